"""Each 10 ms of a sound: how loud, and how far from the one before. Pure numpy; knows no words.

A filled pause is held, words move.
"""

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ, Sound, cleaned, frame_levels, offset_of

HOP = 160
_FRAME = 400
_SPECTRUM = 512
_BANDS = 24
_CEPSTRA = 13
_BLOCK = 3000
"""Frames looked at together, so that memory does not grow with length."""

Table = NDArray[np.float32]


@dataclass(frozen=True)
class Frames:
    colour: Table
    """A row of mel cepstra 1 to 12 for each frame; level does not matter."""
    level_dbfs: NDArray[np.float64]

    @functools.cached_property
    def change(self) -> Table:
        """How far the colour lies from that of the frame before."""
        steps: Table = np.linalg.norm(np.diff(self.colour, axis=0), axis=1)
        return np.concatenate([np.zeros(min(1, len(self.colour)), np.float32), steps])


def frames(audio: Sound) -> Frames:
    """Of all of `audio` (mono, 16 kHz)."""
    offset = offset_of(audio)
    return Frames(_colour(audio, offset), frame_levels(audio, HOP / RATE_HZ, offset))


def between(row: NDArray[Any], start_s: float, end_s: float) -> NDArray[Any]:
    """What a row of frames holds of a stretch, one frame at least if there is any."""
    first = min(max(0, round(start_s * RATE_HZ / HOP)), max(0, len(row) - 1))
    return row[first : max(first + 1, round(end_s * RATE_HZ / HOP))]


def _colour(audio: Sound, offset: float) -> Table:
    count = max(0, (audio.size - _FRAME) // HOP + 1)
    blocks = [np.zeros((0, _CEPSTRA - 1), np.float32)]
    for first in range(0, count, _BLOCK):
        after = min(first + _BLOCK, count)
        block = cleaned(audio[first * HOP : (after - 1) * HOP + _FRAME], offset)
        blocks.append(_cepstra(block))
    return np.concatenate(blocks)


def _cepstra(audio: NDArray[np.float32]) -> Table:
    """Mel cepstra 1 to 12 of each frame; rows are frames."""
    frames = np.lib.stride_tricks.sliding_window_view(audio, _FRAME)[::HOP]
    power = np.abs(np.fft.rfft(frames * _window(), _SPECTRUM)) ** 2
    table: Table = np.log(power.astype(np.float32) @ _filters() + np.float32(1e-7)) @ _cosines()
    return table


@functools.cache
def _window() -> Table:
    return np.hanning(_FRAME).astype(np.float32)


@functools.cache
def _filters() -> Table:
    """Triangles from 100 to 7000 Hz, even on the mel scale, over the bins of a spectrum."""
    bins = 1127 * np.log1p(np.fft.rfftfreq(_SPECTRUM, 1 / RATE_HZ) / 700)
    edges = np.linspace(1127 * np.log1p(100 / 700), 1127 * np.log1p(7000 / 700), _BANDS + 2)
    width = edges[1] - edges[0]
    rising = (bins[:, None] - edges[:-2]) / width
    falling = (edges[2:] - bins[:, None]) / width
    filters: Table = np.maximum(0, np.minimum(rising, falling)).astype(np.float32)
    return filters


@functools.cache
def _cosines() -> Table:
    order = np.arange(1, _CEPSTRA)
    places = (np.arange(_BANDS) + 0.5)[:, None] / _BANDS
    return np.cos(np.pi * order * places).astype(np.float32)
