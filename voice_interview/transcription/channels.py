"""One channel out of several: the live one when another is dead, else the mean.

Must not know files. A headset plugged into a stereo socket often sends a dead second channel; the
mean would halve the voice, and two channels of opposite sign would cancel out.
"""

import numpy as np
from numpy.typing import NDArray

from voice_interview.transcription.resampling import Block, Samples, as_floats

_DEAD_DB = 20.0
"""A channel this much below the loudest is left out: crosstalk and hum, no second voice."""
_CANCELS = 0.3
"""The mean is refused when it keeps less than this share of the loudest channel's power."""


class Mixer:
    """Gathers blocks of shape (channels, samples) and mixes them once all are there."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self.frames = 0

    def add(self, *blocks: Block) -> None:
        self._blocks += blocks
        self.frames += sum(block.shape[1] for block in blocks)

    def mixed(self) -> Samples:
        """All that was added, one channel, -1 to 1."""
        channels = max((block.shape[0] for block in self._blocks), default=1)
        weights = _weights([block for block in self._blocks if block.shape[0] == channels])
        sound = np.empty(self.frames, np.float32)
        at = 0
        for block in self._blocks:
            own = weights if block.shape[0] == channels else np.full(block.shape[0], 1.0)
            own = own / own.sum()
            sound[at : at + block.shape[1]] = own.astype(np.float32) @ as_floats(block)
            at += block.shape[1]
        return sound


def _weights(blocks: list[Block]) -> NDArray[np.float64]:
    """Share of each channel: equal among the live ones, or the loudest alone."""
    if not blocks:
        return np.ones(1)
    channels = blocks[0].shape[0]
    products = np.zeros((channels, channels))
    offsets = np.zeros(channels)
    for block in blocks:
        sound = as_floats(block).astype(np.float64)
        products += sound @ sound.T
        offsets += sound.sum(axis=1)
    frames = max(1, sum(block.shape[1] for block in blocks))
    covariance: NDArray[np.float64] = products / frames - np.outer(offsets, offsets) / frames**2
    power = covariance.diagonal()
    live = power >= power.max() * 10 ** (-_DEAD_DB / 10)
    weights: NDArray[np.float64] = live / live.sum()
    if weights @ covariance @ weights < _CANCELS * power.max():
        weights = np.zeros(channels)
        weights[int(power.argmax())] = 1.0
    return weights
