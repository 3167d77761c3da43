"""Does a pattern fit the place where a phrase stands? Knows no word of any language."""

from collections.abc import Iterator, Sequence

from voice_interview.analysis.reading import (
    COMMA,
    EDGE,
    PAUSE,
    PUNCTUATION,
    QUESTION,
    QUOTE,
    SOUND,
    STOP,
    Reading,
    Token,
)
from voice_interview.model import Case, Neighbour, Pattern

_MARKS = {
    ",": COMMA,
    ".": STOP,
    "?": QUESTION,
    "~": PAUSE,
    "@": SOUND,
    "/": COMMA | STOP | PAUSE | SOUND,
    "^": EDGE,
    '"': QUOTE,
}
_FAR_WORDS = 8


def first_fit(cases: Sequence[Case], reading: Reading, first: int, after: int) -> Case | None:
    """The first case with a pattern that fits around the tokens `first` to before `after`."""
    for case in cases:
        for pattern in case.patterns:
            if fits(pattern, reading, first, after):
                return case
    return None


def fits(pattern: Pattern, reading: Reading, first: int, after: int) -> bool:
    return _stands(pattern.after, reading, after, 1) and _stands(
        pattern.before[::-1], reading, first, -1
    )


def _stands(
    neighbours: Sequence[Neighbour],
    reading: Reading,
    place: int,
    way: int,
    barrier: int = PUNCTUATION,
) -> bool:
    """Do `neighbours`, nearest first, stand from mark number `place` on (way 1) or back (-1)?

    A word counts as a neighbour unless one of the marks in `barrier` stands before it.
    """
    for number, neighbour in enumerate(neighbours):
        mark = reading.marks[place]
        wanted = _MARKS.get(neighbour.sign)
        if wanted is not None:
            if not mark & wanted:
                return False
            barrier = 0
            continue
        if neighbour.sign == "far":
            rest = neighbours[number + 1 :]
            places = _within_sentence(reading, place, way, barrier & STOP)
            return any(_stands(rest, reading, far, way, held) for far, held in places)
        index = place if way > 0 else place - 1
        beside = 0 <= index < len(reading.tokens) and not mark & barrier
        if not _is(neighbour, reading, index if beside else None):
            return False
        place = min(max(place + way, 0), len(reading.tokens))
        barrier = PUNCTUATION
    return True


def _within_sentence(
    reading: Reading, place: int, way: int, barrier: int
) -> Iterator[tuple[int, int]]:
    """Mark numbers from `place`, at most eight words on, and what no neighbour there stands behind.

    A pattern that shows the stop at `place` has no `barrier`: it looks into the next sentence.
    """
    for _ in range(_FAR_WORDS + 1):
        yield place, barrier
        if reading.marks[place] & (barrier | EDGE):
            return
        barrier = STOP
        place += way


def _is(neighbour: Neighbour, reading: Reading, index: int | None) -> bool:
    """`index` is None when no word stands there side by side."""
    if neighbour.sign == "not":
        return index is None or not _in(neighbour, reading, index)
    return index is not None and (neighbour.sign == "any" or _in(neighbour, reading, index))


def _in(neighbour: Neighbour, reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return (
        token.text in neighbour.words
        or (bool(neighbour.endings) and token.text.endswith(neighbour.endings))
        or (neighbour.name and _is_name(token, reading.marks[index]))
    )


def _is_name(token: Token, mark: int) -> bool:
    return token.capital and not mark & STOP and token.text.partition("'")[0] != "i"
