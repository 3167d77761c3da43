"""Words looked for in what was said: what a search means, and where in an answer it is met.

The library's index finds the takes by the same phrases, so that both agree. Pure.
"""

import re
from collections.abc import Sequence

from voice_interview.model import Word, WordRange
from voice_interview.text import tokens

Phrase = tuple[str, ...]
"""Words in a row; of the last one the beginning is enough."""

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


def _begins(heard: Sequence[str], at: int, phrase: Phrase) -> bool:
    *whole, last = phrase
    end = at + len(whole)
    return end < len(heard) and heard[at:end] == whole and heard[end].startswith(last)
