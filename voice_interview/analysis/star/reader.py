"""From words to Star: the room's one entrance."""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise

from voice_interview.analysis.numbers import quantifies
from voice_interview.analysis.reading import Reading
from voice_interview.analysis.star import presence
from voice_interview.analysis.star.cues import Cues, compiled
from voice_interview.analysis.star.decode import Decoded, decode
from voice_interview.analysis.star.features import families, features, openings, word_feature
from voice_interview.analysis.star.gate import UNFIT, UNKNOWN, kind
from voice_interview.analysis.star.order import Added, in_story
from voice_interview.analysis.star.segments import cut, joined
from voice_interview.model import Segment, Star, StarCue, StarWeights, Word, WordRange

FEWEST_WORDS = 15
"""Less than this holds no story that could be read."""
KNOWN_SHARE = 0.4
"""Of the words, those that the weights were learnt with. Of fifteen words in a row .67 and more by
every voice never learnt from, .48 in a sentence crammed with names of drugs or of software."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """An answer cut, looked at and labelled, before any of it is shown."""

    spans: tuple[WordRange, ...]
    """Token ranges."""
    words: tuple[tuple[str, ...], ...]
    seen: tuple[frozenset[str], ...]
    """The families found in each."""
    order: tuple[int, ...]
    """Their numbers in the order of the story: where nothing was added, as they were said."""
    decoded: Decoded


def read(
    words: Sequence[Word],
    reading: Reading,
    rules: Sequence[StarCue | StarWeights],
    said: Mapping[int, str] | None = None,
    added: Sequence[Added] = (),
) -> Star:
    """What the answer tells. `reading` is English and has no filled pauses in it.

    `said` are words whose part the user named; it stands above what is read from them. `added`:
    where the answers to follow-ups begin, in order.
    """
    weights = next((rule for rule in rules if isinstance(rule, StarWeights)), None)
    if len(reading.tokens) < FEWEST_WORDS or weights is None or not _known(reading, weights):
        return unread()
    cues = compiled(rule for rule in rules if isinstance(rule, StarCue))
    pieces = look(reading, cues, weights, added)
    told = kind([len(words) for words in pieces.words], pieces.seen, pieces.decoded, weights)
    labels = presence.settled(pieces.decoded, pieces.words, weights) if told == "story" else None
    segments, texts, seen = _segments(words, reading, pieces, labels, weights)
    if told != "story":
        return Star(False, told, presence.none_asked(), segments, None, None, None, None)
    if said:
        segments, texts, seen = _as_said(words, reading, segments, seen, said)
    lesson = [n for n, names in enumerate(seen) if "lesson" in names]
    action, result = _texts_of("A", segments, texts), _texts_of("R", segments, texts)
    if action and not said:
        action = presence.possible("A", pieces.words, labels or (), pieces.decoded, weights)
    if result and not said:
        result = presence.possible("R", pieces.words, labels or (), pieces.decoded, weights)
    learned = segments[lesson[-1]].words if lesson else None
    row = _row(segments, reading, pieces)
    return _story(segments, texts, action, result, cues, learned, row)


def _known(reading: Reading, weights: StarWeights) -> bool:
    """Whether these are words at all, as far as the reader can know."""
    known = sum(word_feature(token.text) in weights.scores for token in reading.tokens)
    return known >= KNOWN_SHARE * len(reading.tokens)


def look(reading: Reading, cues: Cues, weights: StarWeights, added: Sequence[Added] = ()) -> Pieces:
    """The pieces of `reading` with their likeliest labels."""
    spans = cut(reading)
    words = tuple(tuple(token.text for token in reading.tokens[a:b]) for a, b in spans)
    seen = tuple(families(words, cues))
    begins = [one.first for one in added]
    turns = [bisect(begins, reading.tokens[first].index) for first, _ in spans]
    own = [number for number, turn in enumerate(turns) if not turn]
    labels = _decoded(own, words, seen, weights).labels if added else ()
    order = in_story(turns, labels, added)
    decoded = _decoded(order, words, seen, weights)
    back = sorted(range(len(order)), key=order.__getitem__)
    as_said = Decoded(
        tuple(decoded.labels[n] for n in back), tuple(decoded.posteriors[n] for n in back)
    )
    return Pieces(spans, words, seen, order, as_said)


def _decoded(
    order: Sequence[int],
    words: Sequence[tuple[str, ...]],
    seen: Sequence[frozenset[str]],
    weights: StarWeights,
) -> Decoded:
    """Of the pieces with these numbers, in this order."""
    words, seen = [words[number] for number in order], [seen[number] for number in order]
    return decode(features(words, seen), openings(words, seen), weights)


def _row(segments: Sequence[Segment], reading: Reading, pieces: Pieces) -> str:
    """The labels of `segments` in the order of the story."""
    starts = [reading.tokens[first].index for first, _ in pieces.spans]

    def place(segment: Segment) -> int:
        return pieces.order.index(max(0, bisect(starts, segment.words[0]) - 1))

    return "".join(segment.label for segment in sorted(segments, key=place))


def unread() -> Star:
    """For answers of a few words, or in a language the reader does not know."""
    return Star(False, UNKNOWN, presence.none_asked(), (), None, None, None, None)


def withheld() -> Star:
    """For words that were recognised from sound they cannot be trusted in."""
    return replace(unread(), kind=UNFIT)


def _story(
    segments: tuple[Segment, ...],
    texts: Sequence[str],
    action: Sequence[str],
    result: Sequence[str],
    cues: Cues,
    lesson: WordRange | None,
    row: str,
) -> Star:
    """`action`: what I and we are counted in; `result`: where a number is looked for; `row`: the
    labels in the order of the story."""
    parts = presence.components(segments, texts, cues)
    i_count, we_count = presence.ownership(action, cues)
    return Star(
        story=True,
        kind="story",
        components=parts,
        segments=segments,
        quantified_result=presence.quantified(result),
        i_count=i_count,
        we_count=we_count,
        lesson=lesson,
        notes=presence.remarks(row, parts),
        number=next(_that("R", segments, texts, quantifies), None),
        we_said=tuple(_that("A", segments, texts, lambda t: bool(cues["we"].search(t)))),
    )


def _that(
    label: str, segments: Sequence[Segment], texts: Sequence[str], holds: Callable[[str], bool]
) -> Iterator[WordRange]:
    """Where the segments of this label are of which that is true."""
    for segment, text in zip(segments, texts, strict=True):
        if segment.label == label and holds(text):
            yield segment.words


def _segments(
    words: Sequence[Word],
    reading: Reading,
    pieces: Pieces,
    labels: Sequence[str] | None,
    weights: StarWeights,
) -> tuple[tuple[Segment, ...], list[str], list[frozenset[str]]]:
    """Segments, their plain words and families. `labels` None: no story, all of it is O."""
    labels = labels or ["O"] * len(pieces.spans)
    groups = joined(reading, pieces.spans, labels)
    starts = [0, *(reading.tokens[pieces.spans[first][0]].index for first, _ in groups[1:])]
    segments, texts, seen = [], [], []
    for (first, after), span in zip(groups, _spans(starts, len(words)), strict=True):
        place = weights.labels.index(labels[first])
        sizes = [len(piece) for piece in pieces.words[first:after]]
        chances = [row[place] for row in pieces.decoded.posteriors[first:after]]
        sure = sum(size * chance for size, chance in zip(sizes, chances, strict=True)) / sum(sizes)
        times = words[span[0]].start, words[span[1] - 1].end
        segments.append(Segment(span, *times, labels[first], min(1.0, sure)))
        texts.append(" ".join(" ".join(piece) for piece in pieces.words[first:after]))
        seen.append(frozenset().union(*pieces.seen[first:after]))
    return tuple(segments), texts, seen


def _as_said(
    words: Sequence[Word],
    reading: Reading,
    segments: Sequence[Segment],
    seen: Sequence[frozenset[str]],
    said: Mapping[int, str],
) -> tuple[tuple[Segment, ...], list[str], list[frozenset[str]]]:
    """The same, cut and named anew where the user spoke."""
    found, families_of = [], []
    for segment, names in zip(segments, seen, strict=True):
        for label, run in groupby(range(*segment.words), said.get):
            numbers = list(run)
            span = numbers[0], numbers[-1] + 1
            times = words[span[0]].start, words[span[1] - 1].end
            sure = segment.confidence if label is None else 1.0
            found.append(Segment(span, *times, label or segment.label, sure))
            families_of.append(names)
    spoken: list[list[str]] = [[] for _ in words]
    for token in reading.tokens:
        spoken[token.index].append(token.text)
    texts = [" ".join(chain.from_iterable(spoken[slice(*one.words)])) for one in found]
    return tuple(found), texts, families_of


def _spans(starts: Sequence[int], end: int) -> Iterator[WordRange]:
    """Word ranges that leave no word out: a filled pause goes with what was said before it."""
    for start, after in pairwise([*starts, end]):
        yield start, max(after, start + 1)


def _texts_of(label: str, segments: Sequence[Segment], texts: Sequence[str]) -> list[str]:
    return [text for text, one in zip(texts, segments, strict=True) if one.label == label]
