"""One channel out of several: the live one when another is dead, else the mean.

Must not know files. A headset plugged into a stereo socket often sends a dead second channel; the
mean would halve the voice, and two channels of opposite sign would cancel out.
"""

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import Samples
from voice_interview.transcription.incoming.resampling import Block, as_floats

_DEAD_DB = 20.0
"""A channel this much below the loudest is left out: crosstalk and hum, no second voice."""
_CANCELS = 0.3
"""The mean is refused when it keeps less than this share of the loudest channel's power."""


class Mixer:
    """Looks at all blocks, of shape (channels, samples), and mixes them when they come again."""

    def __init__(self) -> None:
        self.channels = 0
        """A file may change them on the way: the most that were seen, and what they were like."""
        self._products = np.zeros((0, 0))
        self._offsets = np.zeros(0)
        self._frames = 0

    def look(self, block: Block) -> None:
        channels, frames = block.shape
        if channels > self.channels:
            self.channels, self._frames = channels, 0
            self._products, self._offsets = np.zeros((channels, channels)), np.zeros(channels)
        if channels == self.channels:
            sound = as_floats(block).astype(np.float64)
            self._products += sound @ sound.T
            self._offsets += sound.sum(axis=1)
            self._frames += frames

    def mixed(self, block: Block) -> Samples:
        """One channel, -1 to 1."""
        channels = block.shape[0]
        weights = self._weights() if channels == self.channels else np.full(channels, 1 / channels)
        sound: Samples = weights.astype(np.float32) @ as_floats(block)
        return sound

    def _weights(self) -> NDArray[np.float64]:
        """Share of each channel: equal among the live ones, or the loudest alone."""
        frames = max(1, self._frames)
        offsets = self._offsets / frames
        covariance: NDArray[np.float64] = self._products / frames - np.outer(offsets, offsets)
        power = covariance.diagonal()
        live = power >= power.max() * 10 ** (-_DEAD_DB / 10)
        weights: NDArray[np.float64] = live / live.sum()
        if weights @ covariance @ weights < _CANCELS * power.max():
            weights = np.zeros(self.channels)
            weights[int(power.argmax())] = 1.0
        return weights
