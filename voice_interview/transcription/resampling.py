"""Sound of any rate and format as blocks of 16 kHz floats, channels kept apart. Knows no files."""

from collections.abc import Iterable, Iterator

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

RATE_HZ = 16_000

Samples = NDArray[np.float32]


def resampled(frames: Iterable[AudioFrame]) -> Iterator[Samples]:
    """Blocks of shape (channels, samples), -1 to 1, as soon as each frame is there.

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


def _blocks(convert: AudioResampler, frame: AudioFrame | None) -> Iterator[Samples]:
    for block in convert.resample(frame):
        yield block.to_ndarray().astype(np.float32, copy=False)
