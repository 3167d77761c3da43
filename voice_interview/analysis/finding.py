"""Words looked for in what was said: what a search means, and where in an answer it is met.

The library's index finds the takes by the same phrases, so that both agree. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from voice_interview.model import Word, WordRange
from voice_interview.text import tokens

Phrase = tuple[str, ...]
"""Words in a row; of the last one the beginning is enough."""

AROUND = 6
"""Words shown on each side of a match."""

_PIECES = re.compile(r'"([^"]*)"?|([^\s"]+)')


def phrases(text: str) -> tuple[Phrase, ...]:
    """What is looked for: every word, and as a whole what stands between double quotes."""
    pieces = (tuple(tokens(quoted or plain)) for quoted, plain in _PIECES.findall(text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def find(words: Sequence[Word], text: str) -> tuple[WordRange, ...]:
    """Where any of what `text` looks for is met, in order, none within another."""
    wanted = sorted(phrases(text), key=len, reverse=True)
    flat = [(token, at) for at, word in enumerate(words) for token in tokens(word.text)]
    heard = [token for token, _ in flat]
    found: list[WordRange] = []
    place = 0
    while place < len(heard):
        met = next((len(one) for one in wanted if _begins(heard, place, one)), 0)
        if met:
            found.append((flat[place][1], flat[place + met - 1][1] + 1))
        place += max(1, met)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Match:
    """One place where it is met, with what was said around it."""

    words: WordRange
    start_s: float | None
    """None when nobody knows when the word was said."""
    before: str
    text: str
    after: str


def matches(words: Sequence[Word], text: str) -> tuple[Match, ...]:
    """As `find`, to be read and to be played."""
    return tuple(_match(words, *place) for place in find(words, text))


def _match(words: Sequence[Word], first: int, after: int) -> Match:
    return Match(
        (first, after),
        words[first].start,
        _joined(words[max(0, first - AROUND) : first]),
        _joined(words[first:after]),
        _joined(words[after : after + AROUND]),
    )


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _begins(heard: Sequence[str], at: int, phrase: Phrase) -> bool:
    *whole, last = phrase
    end = at + len(whole)
    return end < len(heard) and heard[at:end] == whole and heard[end].startswith(last)
