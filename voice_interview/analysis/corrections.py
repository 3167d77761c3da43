"""What the user corrected, laid over what the recogniser wrote. Neither changes the other.

Corrections are anchored to the recogniser's words, so the same ones fit any transcript of the take
as far as its words still match; the others rest until they do again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from voice_interview.analysis.alignment import bare
from voice_interview.analysis.anchors import anchor, find
from voice_interview.model import (
    CorrectedWords,
    Hearing,
    PartCorrection,
    Review,
    Word,
    WordCorrection,
    WordRange,
)


@dataclass(frozen=True, slots=True)
class Corrected:
    words: tuple[Word, ...]
    heard: tuple[WordRange, ...]
    """Of each word now, the recogniser's words that it stands for."""
    changed: tuple[CorrectedWords, ...]
    labels: dict[int, str]
    """Words now whose part of the story the user named."""
    resting: int
    """Corrections whose words are not found, or found at a place that another one has."""


def corrected(words: Sequence[Word], review: Review) -> Corrected:
    """`words` as the recogniser wrote them."""
    found = {one: find(one.at, words) for one in review.words}
    placed = sorted((span, one.meant) for one, span in found.items() if span is not None)
    now: list[Word] = []
    heard: list[WordRange] = []
    changed: list[CorrectedWords] = []
    done = 0
    for span, meant in placed:
        first, after = span
        if first < done:
            continue
        now += words[done:first]
        heard += [(n, n + 1) for n in range(done, first)]
        put = _shared_out(meant, words[first], words[after - 1])
        changed.append(
            CorrectedWords(
                (len(now), len(now) + len(put)), " ".join(word.text for word in words[first:after])
            )
        )
        now += put
        heard += [span] * len(put)
        done = after
    now += words[done:]
    heard += [(n, n + 1) for n in range(done, len(words))]
    labels, lost = _labels(words, heard, review)
    needless = sum(span is None and _written(one, words) for one, span in found.items())
    resting = len(found) - len(changed) - needless + lost
    return Corrected(tuple(now), tuple(heard), tuple(changed), labels, resting)


def applied(hearing: Hearing, review: Review) -> tuple[Hearing, Corrected]:
    """The hearing with its words as the user corrected them."""
    fixed = corrected(hearing.transcript.words, review)
    return replace(hearing, transcript=replace(hearing.transcript, words=fixed.words)), fixed


def correct(review: Review, words: Sequence[Word], number: int, meant: str) -> Review:
    """The user says what word `number`, as it reads now, really was.

    `words` are the recogniser's. An empty `meant`, or what was heard, takes a correction back.
    """
    first, after = corrected(words, review).heard[number]
    kept = tuple(one for one in review.words if not _meets(find(one.at, words), (first, after)))
    heard = " ".join(word.text for word in words[first:after])
    if meant in ("", heard):
        return replace(review, words=kept)
    return replace(review, words=(*kept, WordCorrection(anchor(words, (first, after)), meant)))


def part_begins(
    review: Review, words: Sequence[Word], labels: Sequence[str], number: int
) -> Review:
    """The part of the story that word `number` is in begins with it: what stands before it there
    goes to the part before. Unchanged where there is none, or it begins there already.

    `labels` are those of all words as they read now; `words` are the recogniser's.
    """
    first = number
    while first > 0 and labels[first - 1] == labels[number]:
        first -= 1
    if first == 0 or first == number:
        return review
    return _relabelled(review, words, (first, number), labels[first - 1])


def next_begins(
    review: Review, words: Sequence[Word], labels: Sequence[str], number: int
) -> Review:
    """The next part begins with word `number`: it and the rest of its own part go there.

    Unchanged where there is none. Otherwise as `part_begins`.
    """
    after = number
    while after < len(labels) and labels[after] == labels[number]:
        after += 1
    if after == len(labels):
        return review
    return _relabelled(review, words, (number, after), labels[after])


def _written(one: WordCorrection, words: Sequence[Word]) -> bool:
    """The recogniser wrote by itself what the user meant."""
    meant = bare([Word(text) for text in one.meant.split()])
    return find(replace(one.at, words=tuple(meant)), words) is not None


def _shared_out(meant: str, first: Word, last: Word) -> list[Word]:
    """The words of `meant`, each with an even share of the time."""
    texts = meant.split()
    if first.start is None or last.end is None:
        return [Word(text) for text in texts]
    each_s = (last.end - first.start) / len(texts)
    edges = [first.start + n * each_s for n in range(len(texts))] + [last.end]
    return [Word(text, edges[n], edges[n + 1]) for n, text in enumerate(texts)]


def _meets(one: WordRange | None, other: WordRange) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _labels(
    words: Sequence[Word], heard: Sequence[WordRange], review: Review
) -> tuple[dict[int, str], int]:
    """The user's label of each word now, and how many of the user's marks are not found."""
    labels: dict[int, str] = {}
    lost = 0
    for one in review.parts:
        span = _span(words, one)
        if span is None:
            lost += 1
            continue
        labels |= {n: one.label for n, place in enumerate(heard) if _meets(place, span)}
    return labels, lost


def _span(words: Sequence[Word], mark: PartCorrection) -> WordRange | None:
    first, last = find(mark.first, words), find(mark.last, words)
    if first is None or last is None or first[0] > last[0]:
        return None
    return first[0], last[1]


def _relabelled(review: Review, words: Sequence[Word], span: WordRange, label: str) -> Review:
    """`span` in words as they read now. A mark that lies inside the new one is dropped."""
    heard = corrected(words, review).heard
    first, last = heard[span[0]], heard[span[1] - 1]
    whole = first[0], last[1]
    kept = []
    for one in review.parts:
        its = _span(words, one)
        if its is None or not (whole[0] <= its[0] and its[1] <= whole[1]):
            kept.append(one)
    mark = PartCorrection(anchor(words, first), anchor(words, last), label)
    return replace(review, parts=(*kept, mark))
