"""Cutting a long sound for alignment: where windows close, and which words each may hold. Pure.

Knows levels, voice activity and rough word times; must not know the decoder.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from voice_interview.listening.sound.levels import RATE_HZ, Sound, frame_levels
from voice_interview.model import Interval, Word

_SLACK_S = 3.0
"""Recognisers place words up to some seconds wrong around pauses."""
_FASTEST_WPS = 7.0
_SPARE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Lengths:
    shortest_s: float
    longest_s: float
    """A window closes between these, in its longest silence."""
    ahead_s: tuple[float, float]
    """It looks this far past its cut, to a silence if there is one."""


FINE = Lengths(8.0, 22.0, (2.0, 6.0))


@dataclass(frozen=True, slots=True)
class Window:
    """What begins before `cut_s` is kept; `ahead_s` is how far the sound goes."""

    cut_s: float
    ahead_s: float
    final: bool


def windows(audio: Sound, speech: Sequence[Interval], lengths: Lengths = FINE) -> Iterator[Window]:
    """Windows over `audio` (16 kHz) in order; the last one is final. None for no sound."""
    end_s = audio.size / RATE_HZ
    gaps = [Interval(before.end, after.start) for before, after in itertools.pairwise(speech)]
    near_s, far_s = lengths.ahead_s
    at_s = 0.0
    while end_s - at_s > lengths.longest_s + far_s:
        between_s = (at_s + lengths.shortest_s, at_s + lengths.longest_s)
        cut_s = _longest(gaps, *between_s)
        if cut_s is None:
            cut_s = _quietest(audio, *between_s)
        ahead_s = _longest(gaps, cut_s + near_s, cut_s + far_s)
        yield Window(cut_s, ahead_s or cut_s + (near_s + far_s) / 2, final=False)
        at_s = cut_s
    if end_s > 0:
        yield Window(end_s, end_s, final=True)


def share(
    words: Sequence[Word], first: int, at_s: float, window: Window, speech: Sequence[Interval]
) -> tuple[int, int]:
    """Fewest and most words, counted from the start, that may have been said by the window's end.

    Words before `first` are done. Without times only the pace of a fast speaker bounds them.
    """
    voiced_s = sum(
        max(0.0, min(piece.end, window.ahead_s) - max(piece.start, at_s)) for piece in speech
    )
    most = min(len(words), first + int(_FASTEST_WPS * voiced_s) + _SPARE_WORDS)
    if window.final:
        return (most if most == len(words) else first), most
    fewest = first
    for number in range(first, most):
        start, end = words[number].start, words[number].end
        if start is not None and start > window.ahead_s + _SLACK_S:
            return min(fewest, number), number
        if end is not None and end < window.ahead_s - _SLACK_S:
            fewest = number + 1
    return fewest, most


def _longest(gaps: Sequence[Interval], from_s: float, to_s: float) -> float | None:
    """Middle of the longest gap whose middle lies in a range."""
    inside = [gap for gap in gaps if from_s <= (gap.start + gap.end) / 2 <= to_s]
    if not inside:
        return None
    best = max(inside, key=lambda gap: gap.length_s)
    return (best.start + best.end) / 2


def _quietest(audio: Sound, from_s: float, to_s: float) -> float:
    piece = audio[round(from_s * RATE_HZ) : round(to_s * RATE_HZ)]
    return from_s + 0.1 * (int(np.argmin(frame_levels(piece, 0.1))) + 0.5)
