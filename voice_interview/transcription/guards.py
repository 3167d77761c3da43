"""What a recogniser made up, found by rules on its words. Pure.

Never by a list of phrases: people do say "thank you" (notes on libraries, 4.19).
"""

from collections.abc import Sequence
from dataclasses import replace

from voice_interview.model import Interval, Word

_NEAR_S = 0.3
"""Recognisers place words this far beside the voice."""


def spoken(words: Sequence[Word], voice: Sequence[Interval], length_s: float) -> tuple[Word, ...]:
    """The words that stand near voice, with times inside the chunk of `length_s`.

    A word without times is kept: nothing speaks against it.
    """
    kept = []
    for word in words:
        if word.start is None or word.end is None:
            kept.append(word)
            continue
        start = min(max(0.0, word.start), length_s)
        end = min(max(start, word.end), length_s)
        if any(start < piece.end + _NEAR_S and end > piece.start - _NEAR_S for piece in voice):
            kept.append(replace(word, start=start, end=end))
    return tuple(kept)
