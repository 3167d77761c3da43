"""Sound of any rate and format as blocks of 16 kHz, channels kept apart. Knows no files."""

from collections.abc import Iterator

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ, Samples

Block = NDArray[np.int16]
"""Shape (channels, samples): half the memory, and an hour of stereo is 230 MB of them."""

_FULL = 32768.0


class Resampler:
    """Takes frames in order. Its memory lasts, so the cut into frames leaves no trace."""

    def __init__(self) -> None:
        self._convert = _converter()
        self._shape: tuple[str, int] | None = None

    def add(self, frame: AudioFrame) -> Iterator[Block]:
        """What `frame` yields. Frames may change their channels and rate on the way."""
        shape = (frame.layout.name, frame.sample_rate)
        if self._shape not in (None, shape):
            yield from self.rest()
        self._shape = shape
        yield from self._blocks(frame)

    def rest(self) -> Iterator[Block]:
        """What is still in the filter; after it another file can begin."""
        if self._shape is not None:
            yield from self._blocks(None)
        self._convert = _converter()
        self._shape = None

    def _blocks(self, frame: AudioFrame | None) -> Iterator[Block]:
        for block in self._convert.resample(frame):
            mingled = np.asarray(block.to_ndarray(), np.float32)
            yield np.ascontiguousarray(as_pcm(mingled).reshape(-1, block.layout.nb_channels).T)


def _converter() -> AudioResampler:
    """Channels mingled: of eight that are apart PyAV 18 reads a ninth, and the process dies."""
    return AudioResampler(format="flt", rate=RATE_HZ)


def as_pcm(sound: Samples) -> NDArray[np.int16]:
    """Whole steps; what is no number becomes silence."""
    steps = np.round(np.nan_to_num(sound, nan=0.0, posinf=0.0, neginf=0.0) * _FULL)
    return np.clip(steps, -_FULL, _FULL - 1).astype(np.int16)


def as_floats(sound: NDArray[np.int16]) -> Samples:
    return sound.astype(np.float32) / np.float32(_FULL)
