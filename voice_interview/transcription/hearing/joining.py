"""Neighbouring chunks made one row: their words, voice, filled pauses and unclear sounds. Pure.

At a cut in silence the rows simply follow each other. At a hard cut both chunks heard the same
second, each with a word broken off at its edge: the rows change over at a word both have, and where
they have none in common, each place is taken from the side that heard it whole.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, product

from voice_interview.listening.sound.activity import merged
from voice_interview.model import FilledPause, Interval, Word
from voice_interview.transcription.chunk import Chunk, Cut

_APART_S = 0.4
"""Two hearings of one word lie closer than this; a recogniser's times waver by 0.2 s."""
_EDGE_S = 0.12
"""A word this close to its chunk's edge may be a piece of a longer one."""
_LONELY = 1.0
_LONELY_AT_EDGE = 0.25
"""Costs of pairing a word with none, beside which a pair costs its seconds apart."""


def join(chunks: Sequence[Chunk]) -> tuple[Word, ...]:
    """All words in order, none lost, doubled or moved at the cuts."""
    words: list[Word] = []
    before: Cut | None = None
    for chunk in chunks:
        if before is None or before.next_s >= before.end_s:
            words += chunk.words
        else:
            words = _joined(words, chunk.words, before)
        before = chunk.cut
    return in_order(words)


def join_voice(chunks: Sequence[Chunk]) -> tuple[Interval, ...]:
    """Where somebody speaks; of sound that was heard twice, each side gives what it knows best."""
    return merged(
        piece for chunk, own in _each_with_its_own(chunks) for piece in _voice(chunk, own)
    )


def join_unchecked(chunks: Sequence[Chunk]) -> tuple[Interval, ...]:
    """Where words do not fit the sound: from the first voice to the last of such chunks in a row.

    A chunk of words without voice counts whole.
    """
    found = []
    for fits, row in groupby(_each_with_its_own(chunks), lambda pair: pair[0].heard_all):
        if not fits:
            pieces = [
                piece
                for chunk, own in row
                for piece in _voice(chunk, own) or [Interval(own.start, chunk.cut.end_s)]
            ]
            found.append(Interval(pieces[0].start, pieces[-1].end))
    return tuple(found)


def join_pauses(chunks: Sequence[Chunk]) -> tuple[FilledPause, ...]:
    """Likewise, all filled pauses in order."""
    return tuple(
        pause
        for chunk, own in _each_with_its_own(chunks)
        for pause in chunk.filled_pauses
        if own.start <= (pause.start + pause.end) / 2 < own.end
    )


def join_unclear(chunks: Sequence[Chunk]) -> tuple[Interval, ...]:
    """Likewise, all sounds that are no voice."""
    return tuple(
        one
        for chunk, own in _each_with_its_own(chunks)
        for one in chunk.unclear
        if own.start <= (one.start + one.end) / 2 < own.end
    )


def _each_with_its_own(chunks: Sequence[Chunk]) -> Iterator[tuple[Chunk, Interval]]:
    """Each chunk with the time that it alone speaks for."""
    ends = [*(chunk.known_s for chunk in chunks[1:]), math.inf]
    for chunk, start_s, end_s in zip(chunks, [0.0, *ends], ends, strict=False):
        yield chunk, Interval(start_s, end_s)


def _voice(chunk: Chunk, own: Interval) -> list[Interval]:
    return [
        Interval(max(piece.start, own.start), min(piece.end, own.end))
        for piece in chunk.voice
        if piece.start < own.end and own.start < piece.end
    ]


def in_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """No word starts before the one before it, and none ends before it starts."""
    row: list[Word] = []
    floor = 0.0
    for word in words:
        if word.start is None or word.end is None:
            row.append(word)
            continue
        start = max(word.start, floor)
        end = max(word.end, start)
        row.append(Word(word.text, start, end, word.confidence))
        floor = start
    return tuple(row)


