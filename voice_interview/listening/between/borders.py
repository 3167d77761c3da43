"""Where voice begins and ends, once words are laid on the sound. Must not move words.

`activity` draws the borders without knowing words; in the talk of others and in a street it misses
pauses, and takes noise for voice. Here every frame is weighed once more, with the words.
"""

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from voice_interview.listening.sound.activity import (
    SHORTEST_S,
    Activity,
    Mask,
    merged,
    runs,
    stretch,
)
from voice_interview.listening.sound.background import FRAME_S, Figures
from voice_interview.listening.sound.levels import Sound
from voice_interview.model import Interval

WEIGHTS = (0.124, 0.394, 0.0735, 2.17, 1.64)
BIAS = -2.12
"""What `python -m training.borders` learnt: of the columns of `figures`, for the odds of voice."""
_OUT = (-3.0, 15.0)
"""Standing out more or less than this says no more."""
_SUREST = 0.002
_BELOW_DB = (-45.0, 10.0)
_LOUD = 85
"""Percentile of the levels in a word that is its vowels' level."""
_NEAR = 7
"""Words of which the middle one counts: how loud the voice is there."""
_STEADY = 9
"""Frames of which the middle one counts."""


def redrawn(
    audio: Sound, seen: Activity, words: Sequence[Interval], filled: Sequence[Interval]
) -> tuple[Interval, ...]:
    """The voice `seen` in `audio`, with the borders that agree with where `words`, one at least,
    and `filled` pauses were found."""
    odds = figures(seen, words, filled) @ np.array(WEIGHTS, np.float32) + BIAS
    return drawn(odds, audio) or seen.speech


def drawn(odds: Figures, audio: Sound) -> tuple[Interval, ...]:
    """The stretches of `audio` in which the logarithm of the odds of voice is above 0."""
    around = sliding_window_view(np.pad(odds, _STEADY // 2, "edge"), _STEADY)
    voice = np.median(around, axis=1) > 0
    pieces = (stretch(start, end, audio) for start, end in runs(voice))
    return merged(piece for piece in pieces if piece.length_s >= SHORTEST_S)


def figures(seen: Activity, words: Sequence[Interval], filled: Sequence[Interval]) -> Figures:
    """What each frame is weighed by: how far it stands out of the background, the network's odds,
    the level beside the words around it, and whether it lies in a word or filled pause and in what
    is speech without words."""
    count = len(seen.likely)
    likely = np.clip(seen.likely, _SUREST, 1 - _SUREST)
    below_db = seen.level_db - _voice_level(seen.level_db, words)
    columns = (
        np.clip(seen.out, *_OUT),
        np.log(likely / (1 - likely)),
        np.clip(below_db, *_BELOW_DB),
        _inside(count, (*words, *filled)),
        _inside(count, seen.speech),
    )
    return np.stack(columns, axis=1).astype(np.float32)


def _voice_level(level_db: Figures, words: Sequence[Interval]) -> NDArray[np.float64]:
    """How loud the words around each frame are."""
    spans = [_span(word, len(level_db)) for word in words]
    loud = np.array([np.percentile(level_db[start:end], _LOUD) for start, end in spans])
    around = sliding_window_view(np.pad(loud, _NEAR // 2, "edge"), _NEAR)
    middles = [(start + end) / 2 for start, end in spans]
    level: NDArray[np.float64] = np.interp(
        np.arange(len(level_db)), middles, np.median(around, axis=1)
    )
    return level


def _inside(count: int, pieces: Sequence[Interval]) -> Mask:
    inside = np.zeros(count, dtype=np.bool_)
    for piece in pieces:
        start, end = _span(piece, count)
        inside[start:end] = True
    return inside


def _span(piece: Interval, count: int) -> tuple[int, int]:
    """The frames of a stretch, one at least."""
    start = min(round(piece.start / FRAME_S), count - 1)
    return start, max(start + 1, round(piece.end / FRAME_S))
