"""What the level of each block says, without numpy: the screen's process loads none of it.

Measured in benchmarks/recorder.py: about half a percent of one core at 48 kHz.
"""

import math
from array import array
from collections.abc import Iterable
from operator import mul

from voice_interview.ports.sound import Gauge

FULL_SCALE = 32_767
CLIPPED_SAMPLES = 3
"""A run of this many at full scale is a cut-off peak and no chance."""
FLOOR_DBFS = -100.0


class LevelMeter:
    """Moves a gauge on by each block of mono 16-bit PCM, in the machine's byte order."""

    def __init__(self, rate_hz: int, gauge: Gauge) -> None:
        self._rate_hz = rate_hz
        self._gauge = gauge
        self._frames = 0
        self._peak = 0
        self._at_full_scale = 0
        self._zeros = 0

    def feed(self, pcm: bytes) -> None:
        samples = array("h", pcm)
        if not samples:
            return
        peak = max(max(samples), -min(samples))
        self._frames += len(samples)
        self._peak = max(self._peak, peak)
        self._count_zeros(pcm, peak)
        if peak >= FULL_SCALE or self._at_full_scale:
            self._count_clipping(samples)
        gauge = self._gauge
        gauge.elapsed_s = self._frames / self._rate_hz
        gauge.level_dbfs = dbfs(math.sqrt(sum(map(mul, samples, samples)) / len(samples)))
        gauge.peak_dbfs = dbfs(self._peak)
        gauge.zeros_s = self._zeros / self._rate_hz
        gauge.live = True

    def _count_zeros(self, pcm: bytes, peak: int) -> None:
        if peak:
            self._zeros = (len(pcm) - len(pcm.rstrip(b"\0"))) // 2
        else:
            self._zeros += len(pcm) // 2

    def _count_clipping(self, samples: Iterable[int]) -> None:
        for sample in samples:
            if -FULL_SCALE < sample < FULL_SCALE:
                self._at_full_scale = 0
                continue
            self._at_full_scale += 1
            if self._at_full_scale == CLIPPED_SAMPLES:
                self._gauge.clipped += 1


def dbfs(amplitude: float) -> float:
    """Level of an amplitude in sample steps, against full scale; never below FLOOR_DBFS."""
    if amplitude <= 0:
        return FLOOR_DBFS
    return max(FLOOR_DBFS, 20 * math.log10(amplitude / 32_768))


def mono(pcm: bytes, channels: int) -> bytes:
    """The mean of the first two channels; the way out for devices that refuse to give one."""
    if channels == 1:
        return pcm
    samples = array("h", pcm)
    pairs = zip(samples[0::channels], samples[1::channels], strict=True)
    return array("h", [(left + right) // 2 for left, right in pairs]).tobytes()


def spread(pcm: bytes, channels: int) -> bytes:
    """Mono PCM on every channel of a device that refuses to take one."""
    if channels == 1:
        return pcm
    samples = array("h", pcm)
    out = array("h", bytes(len(pcm) * channels))
    for channel in range(channels):
        out[channel::channels] = samples
    return out.tobytes()
