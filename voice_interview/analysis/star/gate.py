"""Is a past event told at all, and if not, what is the answer instead?

In real interviews only about one reply in four to "tell me about a time" was a story (Bangerter et
al. 2014; notes on STAR, 1c): an answer of another kind is named, not scolded.
"""

from collections.abc import Collection, Sequence

_EVENTS = frozenset({"i_past", "we_past", "asked_them", "i_tell_now", "they_past", "was_ing"})
_OWN = frozenset({"i_past", "we_past", "asked_them", "i_tell_now"})
_UNREAL = frozenset({"would", "plan"})
_LEAST_SHARE = 0.3
"""Of the words, in segments that tell an event."""
_LEAST_RIVAL = 0.2


def kind(lengths: Sequence[int], seen: Sequence[Collection[str]], labels: Sequence[str]) -> str:
    """story, opinion, plan, explanation, introduction or unknown.

    One of each for a segment: its number of words, its families, its likeliest label.
    """
    whole = sum(lengths) or 1

    def share(*names: str) -> float:
        held = (
            size
            for size, here in zip(lengths, seen, strict=True)
            if not set(names).isdisjoint(here)
        )
        return sum(held) / whole

    told = share(*_EVENTS)
    starred = sum(size for size, label in zip(lengths, labels, strict=True) if label != "O") / whole
    unreal = (
        sum(
            size
            for size, here in zip(lengths, seen, strict=True)
            if not _UNREAL.isdisjoint(here) and _EVENTS.isdisjoint(here)
        )
        / whole
    )
    introduced = share("self")
    own = sum(not _OWN.isdisjoint(here) for here in seen)
    if introduced > 0.5 and told < 0.5 + introduced / 4:
        return "introduction"
    if told >= _LEAST_SHARE and own and starred >= 0.4 and told >= unreal:
        return "story"
    rivals = {
        "plan": unreal,
        "introduction": introduced,
        "opinion": share("opinion"),
        "explanation": share("explain") if share("i") < 0.3 else 0.0,
    }
    likeliest = max(rivals, key=lambda name: rivals[name])
    return likeliest if rivals[likeliest] >= _LEAST_RIVAL else "unknown"
