"""Who speaks: voices of flite, espeak-ng and festival at several speeds and pitches, in parts.

The held-back part shares no base voice and no variant with the tuned and the wide part.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic import espeak, festival, flite
from benchmarks.synthetic.resample import to_rate

RATE_HZ = 16_000


@dataclass(frozen=True, slots=True)
class Voice:
    engine: str
    """flite | espeak | festival"""
    name: str
    pace: float
    """flite and festival: stretch of all durations; espeak: words a minute."""
    pitch: int
    """flite and festival: Hz, 0 for the voice's own; espeak: 0 to 99."""
    tract: float = 1.0
    """By how much shorter than the engine's throat this one is: moves all resonances up."""

    def __str__(self) -> str:
        size = "" if self.tract == 1 else f" x{self.tract:g}"
        return f"{self.engine} {self.name} {self.pace:g} {self.pitch}{size}"

    def speak(self, text: str) -> tuple[NDArray[np.float32], list[tuple[float, float]]]:
        """Sound at 16 kHz, peak 0.5, and (start, end) of each word in seconds."""
        if self.engine == "flite":
            audio, rate_hz, times = flite.speak(text, self.name, self.pace, self.pitch)
        elif self.engine == "festival":
            audio, rate_hz, times = festival.speak(text, self.name, self.pace, self.pitch)
        else:
            audio, rate_hz, times = espeak.speak(text, self.name, int(self.pace), self.pitch)
        if len(times) != len(text.split()):
            raise ValueError(f"{self} says {len(times)} words for: {text}")
        audio = to_rate(audio, round(rate_hz * self.tract), RATE_HZ)
        times = [(start / self.tract, end / self.tract) for start, end in times]
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

WIDE = (
    Voice("flite", "slt", 1.25, 150, 1.12),
    Voice("flite", "slt", 1.0, 230, 1.06),
    Voice("flite", "slt", 0.85, 170, 0.9),
    Voice("flite", "rms", 1.15, 95, 1.1),
    Voice("flite", "rms", 0.9, 85, 0.92),
    Voice("flite", "rms", 1.35, 140, 1.18),
    Voice("flite", "kal", 1.1, 120, 1.08),
    Voice("flite", "kal", 0.9, 90, 0.93),
    Voice("espeak", "en", 125, 50),
    Voice("espeak", "en", 175, 50),
    Voice("espeak", "en-us", 140, 50),
    Voice("espeak", "en-us", 190, 30),
    Voice("espeak", "en-gb+adam", 150, 50),
    Voice("espeak", "en-us+anika", 160, 50),
    Voice("espeak", "en-us+aunty", 150, 45),
    Voice("espeak", "en-gb+belinda", 165, 55),
    Voice("espeak", "en-us+benjamin", 155, 45),
    Voice("espeak", "en-gb+boris", 150, 50),
    Voice("espeak", "en-us+caleb", 170, 50),
    Voice("espeak", "en-gb+david", 160, 45),
    Voice("espeak", "en-us+ed", 150, 50),
    Voice("espeak", "en-us+grandma", 140, 50),
    Voice("espeak", "en-gb+grandpa", 140, 50),
    Voice("espeak", "en-us+klatt4", 160, 45),
    Voice("espeak", "en-gb+linda", 155, 60),
    Voice("espeak", "en-us+m4", 165, 55),
    Voice("espeak", "en-gb-x-gbcwmd+m6", 150, 50),
    Voice("espeak", "en-us+m8", 160, 40),
    Voice("espeak", "en-gb+rob", 170, 50),
    Voice("espeak", "en-us+steph", 160, 50),
    Voice("espeak", "en-us+travis", 155, 40),
    Voice("espeak", "en-gb+victor", 150, 45),
    Voice("espeak", "en-us+croak", 150, 50),
    Voice("espeak", "en-gb+zac", 165, 50),
)
"""The tuned part's engines' voices once more, with other throats, and variants of its own: what
the second look learns from."""

