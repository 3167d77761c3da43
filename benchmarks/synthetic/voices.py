"""Who speaks: flite's and espeak-ng's voices at several speeds and pitches, in two parts.

The held-back part shares no base voice and no variant with the tuned part.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic import espeak, flite
from benchmarks.synthetic.resample import to_rate

RATE_HZ = 16_000


@dataclass(frozen=True, slots=True)
class Voice:
    engine: str
    """flite | espeak"""
    name: str
    pace: float
    """flite: stretch of all durations; espeak: words a minute."""
    pitch: int
    """flite: Hz; espeak: 0 to 99."""

    def __str__(self) -> str:
        return f"{self.engine} {self.name} {self.pace:g} {self.pitch}"

    def speak(self, text: str) -> tuple[NDArray[np.float32], list[tuple[float, float]]]:
        """Sound at 16 kHz, peak 0.5, and (start, end) of each word in seconds."""
        if self.engine == "flite":
            audio, rate_hz, times = flite.speak(text, self.name, self.pace, self.pitch)
        else:
            audio, rate_hz, times = espeak.speak(text, self.name, int(self.pace), self.pitch)
        if len(times) != len(text.split()):
            raise ValueError(f"{self} says {len(times)} words for: {text}")
        audio = to_rate(audio, rate_hz, RATE_HZ)
        return (0.5 * audio / np.abs(audio).max()).astype(np.float32), times


TUNED = (
    Voice("flite", "slt", 1.0, 0),
    Voice("flite", "slt", 1.2, 200),
    Voice("flite", "rms", 1.0, 0),
    Voice("flite", "rms", 0.9, 120),
    Voice("flite", "kal", 1.0, 105),
    Voice("espeak", "en-us", 165, 45),
    Voice("espeak", "en-us+f2", 150, 55),
    Voice("espeak", "en-us+m3", 180, 40),
    Voice("espeak", "en-gb+f4", 160, 60),
    Voice("espeak", "en-gb+m1", 145, 35),
    Voice("espeak", "en-us+klatt2", 160, 50),
    Voice("espeak", "en-gb-x-gbcwmd+m5", 155, 45),
)

HELD_BACK = (
    Voice("flite", "awb", 1.0, 0),
    Voice("flite", "awb", 1.15, 150),
    Voice("flite", "kal16", 1.0, 125),
    Voice("espeak", "en-gb-scotland+f3", 155, 55),
    Voice("espeak", "en-029+m7", 160, 40),
    Voice("espeak", "en-gb-x-rp+f5", 165, 50),
    Voice("espeak", "en-gb-x-rp+m2", 150, 45),
    Voice("espeak", "en-us-nyc+f1", 170, 60),
)
