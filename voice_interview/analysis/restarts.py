"""Words said again and words cut off. A lower bound: recognisers tidy most of them away."""

from collections.abc import Sequence

from voice_interview.analysis.reading import STOP, Reading
from voice_interview.model import Restart, Word

LONGEST_WORDS = 4
GAP_S = 1.5
"""Notes on speech, 3.10: exact repeats of one to four words at most this far apart were repairs in
93 to 95 of 100 cases, and half of all repairs."""

_MEANT = frozenset(
    {"very", "really", "so", "too", "much", "many", "more", "far", "long", "again", "never", "ever"}
) | {"no", "yes", "yeah", "okay", "right", "bye", "that", "had", "years", "days", "hours"}
"""Words people double on purpose, or grammar does: "that that", "had had"."""
_HYPHENATED = frozenset({"and", "or", "to"})
"""After a hanging hyphen these make it "short- and long-term"."""


def restarts(words: Sequence[Word], reading: Reading) -> tuple[Restart, ...]:
    """Exact repeats of one to four words, and words that end in a hyphen, in order.

    `reading` has no fillers in it.
    """
    found = []
    texts = [token.text for token in reading.tokens]
    place = 0
    while place < len(reading.tokens):
        length = _repeat(words, reading, texts, place)
        if length:
            found.append(_restart("repeat", words, reading, place, place + length))
            place += length
            continue
        if _cut(reading, place):
            found.append(_restart("cut off", words, reading, place, place + 1))
        place += 1
    return tuple(found)


def _repeat(words: Sequence[Word], reading: Reading, texts: Sequence[str], place: int) -> int:
    """Number of words from `place` on that are said again right after; 0 for none."""
    first = texts[place]
    for length in range(min(LONGEST_WORDS, (len(texts) - place) // 2), 0, -1):
        again = place + length
        if texts[again] != first or texts[place:again] != texts[again : again + length]:
            continue
        if length == 1 and (first in _MEANT or any(sign.isdigit() for sign in first)):
            continue
        if _gap_s(words, reading, again) < GAP_S and not reading.marks[again] & STOP:
            return length
    return 0


def _gap_s(words: Sequence[Word], reading: Reading, place: int) -> float:
    end = words[reading.tokens[place - 1].index].end
    start = words[reading.tokens[place].index].start
    return 0.0 if end is None or start is None else start - end


def _cut(reading: Reading, place: int) -> bool:
    following = reading.tokens[place + 1].text if place + 1 < len(reading.tokens) else ""
    return reading.tokens[place].cut and following not in _HYPHENATED


def _restart(kind: str, words: Sequence[Word], reading: Reading, first: int, after: int) -> Restart:
    span = reading.words(first, after)
    text = " ".join(token.text for token in reading.tokens[first:after])
    return Restart(kind, text, span, words[span[0]].start, words[span[1] - 1].end)