def _joined(left: Sequence[Word], right: Sequence[Word], cut: Cut) -> list[Word]:
    first = next((i for i, w in enumerate(left) if _end(w) > cut.next_s - _APART_S), len(left))
    last = next((i for i, w in enumerate(right) if _start(w) > cut.end_s + _APART_S), len(right))
    zone = _Zone(left[first:], right[:last], cut)
    return [*left[:first], *zone.joined(), *right[last:]]


@dataclass(frozen=True, slots=True)
class _Zone:
    """What both sides made of the sound around one hard cut."""

    left: Sequence[Word]
    right: Sequence[Word]
    cut: Cut

    def joined(self) -> list[Word]:
        shared = self._shared()
        if not shared:
            return self._merged()
        i, j = min(shared, key=lambda pair: self._off_centre_s(*pair))
        return [*self.left[: i + 1], *self.right[j + 1 :]]

    def _shared(self) -> tuple[tuple[int, int], ...]:
        """Index pairs of words both sides heard: the cheapest pairing in order.

        A pair costs its distance in time. A word without partner costs more, but little where the
        other side could not hear it whole.
        """
        costs: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {
            (0, 0): (0.0, ())
        }
        for i, j in product(range(len(self.left) + 1), range(len(self.right) + 1)):
            ways = []
            if i:
                cost, pairs = costs[i - 1, j]
                ways.append((cost + self._alone(self.left[i - 1]), pairs))
            if j:
                cost, pairs = costs[i, j - 1]
                ways.append((cost + self._alone(self.right[j - 1]), pairs))
            if i and j and _same(self.left[i - 1], self.right[j - 1]):
                cost, pairs = costs[i - 1, j - 1]
                apart_s = abs(_middle(self.left[i - 1]) - _middle(self.right[j - 1]))
                ways.append((cost + apart_s, (*pairs, (i - 1, j - 1))))
            if ways:
                costs[i, j] = min(ways)
        return costs[len(self.left), len(self.right)][1]

    def _alone(self, word: Word) -> float:
        within = not self._begun(word) and not self._cut_off(word)
        return _LONELY if within else _LONELY_AT_EDGE

    def _off_centre_s(self, i: int, j: int) -> float:
        return abs((_middle(self.left[i]) + _middle(self.right[j])) / 2 - self.cut.middle_s)

    def _cut_off(self, word: Word) -> bool:
        return _end(word) > self.cut.end_s - _EDGE_S

    def _begun(self, word: Word) -> bool:
        return _start(word) < self.cut.next_s + _EDGE_S

    def _merged(self) -> list[Word]:
        """Both rows without a word in common: of two that cover each other, the one heard whole."""
        left, right = list(self.left), []
        for word in self.right:
            rivals = [other for other in left if _cover(other, word)]
            broken = [other for other in rivals if self._cut_off(other)]
            late = _middle(word) > self.cut.middle_s
            if not rivals or (not self._begun(word) and (broken or late)):
                left = [other for other in left if other not in (broken or rivals)]
                right.append(word)
        return list(merge(left, right, key=_middle))


def _cover(one: Word, other: Word) -> bool:
    shared_s = min(_end(one), _end(other)) - max(_start(one), _start(other))
    return shared_s > 0.5 * min(_end(one) - _start(one), _end(other) - _start(other))


def _same(one: Word, other: Word) -> bool:
    close = abs(_middle(one) - _middle(other)) <= _APART_S
    return close and plain(one.text) == plain(other.text)


def plain(text: str) -> str:
    """Letters and digits alone, lower case: two chunks write one word differently."""
    return "".join(sign for sign in text.lower() if sign.isalnum()) or text


def _start(word: Word) -> float:
    return 0.0 if word.start is None else word.start


def _end(word: Word) -> float:
    return _start(word) if word.end is None else word.end


def _middle(word: Word) -> float:
    return (_start(word) + _end(word)) / 2
