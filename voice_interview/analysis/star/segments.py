"""Cuts an answer into sentence-like stretches, with or without full stops.

Recognisers leave out punctuation now and then, whole or from the middle of a file (notes on STAR,
3), so stops are used where they are, then pauses, then connectives.
"""

from voice_interview.analysis.reading import COMMA, LONG_PAUSE, STOP, Reading
from voice_interview.model import WordRange

SHORTEST, LONGEST = 6, 30
"""Words; notes on STAR, 3."""
SHORTEST_SENTENCE = 4
"""A sentence of its own may be shorter than a piece of one: "It worked in the end."."""
_STARTS = frozenset({"and", "so", "but", "then", "because", "after", "when", "since", "now"})
_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "it", "there", "that's", "i'm", "we're"})
_CONNECTIVE_AFTER, _PRONOUN_AFTER = 12, 18
"""Words from which on a connective or a pronoun opens a new piece (notes on STAR, 3)."""


def cut(reading: Reading) -> tuple[WordRange, ...]:
    """Half-open token ranges that cover the answer; the last piece may be short."""
    pieces: list[WordRange] = []
    for first, after in _sentences(reading):
        pieces += _pieces(reading, first, after)
    return tuple(pieces)


def _sentences(reading: Reading) -> list[WordRange]:
    """Stretches between stops; one shorter than four words joins the sentence before it."""
    found: list[WordRange] = []
    first = 0
    for after in range(1, len(reading.tokens) + 1):
        if not reading.marks[after] & STOP:
            continue
        if found and after - first < SHORTEST_SENTENCE:
            found[-1] = (found[-1][0], after)
        else:
            found.append((first, after))
        first = after
    if len(found) > 1 and found[0][1] < SHORTEST_SENTENCE:
        found[:2] = [(0, found[1][1])]
    return found


def _pieces(reading: Reading, first: int, after: int) -> list[WordRange]:
    found = []
    while after - first > LONGEST or _has_pause(reading, first, after):
        place = _best_cut(reading, first, after)
        if place is None:
            break
        found.append((first, place))
        first = place
    return [*found, (first, after)]


def _has_pause(reading: Reading, first: int, after: int) -> bool:
    inner = range(first + SHORTEST, min(first + LONGEST, after - SHORTEST) + 1)
    return after - first > _CONNECTIVE_AFTER and any(reading.marks[p] & LONG_PAUSE for p in inner)


def _best_cut(reading: Reading, first: int, after: int) -> int | None:
    """Where the first piece of a long sentence ends."""
    last = min(first + LONGEST, after - SHORTEST)
    connective = pronoun = None
    for place in range(first + SHORTEST, last + 1):
        mark, text = reading.marks[place], reading.tokens[place].text
        if mark & LONG_PAUSE:
            return place
        if text in _STARTS and (mark & COMMA or place - first >= _CONNECTIVE_AFTER):
            connective = connective or place
        elif text in _PRONOUNS and place - first >= _PRONOUN_AFTER:
            pronoun = pronoun or place
    return connective or pronoun or (last if after - first > LONGEST else None)
