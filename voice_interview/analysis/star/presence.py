"""What there is of each part: strong, thin or missing, with the segments it rests on."""

from collections.abc import Sequence

from voice_interview.analysis.numbers import quantifies
from voice_interview.analysis.star.cues import Cues
from voice_interview.analysis.star.decode import Decoded
from voice_interview.model import Component, Segment, StarPart, StarWeights

STRONG_WORDS = 12
STRONG_POSTERIOR = 0.6
"""Notes on STAR, 6.7."""

POSSIBLE_POSTERIOR = {"A": 0.1, "R": 0.3}
"""From here on I and we are counted in a piece, or a number is looked for in it: both show over a
whole stretch, of which the beginning and the end are least sure."""

FULL_LENGTH = 200
"""Words of an answer from which on the least words of a part are asked for in full."""

WIDE_SITUATION, NARROW_ACTION, NARROW_RESULT = 0.35, 0.40, 0.08
"""Shares outside of which a remark is due: an aim, not a norm."""


def settled(
    decoded: Decoded, pieces: Sequence[Sequence[str]], weights: StarWeights
) -> tuple[str, ...]:
    """The labels once presence is decided, part by part.

    A part is there from `least_words` expected words on, fewer in a short answer: its words in
    every piece times their chance. One that is there and nowhere the likeliest takes the piece
    where it is likeliest still; one that is not there leaves its pieces to their next label.
    """
    expected = _expected_words(decoded, pieces, weights.labels)
    whole = sum(len(words) for words in pieces)
    scale = min(1.0, whole / FULL_LENGTH)
    least = {label: words * scale for label, words in weights.least_words.items()}
    there = [label for label in weights.labels if expected[label] >= least.get(label, 0.0)]
    places = [weights.labels.index(label) for label in there]
    labels = [
        label if label in there else there[_likeliest([chances[place] for place in places])]
        for label, chances in zip(decoded.labels, decoded.posteriors, strict=True)
    ]
    for label, place in zip(there, places, strict=True):
        spare = [number for number, one in enumerate(labels) if labels.count(one) > 1]
        if spare and label in least and label not in labels:
            best = _likeliest([decoded.posteriors[number][place] for number in spare])
            labels[spare[best]] = label
    return tuple(labels)


def _expected_words(
    decoded: Decoded, pieces: Sequence[Sequence[str]], labels: str
) -> dict[str, float]:
    expected = dict.fromkeys(labels, 0.0)
    for words, chances in zip(pieces, decoded.posteriors, strict=True):
        for label, chance in zip(labels, chances, strict=True):
            expected[label] += chance * len(words)
    return expected


def _likeliest(chances: Sequence[float]) -> int:
    return max(range(len(chances)), key=chances.__getitem__)


def possible(
    label: str,
    pieces: Sequence[Sequence[str]],
    labels: Sequence[str],
    decoded: Decoded,
    weights: StarWeights,
) -> list[str]:
    """The text of every piece that has the label, or may have."""
    place = weights.labels.index(label)
    return [
        " ".join(words)
        for words, one, chances in zip(pieces, labels, decoded.posteriors, strict=True)
        if one == label or chances[place] >= POSSIBLE_POSTERIOR[label]
    ]


def components(
    segments: Sequence[Segment], texts: Sequence[str], cues: Cues
) -> dict[StarPart, Component]:
    sizes = [len(text.split()) for text in texts]
    whole = sum(size for size, segment in zip(sizes, segments, strict=True) if segment.label != "O")
    parts = {}
    for part in StarPart:
        numbers = tuple(n for n, segment in enumerate(segments) if segment.label == part.letter)
        words = sum(sizes[number] for number in numbers)
        sure = _sure(numbers, segments, sizes)
        status = _status(part, words, sure, [texts[number] for number in numbers], cues)
        share = words / whole if whole else 0.0
        parts[part] = Component(status, share, numbers, sure)
    return parts


def none_asked() -> dict[StarPart, Component]:
    """For an answer that tells no story: nothing is there, and nothing is missed."""
    return dict.fromkeys(StarPart, Component("missing", None, ()))


def quantified(texts: Sequence[str]) -> bool | None:
    """Is there a number or a from-to change in the result? None without a result."""
    return quantifies(" ".join(texts)) if texts else None


def ownership(texts: Sequence[str], cues: Cues) -> tuple[int | None, int | None]:
    """How often I and we are said in the action; None without an action."""
    if not texts:
        return None, None
    said = " ".join(texts)
    return len(cues["i"].findall(said)), len(cues["we"].findall(said))


def remarks(row: str, parts: dict[StarPart, Component]) -> tuple[str, ...]:
    """Sentences on order and shares, only where they stand out. `row`: the labels in order."""
    row = row.replace("O", "")
    share = {part: component.share or 0.0 for part, component in parts.items()}
    told = []
    if "A" in row and "S" in row and row.index("A") < row.index("S"):
        told.append("The action begins before the situation is told.")
    if "R" in row and "S" in row[row.index("R") :] and row.index("R") > 0:
        told.append("The answer returns to the situation after the result.")
    if share[StarPart.SITUATION] > WIDE_SITUATION:
        told.append("The situation takes more than a third of the story.")
    if 0 < share[StarPart.ACTION] < NARROW_ACTION:
        told.append("What was done takes less than two fifths of the story.")
    if 0 < share[StarPart.RESULT] < NARROW_RESULT:
        told.append("The result is told in a few words only.")
    return tuple(told)


def _sure(
    numbers: Sequence[int], segments: Sequence[Segment], sizes: Sequence[int]
) -> float | None:
    """The chance of the label, over the words."""
    words = sum(sizes[number] for number in numbers)
    sure = sum(sizes[number] * segments[number].confidence for number in numbers)
    return sure / words if words else None


def _status(
    part: StarPart, words: int, sure: float | None, texts: Sequence[str], cues: Cues
) -> str:
    """`sure` is what says "unsure" too: nothing is strong and unsure."""
    if not texts:
        return "missing"
    if words < STRONG_WORDS or (sure or 0.0) < STRONG_POSTERIOR:
        return "thin"
    own, _ = ownership(texts, cues)
    return "thin" if part is StarPart.ACTION and not own else "strong"
