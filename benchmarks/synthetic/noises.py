"""Sounds that are no words: what stands behind a voice, and what interrupts it."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
Sound = NDArray[np.float32]
Samples = NDArray[np.float64]
Random = np.random.Generator


def coloured(samples: int, slope: float, random: Random) -> Sound:
    """Noise of RMS 1 with power falling by frequency**-slope: 0 white, 1 pink, 2 brown."""
    spectrum = np.fft.rfft(random.normal(size=samples))
    hz = np.fft.rfftfreq(samples, 1 / RATE_HZ)
    spectrum *= np.maximum(hz, 40.0) ** (-slope / 2)
    return normal(np.fft.irfft(spectrum, samples))


def banded(samples: int, low_hz: float, high_hz: float, random: Random) -> Sound:
    """Noise of RMS 1 between two frequencies, with soft edges."""
    spectrum = np.fft.rfft(random.normal(size=samples))
    hz = np.fft.rfftfreq(samples, 1 / RATE_HZ) + 1.0
    spectrum *= 1 / np.sqrt((1 + (low_hz / hz) ** 4) * (1 + (hz / high_hz) ** 4))
    return normal(np.fft.irfft(spectrum, samples))


def background(samples: int, kind: str, random: Random) -> Sound:
    """RMS 1. `kind`: white, pink, fan, hum (mains and its harmonics) or babble-like."""
    if kind == "white":
        return coloured(samples, 0.0, random)
    if kind == "pink":
        return coloured(samples, 1.0, random)
    if kind == "fan":
        return normal(coloured(samples, 2.0, random) + 0.3 * coloured(samples, 0.5, random))
    if kind == "hum":
        times = np.arange(samples) / RATE_HZ
        mains = float(random.choice([50.0, 60.0]))
        tones = sum(
            np.sin(2 * np.pi * mains * n * times + random.uniform(0, 6)) / n for n in (1, 2, 3, 5)
        )
        return normal(tones + 0.1 * coloured(samples, 1.0, random))
    swell = 0.3 + np.abs(np.interp(np.arange(samples), *_wander(samples, random)))
    return normal(banded(samples, 200, 2500, random) * swell)


def cough(random: Random) -> Sound:
    """One to three bursts with a sharp start, partly voiced; peak 1."""
    parts = []
    for _ in range(int(random.integers(1, 4))):
        size = int(random.uniform(0.12, 0.3) * RATE_HZ)
        times = np.arange(size) / RATE_HZ
        shape = np.minimum(1, times / 0.008) * np.exp(-times / random.uniform(0.04, 0.1))
        voice = np.sign(np.sin(2 * np.pi * random.uniform(110, 240) * times))
        burst = banded(size, 400, random.uniform(1800, 4000), random) + 0.5 * voice
        parts += [burst * shape, np.zeros(int(random.uniform(0.03, 0.12) * RATE_HZ))]
    return peaked(np.concatenate(parts))


def breath(random: Random) -> Sound:
    """A breath of 0.25 to 0.8 s: swelling noise; peak 1."""
    size = int(random.uniform(0.25, 0.8) * RATE_HZ)
    shape = np.sin(np.linspace(0, np.pi, size)) ** random.uniform(0.7, 2)
    return peaked(
        banded(size, random.uniform(300, 900), random.uniform(2500, 6000), random) * shape
    )


def keys(random: Random) -> Sound:
    """A few key strokes; peak 1."""
    out = np.zeros(int(random.uniform(0.3, 1.0) * RATE_HZ))
    for _ in range(int(random.integers(2, 7))):
        size = int(random.uniform(0.006, 0.025) * RATE_HZ)
        click = banded(size, 1500, 6500, random) * np.exp(-np.arange(size) / (0.004 * RATE_HZ))
        place = int(random.integers(0, out.size - size))
        out[place : place + size] += click * random.uniform(0.4, 1)
    return peaked(out)


def creak(random: Random) -> Sound:
    """A chair or a door: a gliding rough tone of 0.2 to 0.6 s; peak 1."""
    size = int(random.uniform(0.2, 0.6) * RATE_HZ)
    pitch = np.linspace(random.uniform(150, 500), random.uniform(200, 900), size)
    tone = np.sin(np.cumsum(2 * np.pi * pitch / RATE_HZ)) ** 3
    rough = tone * (
        0.5 + 0.5 * np.sign(np.sin(np.cumsum(2 * np.pi * 35 * np.ones(size) / RATE_HZ)))
    )
    return peaked(rough * np.sin(np.linspace(0, np.pi, size)))


def thump(random: Random) -> Sound:
    """A knock on the desk; peak 1."""
    size = int(0.25 * RATE_HZ)
    times = np.arange(size) / RATE_HZ
    tone = np.sin(2 * np.pi * random.uniform(60, 140) * times) * np.exp(-times / 0.04)
    return peaked(tone + 0.2 * coloured(size, 0.5, random) * np.exp(-times / 0.01))


BACKGROUNDS = ("white", "pink", "fan", "hum", "babble")
DISTURBANCES = {"cough": cough, "breath": breath, "keys": keys, "creak": creak, "thump": thump}
_LOUD = {"cough": 0.5, "breath": 0.06, "keys": 0.25, "creak": 0.2, "thump": 0.4}
"""Of the loudest ones; a voice has 0.5."""


def any_background(samples: int, random: Random) -> tuple[str, Sound]:
    """Its kind, and its sound of RMS 1."""
    kind = str(random.choice(BACKGROUNDS))
    return kind, background(samples, kind, random)


def any_disturbance(random: Random) -> tuple[str, Sound]:
    """Its name, and its sound at some level beside a voice."""
    kind = str(random.choice(list(DISTURBANCES)))
    return kind, DISTURBANCES[kind](random) * np.float32(_LOUD[kind] * random.uniform(0.3, 1))


def drawn_background(
    kinds: Mapping[str, Callable[[int, Random], Samples | Sound]], samples: int, random: Random
) -> tuple[str, Sound]:
    """One of `kinds` by lot: its name, and its sound of RMS 1."""
    kind = str(random.choice(list(kinds)))
    return kind, normal(kinds[kind](samples, random))


def drawn_disturbance(
    kinds: Mapping[str, tuple[Callable[[Random], Samples | Sound], float]], random: Random
) -> tuple[str, Sound]:
    """One of `kinds` by lot: its name, and its sound at some level up to its loudest peak."""
    kind = str(random.choice(list(kinds)))
    make, loud = kinds[kind]
    return kind, peaked(make(random)) * np.float32(loud * random.uniform(0.2, 1))


def length(random: Random, low_s: float, high_s: float) -> int:
    """A length between two, in samples."""
    return int(random.uniform(low_s, high_s) * RATE_HZ)


def _wander(samples: int, random: Random) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    knots = max(2, samples // 2000)
    return np.linspace(0, samples, knots), random.normal(size=knots)


def normal(sound: NDArray[np.float64] | Sound) -> Sound:
    return (sound / max(1e-9, float(np.sqrt(np.mean(sound**2))))).astype(np.float32)


def peaked(sound: NDArray[np.float64] | Sound) -> Sound:
    return (sound / max(1e-9, float(np.abs(sound).max()))).astype(np.float32)
