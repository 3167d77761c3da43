"""Is a past event told at all, and if not, what is the answer instead?

In real interviews only about one reply in four to "tell me about a time" was a story (Bangerter et
al. 2014; notes on STAR, 1c): an answer of another kind is named, not scolded.
"""

from collections.abc import Collection, Iterable, Sequence

_EVENTS = frozenset({"i_past", "we_past", "asked_them", "i_tell_now", "they_past", "was_ing"})
_OWN = frozenset({"i_past", "we_past", "asked_them", "i_tell_now"})
_UNREAL = frozenset({"would", "plan"})
_HABIT = "usually"
"""“We always talked about it” tells no single event."""

_LEAST_TOLD = 0.3
_LEAST_STARRED = 0.4
_LEAST_INTRODUCED = 0.5
_LEAST_RIVAL = 0.2
"""Shares of the words; chosen on the answers in tests/data/star."""
_FEW_I = 0.3
"""An explanation hardly speaks of oneself."""


def kind(lengths: Sequence[int], seen: Sequence[Collection[str]], labels: Sequence[str]) -> str:
    """story, opinion, plan, explanation, introduction or unknown.

    One of each for a segment: its number of words, its families, its likeliest label.
    """
    whole = sum(lengths) or 1

    def share(chosen: Iterable[bool]) -> float:
        return sum(size for size, one in zip(lengths, chosen, strict=True) if one) / whole

    told = share(_tells(families, _EVENTS) for families in seen)
    unreal = share(
        not _UNREAL.isdisjoint(families) and _EVENTS.isdisjoint(families) for families in seen
    )
    introduced = share("self" in families for families in seen)
    if introduced > _LEAST_INTRODUCED and told < _LEAST_INTRODUCED + introduced / 4:
        return "introduction"
    starred = share(label != "O" for label in labels)
    own = any(_tells(families, _OWN) for families in seen)
    if told >= max(_LEAST_TOLD, unreal) and starred >= _LEAST_STARRED and own:
        return "story"
    of_oneself = share("i" in families for families in seen)
    rivals = {
        "plan": unreal,
        "introduction": introduced,
        "opinion": share("opinion" in families for families in seen),
        "explanation": share("explain" in families and of_oneself < _FEW_I for families in seen),
    }
    likeliest = max(rivals, key=lambda name: rivals[name])
    return likeliest if rivals[likeliest] >= _LEAST_RIVAL else "unknown"


def _tells(families: Collection[str], events: Collection[str]) -> bool:
    return _HABIT not in families and any(event in families for event in events)
