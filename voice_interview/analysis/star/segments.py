"""Cuts an answer into clause-like pieces, with or without full stops.

Recognisers leave out punctuation now and then, whole or from the middle of a file, so stops are
used where they are, then pauses, then the words that open a clause. Pieces are short on purpose: a
cut too many does no harm, since neighbours of one label are joined again (`joined`), a missing one
hides where one part ends and the next begins.
"""

from collections.abc import Sequence

from voice_interview.analysis.reading import COMMA, EDGE, LONG_PAUSE, STOP, Reading
from voice_interview.model import WordRange

LONGEST_JOINED = 30
"""Words."""
SHORTEST_SENTENCE, SHORTEST, LONGEST = 3, 4, 16
"""Words of a piece: up to a stop, up to anything else, and without any sign."""
_CONNECTIVE_AFTER, _PRONOUN_AFTER = 6, 9
"""Words from which on a connective or a pronoun opens a new piece; a comma makes it sooner."""
_CONNECTIVES = frozenset(
    {"and", "so", "but", "then", "because", "after", "when", "since", "now", "which"}
)
_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "it", "there", "that's", "i'm", "we're"})
_HOLDS_ON = _CONNECTIVES | {"that", "what", "if", "who"}
"""A pronoun after one of these opens nothing."""


def cut(reading: Reading) -> tuple[WordRange, ...]:
    """Half-open token ranges that cover the answer; the last piece may be short."""
    pieces: list[WordRange] = []
    first, whole = 0, len(reading.tokens)
    for place in range(1, whole + 1):
        if place == whole or _ends(reading, first, place):
            pieces.append((first, place))
            first = place
    return tuple(pieces)


def joined(
    reading: Reading, pieces: Sequence[WordRange], labels: Sequence[str]
) -> tuple[tuple[int, int], ...]:
    """Ranges of pieces that make one segment: of one label, of one sentence, up to 30 words."""
    found: list[tuple[int, int]] = []
    for number, (start, after) in enumerate(pieces):
        if found:
            first = found[-1][0]
            fits = after - pieces[first][0] <= LONGEST_JOINED
            if fits and labels[first] == labels[number] and not reading.marks[start] & STOP:
                found[-1] = (first, number + 1)
                continue
        found.append((number, number + 1))
    return tuple(found)


def _ends(reading: Reading, first: int, place: int) -> bool:
    """Does a piece that began at `first` end before the token `place`?"""
    mark, length = reading.marks[place], place - first
    if mark & EDGE:
        return True
    if mark & STOP:
        return length >= SHORTEST_SENTENCE
    if mark & LONG_PAUSE:
        return length >= SHORTEST
    if length < SHORTEST or len(reading.tokens) - place < SHORTEST:
        return False
    text, before = reading.tokens[place].text, reading.tokens[place - 1].text
    if text in _CONNECTIVES and before not in _CONNECTIVES:
        return length >= (SHORTEST if mark & COMMA else _CONNECTIVE_AFTER)
    if text in _PRONOUNS and before not in _HOLDS_ON:
        return length >= (_CONNECTIVE_AFTER if mark & COMMA else _PRONOUN_AFTER)
    return length >= LONGEST
