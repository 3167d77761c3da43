"""How far each moment of a recording stands out of what is behind the voice. Knows no words.

Frames of 10 ms, in 20 bands like the ear's. The five bands that stand out most decide, so that a
vowel is found over hiss and an s over a fan.
"""

from collections.abc import Callable

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ, Sound, cleaned

FRAME_S = 0.01

_HOP = round(RATE_HZ * FRAME_S)
_WINDOW = 400
_MARGIN = (_WINDOW - _HOP) // 2
"""Samples that a frame's window reaches into its neighbours."""
_SIZE = 512
_AT_ONCE = 6000
"""Frames: a minute."""
_BANDS = 20
_LOW_HZ, _HIGH_HZ = 120.0, 7200.0
_DECIDING = 5
_VOWELS = slice(1, 13)
"""Bands of about 200 to 2800 Hz."""
_BRIEF = 3
_DEPTH_DB = 45.0
"""Nothing so far below the loudest frames is voice: the tail of a word, in digital silence."""
_FEWEST = 20
"""Quiet frames that a background can be known from."""
_SMOOTH = 7
"""Frames of which the middle one counts: means would draw borders apart."""
_DEVIATION = (16, 50, 84)
"""Percentiles one deviation around the middle. Knocks move the upper and a microphone that fades in
the lower; the nearer one counts."""
_STEADIEST_DB = 0.4
"""Backgrounds that vary less are treated as if they varied by so much."""

Figures = NDArray[np.float32]


def standing_out(power: Figures, quiet: NDArray[np.bool_]) -> Figures:
    """For each frame, by how many deviations of the background it stands above it.

    `power` is in `bands`; `quiet` says of each frame whether it surely holds no voice.
    """
    total = power.sum(axis=1)
    if np.count_nonzero(quiet) < _FEWEST:
        quiet = total <= np.percentile(total, 5)
    faintest = np.percentile(total, 95) * 10 ** (-_DEPTH_DB / 10) / _BANDS
    usual = np.array([np.median(power[quiet, band]) for band in range(_BANDS)])
    background = np.maximum(usual, max(float(faintest), 1e-20))
    above_db = _in_pieces(power, lambda rows: _above_db(rows, background))
    around = sliding_window_view(np.pad(above_db, _SMOOTH // 2, "edge"), _SMOOTH)
    above_db = _in_pieces(around, lambda rows: np.median(rows, axis=1))
    low_db, usual_db, high_db = np.percentile(above_db[quiet], _DEVIATION)
    varies_db = min(usual_db - low_db, high_db - usual_db)
    found: Figures = ((above_db - usual_db) / max(varies_db, _STEADIEST_DB)).astype(np.float32)
    return found


def _above_db(power: Figures, background: Figures) -> Figures:
    ratio = np.partition(power / background, _BANDS - _DECIDING, axis=1)[:, -_DECIDING:]
    above_db: Figures = 10 * np.log10(np.maximum(ratio.mean(axis=1), 1.0))
    return above_db


def _in_pieces(rows: Figures, figure: Callable[[Figures], Figures]) -> Figures:
    """One figure for each row: what it takes to find it does not grow with the sound."""
    pieces = range(0, len(rows), _AT_ONCE)
    return np.concatenate([figure(rows[first : first + _AT_ONCE]) for first in pieces])


def speech_level(power: Figures) -> Figures:
    """For each frame of `bands`, the level in those where vowels are, dB; only differences tell."""
    vowels = power[:, _VOWELS].mean(axis=1)
    padded = np.pad(vowels, _BRIEF // 2, "edge")
    level_db: Figures = 10 * np.log10(
        np.maximum(sliding_window_view(padded, _BRIEF).mean(axis=1), 1e-12)
    )
    return level_db


def frames_in(audio: Sound) -> int:
    return -(-audio.size // _HOP)


def bands(audio: Sound, offset: float) -> Figures:
    """Power in each band of each frame; there is a frame for every begun 10 ms of `audio`."""
    count = frames_in(audio)
    bank, shape = _bank(), np.hanning(_WINDOW).astype(np.float32)
    found = np.empty((count, _BANDS), np.float32)
    for first in range(0, count, _AT_ONCE):
        after = min(count, first + _AT_ONCE)
        start, end = first * _HOP - _MARGIN, after * _HOP + _MARGIN
        inside = cleaned(audio[max(0, start) : end], offset)
        sound = np.pad(inside, (max(0, -start), end - max(0, start) - inside.size))
        frames = sliding_window_view(sound, _WINDOW)[::_HOP]
        found[first:after] = np.square(np.abs(np.fft.rfft(frames * shape, _SIZE))) @ bank
    return found


def _bank() -> Figures:
    """Which lines of the spectrum make up each band, equally wide in mel; columns sum to 1."""
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (_LOW_HZ, _HIGH_HZ))
    edges = 700 * (10 ** (np.linspace(low, high, _BANDS + 1) / 2595) - 1)
    lines = np.fft.rfftfreq(_SIZE, 1 / RATE_HZ)[:, None]
    inside = (lines >= edges[:-1]) & (lines < edges[1:])
    bank: Figures = (inside / inside.sum(axis=0)).astype(np.float32)
    return bank