THROATS = (
    Voice("flite", "slt", 1.1, 190, 1.2),
    Voice("flite", "slt", 0.95, 160, 0.84),
    Voice("flite", "slt", 1.4, 180),
    Voice("flite", "rms", 1.05, 110, 1.24),
    Voice("flite", "rms", 1.25, 75, 0.86),
    Voice("flite", "rms", 0.85, 130),
    Voice("flite", "kal", 1.25, 140, 1.17),
    Voice("flite", "kal", 1.0, 80, 0.86),
    Voice("espeak", "en", 150, 30, 1.12),
    Voice("espeak", "en-us", 165, 65, 0.9),
    Voice("espeak", "en-gb", 155, 45, 1.06),
    Voice("espeak", "en-us+f2", 165, 45, 0.92),
    Voice("espeak", "en-us+m3", 150, 55, 1.13),
    Voice("espeak", "en-gb+f4", 145, 50, 1.1),
    Voice("espeak", "en-gb+m1", 170, 45, 1.08),
    Voice("espeak", "en-us+klatt2", 150, 40, 1.12),
    Voice("espeak", "en-gb+klatt4", 170, 55, 0.92),
    Voice("espeak", "en-us+adam", 140, 40, 1.1),
    Voice("espeak", "en-gb+aunty", 170, 50, 0.9),
    Voice("espeak", "en-us+boris", 165, 45, 1.14),
    Voice("espeak", "en-gb+grandpa", 165, 60, 1.1),
    Voice("espeak", "en-us+linda", 145, 50, 0.88),
    Voice("espeak", "en-us+zac", 150, 40, 1.1),
    Voice("espeak", "en-gb+steph", 150, 45, 0.93),
)
"""Variants of the tuned and the wide part once more, with other throats and paces."""

UNHEARD = (
    Voice("flite", "awb", 1.1, 125, 1.1),
    Voice("flite", "awb", 0.95, 100, 0.92),
    Voice("flite", "kal16", 1.0, 150, 1.12),
    Voice("flite", "kal16", 1.15, 100, 0.94),
    Voice("espeak", "en-gb-x-gbclan+norbert", 160, 50),
    Voice("espeak", "en-gb-x-gbclan+Alicia", 155, 50),
    Voice("espeak", "en-gb-scotland+shelby", 150, 50),
    Voice("espeak", "en-gb-scotland+max", 165, 45),
    Voice("espeak", "en-029+Andrea", 160, 50),
    Voice("espeak", "en-029+sandro", 150, 45),
    Voice("espeak", "en-gb-x-rp+quincy", 170, 50),
    Voice("espeak", "en-gb-x-rp+Denis", 155, 45),
    Voice("espeak", "en-us-nyc+Gene", 165, 50),
    Voice("espeak", "en-us-nyc+miguel", 150, 55),
)
"""Judged once. Accents, variants and throats that no other part but the held-back one has, and of
that one only accents and flite's two voices, with other throats."""

NEWCOMERS = (
    Voice("festival", "ked_diphone", 1.0, 105),
    Voice("espeak", "en-gb-scotland+Annie", 155, 50),
    Voice("espeak", "en-us-nyc+Lee", 165, 45),
    Voice("festival", "ked_diphone", 1.2, 88),
    Voice("espeak", "en-gb-x-gbclan+pablo", 160, 50),
    Voice("festival", "cmu_us_slt_arctic_hts", 1.1, 0, 0.92),
    Voice("festival", "ked_diphone", 0.9, 130),
    Voice("espeak", "en-gb-x-rp+paul", 150, 50),
    Voice("espeak", "en-029+Michael", 155, 45),
    Voice("festival", "ked_diphone", 1.1, 160, 1.13),
    Voice("espeak", "en-us-nyc+marcelo", 170, 50),
    Voice("espeak", "en-gb-scotland+edward", 160, 55),
    Voice("festival", "ked_diphone", 1.0, 95, 0.93),
    Voice("espeak", "en-029+Hugo", 165, 50),
    Voice("espeak", "en-gb-x-gbclan+Nguyen", 150, 45),
    Voice("festival", "ked_diphone", 0.95, 185, 1.2),
    Voice("festival", "cmu_us_slt_arctic_hts", 0.95, 0, 1.1),
    Voice("espeak", "en-gb-x-rp+Alex", 165, 45),
)
"""Judged once. `ked` is a speaker that no other part has; `slt` speaks in others, out of another
engine and throat. The variants of espeak-ng are in this part alone, its accents in those that were
judged."""
