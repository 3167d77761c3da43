"""From words to Star: the room's one entrance."""

import itertools
from collections.abc import Iterator, Sequence

from voice_interview.analysis.reading import Reading
from voice_interview.analysis.star import presence
from voice_interview.analysis.star.cues import Cues, compiled, found
from voice_interview.analysis.star.decode import decode
from voice_interview.analysis.star.features import features
from voice_interview.analysis.star.gate import kind
from voice_interview.analysis.star.segments import cut
from voice_interview.analysis.star.weights import BY_HAND, Weights
from voice_interview.model import Segment, Star, StarCue, Word, WordRange

FEWEST_WORDS = 15
"""Less than this holds no story that could be read."""


def read(
    words: Sequence[Word],
    reading: Reading,
    rules: Sequence[StarCue],
    weights: Weights = BY_HAND,
) -> Star:
    """What the answer tells. `reading` is English and has no filled pauses in it."""
    if len(reading.tokens) < FEWEST_WORDS or not rules:
        return unread()
    cues = compiled(rules)
    pieces = cut(reading)
    texts = [" ".join(token.text for token in reading.tokens[a:b]) for a, b in pieces]
    seen = [found(text, cues) for text in texts]
    labelled = decode(features(texts, seen), weights)
    told = kind([b - a for a, b in pieces], seen, [label for label, _ in labelled])
    if told != "story":
        labelled = [("O", 1.0)] * len(labelled)
    segments = tuple(
        Segment(span, words[span[0]].start, words[span[1] - 1].end, label, sure)
        for span, (label, sure) in zip(_spans(words, reading, pieces), labelled, strict=True)
    )
    if told != "story":
        return Star(False, told, presence.none_asked(), segments, None, None, None, None)
    lesson = [n for n, families in enumerate(seen) if "lesson" in families]
    return _story(segments, texts, cues, segments[lesson[-1]].words if lesson else None)


def unread() -> Star:
    """For answers of a few words, or in a language the reader does not know."""
    return Star(False, "unknown", presence.none_asked(), (), None, None, None, None)


def _story(
    segments: tuple[Segment, ...], texts: Sequence[str], cues: Cues, lesson: WordRange | None
) -> Star:
    parts = presence.components(segments, texts, cues)
    i_count, we_count = presence.ownership(_texts_of("A", segments, texts), cues)
    return Star(
        story=True,
        kind="story",
        components=parts,
        segments=segments,
        quantified_result=presence.quantified(_texts_of("R", segments, texts), cues),
        i_count=i_count,
        we_count=we_count,
        lesson=lesson,
        notes=presence.remarks(segments, parts),
    )


def _spans(
    words: Sequence[Word], reading: Reading, pieces: Sequence[WordRange]
) -> Iterator[WordRange]:
    """Word ranges that leave no word out: a filled pause goes with what was said before it."""
    starts = [0, *(reading.tokens[first].index for first, _ in pieces[1:])]
    for start, after in itertools.pairwise([*starts, len(words)]):
        yield start, max(after, start + 1)


def _texts_of(label: str, segments: Sequence[Segment], texts: Sequence[str]) -> list[str]:
    return [text for text, one in zip(texts, segments, strict=True) if one.label == label]
