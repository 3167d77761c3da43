"""Words of neighbouring chunks made one row. Pure; knows words and cuts alone.

At a cut in silence the rows simply follow each other. At a hard cut both chunks heard the same
second, each with a word broken off at its edge: the rows change over at a word both have, and where
they have none in common, each place is taken from the side that heard it whole.
"""

from collections.abc import Sequence

from voice_interview.model import Word
from voice_interview.transcription.spoken import Chunk, Cut

_APART_S = 0.4
"""Two hearings of one word lie closer than this; a recogniser's times waver by 0.2 s."""
_EDGE_S = 0.12
"""A word this close to its chunk's edge may be a piece of a longer one."""


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
    shared = _shared(left[first:], right[:last])
    if not shared:
        return [*left[:first], *_merged(left[first:], right[:last], cut), *right[last:]]
    i, j = min(shared, key=lambda pair: abs(_middle(left[first + pair[0]]) - cut.middle_s))
    return [*left[: first + i + 1], *right[j + 1 :]]


def _shared(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[int, int]]:
    """Index pairs of words that both sides heard: the longest common row, closest in time."""
    best: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if i == 0 or j == 0:
                best[i, j] = (0.0, ())
                continue
            choices = [best[i - 1, j], best[i, j - 1]]
            apart_s = abs(_middle(left[i - 1]) - _middle(right[j - 1]))
            if apart_s <= _APART_S and _same(left[i - 1], right[j - 1]):
                gain, row = best[i - 1, j - 1]
                choices.append((gain + 1 - apart_s, (*row, (i - 1, j - 1))))
            best[i, j] = max(choices, key=lambda choice: choice[0])
    return list(best[len(left), len(right)][1])


def _merged(left: Sequence[Word], right: Sequence[Word], cut: Cut) -> list[Word]:
    """Both rows without a word in common: of two that cover each other, the one heard whole."""
    kept = list(left)
    for word in right:
        rivals = [other for other in kept if other in left and _cover(other, word)]
        if not rivals:
            kept.append(word)
            continue
        broken = _start(word) < cut.next_s + _EDGE_S
        whole = all(_end(other) < cut.end_s - _EDGE_S for other in rivals)
        if not broken and (not whole or _middle(word) > cut.middle_s):
            kept = [other for other in kept if other not in rivals]
            kept.append(word)
    return sorted(kept, key=_middle)


def _cover(one: Word, other: Word) -> bool:
    shared_s = min(_end(one), _end(other)) - max(_start(one), _start(other))
    return shared_s > 0.5 * min(_end(one) - _start(one), _end(other) - _start(other))


def _same(one: Word, other: Word) -> bool:
    return plain(one.text) == plain(other.text)


def plain(text: str) -> str:
    """Letters and digits alone, lower case: two chunks write one word differently."""
    return "".join(sign for sign in text.lower() if sign.isalnum()) or text


def _start(word: Word) -> float:
    return 0.0 if word.start is None else word.start


def _end(word: Word) -> float:
    return _start(word) if word.end is None else word.end


def _middle(word: Word) -> float:
    return (_start(word) + _end(word)) / 2
