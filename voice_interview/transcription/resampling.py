"""Sound of any rate and format as blocks of 16 kHz, channels kept apart. Knows no files."""

from collections.abc import Iterable, Iterator

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

RATE_HZ = 16_000

Samples = NDArray[np.float32]
"""One channel, -1 to 1."""
Block = NDArray[np.int16]
"""Shape (channels, samples): half the memory, and an hour of stereo is 230 MB of them."""

_FULL = 32768.0


def resampled(frames: Iterable[AudioFrame]) -> Iterator[Block]:
    """Blocks as soon as each frame is there.

    The filter's memory lasts from frame to frame, so the cut into frames leaves no trace. A file
    may change its format on the way.
    """
    convert = AudioResampler(format="fltp", rate=RATE_HZ)
    shape: tuple[str, int] | None = None
    for frame in frames:
        now = (frame.layout.name, frame.sample_rate)
        if shape is not None and now != shape:
            yield from _blocks(convert, None)
            convert = AudioResampler(format="fltp", rate=RATE_HZ)
        shape = now
        yield from _blocks(convert, frame)
    if shape is not None:
        yield from _blocks(convert, None)


def as_floats(sound: NDArray[np.int16]) -> Samples:
    return sound.astype(np.float32) / np.float32(_FULL)


def _blocks(convert: AudioResampler, frame: AudioFrame | None) -> Iterator[Block]:
    for block in convert.resample(frame):
        sound: Samples = np.asarray(block.to_ndarray(), np.float32)
        whole = np.round(np.nan_to_num(sound, nan=0.0, posinf=0.0, neginf=0.0) * _FULL)
        yield np.clip(whole, -_FULL, _FULL - 1).astype(np.int16)
