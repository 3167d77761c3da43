"""Is a past event told at all, and if not, what is the answer instead?

In real interviews only about one reply in four to "tell me about a time" was a story (Bangerter et
al. 2014): an answer of another kind is named, not scolded.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from voice_interview.analysis.star.decode import Decoded
from voice_interview.analysis.star.features import Features
from voice_interview.model import StarWeights

UNKNOWN = "unknown"
UNFIT = "unfit"
"""Nothing is read, since the sound that the words were recognised from is not fit for it."""
_EVENTS = frozenset({"i_past", "we_past", "asked_them", "i_tell_now", "they_past", "was_ing"})
"""Without any of these nothing was told."""
_LEAST_SEEN = 0.1
"""Share of the words in pieces of which anything is known; less is no English speech."""


def kind(
    lengths: Sequence[int],
    seen: Sequence[Collection[str]],
    decoded: Decoded,
    weights: StarWeights,
) -> str:
    """story, opinion, plan, explanation, introduction or unknown.

    Of each piece: its number of words, its families, its labels.
    """
    known = sum(size for size, names in zip(lengths, seen, strict=True) if names)
    if known < _LEAST_SEEN * sum(lengths):
        return UNKNOWN
    found = signs(lengths, seen, decoded, weights.labels)
    totals = [0.0] * len(weights.kinds)
    for name, value in found.items():
        for number, weight in enumerate(weights.signs.get(name, ())):
            totals[number] += value * weight
    if not any(_EVENTS & set(names) for names in seen):
        totals[0] = min(totals) - 1
    return weights.kinds[totals.index(max(totals))]


def signs(
    lengths: Sequence[int],
    seen: Sequence[Collection[str]],
    decoded: Decoded,
    labels: str,
) -> Features:
    """Of the whole answer: the share of its words in pieces of each family, and of each label."""
    whole = sum(lengths) or 1
    shares: defaultdict[str, float] = defaultdict(float)
    for size, names, chances in zip(lengths, seen, decoded.posteriors, strict=True):
        for name in names:
            shares[name] += size
        for label, chance in zip(labels, chances, strict=True):
            shares[f"label:{label}"] += size * chance
    return {"bias": 1.0, **{name: share / whole for name, share in shares.items()}}
