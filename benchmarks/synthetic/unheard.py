"""Rooms and sounds that nothing was ever learnt from; see `parts.PARTS["unheard"]`.

Built otherwise than those of `noises` and `rooms`: strings and plates instead of fading tones,
frequency modulation instead of a throat, grains and moving filters instead of shaped noise.
Nothing here is changed after the first time it was judged with.
"""

import functools

import numpy as np

from benchmarks.synthetic.noises import (
    RATE_HZ,
    Random,
    Samples,
    drawn_background,
    drawn_disturbance,
    length,
)
from benchmarks.synthetic.voices import Voice

_NEIGHBOURS = (
    Voice("flite", "awb", 1.0, 140, 0.95),
    Voice("espeak", "en-gb-x-rp+Mario", 170, 50),
    Voice("espeak", "en-us-nyc+Jacky", 165, 45),
)
_GOSSIP = (
    "two cappuccinos and a slice of the lemon cake",
    "he never told me that the shop was closed on Mondays",
    "shall we sit outside or is it too windy for you",
    "her brother moved to Lisbon and opened a surf school",
)


def _string(random: Random, hz: float, samples: int, damping: float) -> Samples:
    """A plucked string (Karplus and Strong): noise that goes round and is smoothed each time."""
    size = max(2, round(RATE_HZ / hz))
    line = random.uniform(-1, 1, size)
    out = np.empty((samples // size + 1, size))
    for number in range(len(out)):
        out[number] = line
        line = damping * 0.5 * (line + np.roll(line, 1))
    return out.ravel()[:samples]


def _modulated(hz: Samples, ratio: float, depth: Samples | float) -> Samples:
    """One sine that shakes another."""
    phase = np.cumsum(2 * np.pi * hz / RATE_HZ)
    return np.sin(phase + depth * np.sin(ratio * phase))


def _grains(random: Random, samples: int, each_s: float, a_second: float) -> Samples:
    """Short pieces of noise, each with its own brightness, at random times."""
    out = np.zeros(samples)
    size = max(8, round(each_s * RATE_HZ))
    for _ in range(max(1, round(a_second * samples / RATE_HZ))):
        width = int(random.integers(1, 12))
        grain = np.convolve(random.normal(size=size), np.ones(width) / width, "same")
        at = int(random.integers(max(1, samples - size)))
        piece = (grain * np.hanning(size) * random.exponential())[: samples - at]
        out[at : at + piece.size] += piece
    return out


def _moving(random: Random, samples: int, from_hz: float, to_hz: float) -> Samples:
    """Noise around a frequency that moves: noise on a carrier."""
    width = int(random.integers(6, 20))
    slow = np.convolve(random.normal(size=samples), np.hanning(2 * width + 1), "same")
    return slow * np.sin(np.cumsum(2 * np.pi * np.linspace(from_hz, to_hz, samples) / RATE_HZ))


# --- backgrounds ---------------------------------------------------------------------------------


def rain(samples: int, random: Random) -> Samples:
    """Drops on a window."""
    return _grains(random, samples, 0.004, 400) + 0.15 * random.normal(size=samples)


def cafe(samples: int, random: Random) -> Samples:
    """Two or three tables, and cups."""
    out = np.zeros(samples)
    for number in range(int(random.integers(2, 4))):
        talk = _talk(number)
        out += random.uniform(0.4, 1) * np.resize(np.roll(talk, -length(random, 0, 5)), samples)
    for _ in range(max(1, samples // (2 * RATE_HZ))):
        cup = clink(random)
        at = int(random.integers(max(1, samples - cup.size)))
        out[at : at + cup.size] += 0.2 * cup[: samples - at]
    return out + 0.05 * random.normal(size=samples)


def train(samples: int, random: Random) -> Samples:
    """Rumble, and the joints of the rails."""
    rumble = np.convolve(random.normal(size=samples), np.ones(160) / 12, "same")
    beat = round(random.uniform(0.5, 0.9) * RATE_HZ)
    for at in range(0, samples - 4000, beat):
        rumble[at : at + 4000] += 2 * _string(random, 70, 4000, 0.9)
    return rumble + 0.05 * random.normal(size=samples)


def vacuum(samples: int, random: Random) -> Samples:
    """A motor that labours, and rushing air."""
    wander = np.interp(
        np.arange(samples),
        np.arange(0, samples + 8000, 8000),
        random.normal(size=len(range(0, samples + 8000, 8000))),
    )
    motor = _modulated(random.uniform(180, 400) * (1 + 0.02 * wander), 2.0, 1.5)
    return motor * 0.4 + np.convolve(random.normal(size=samples), [0.5, 0.3, 0.2], "same")


def air(samples: int, random: Random) -> Samples:
    """An air conditioner: soft rush in a narrow duct."""
    duct = round(RATE_HZ / random.uniform(90, 300))
    rush = np.convolve(random.normal(size=samples), np.ones(4) / 4, "same")
    return rush + 0.7 * np.roll(rush, duct) + 0.4 * np.roll(rush, 2 * duct)


BACKGROUNDS = {"rain": rain, "cafe": cafe, "train": train, "vacuum": vacuum, "air": air}


any_background = functools.partial(drawn_background, BACKGROUNDS)


# --- what happens --------------------------------------------------------------------------------


def hack(random: Random) -> Samples:
    """A cough: grains that come thick and die away, on a short groan."""
    parts = []
    for _ in range(int(random.integers(1, 4))):
        size = length(random, 0.12, 0.35)
        fade = np.exp(-np.arange(size) / (random.uniform(0.03, 0.09) * RATE_HZ))
        groan = _modulated(np.linspace(random.uniform(160, 260), 120, size), 1.0, 3.0)
        air_out = _grains(random, size, 0.006, 1500)
        parts += [fade * (air_out + random.uniform(0, 0.8) * groan)]
        parts += [np.zeros(length(random, 0.04, 0.15))]
    return np.concatenate(parts)


def giggle(random: Random) -> Samples:
    """Short high tones that hop."""
    parts = []
    for _ in range(int(random.integers(3, 9))):
        size = length(random, 0.05, 0.12)
        glide = np.linspace(1.1, 0.9, size) * random.uniform(220, 480)
        tone = _modulated(glide, float(random.choice([1.0, 2.0])), 2 * np.hanning(size))
        parts += [np.hanning(size) * (tone + 0.2 * random.normal(size=size))]
        parts += [np.zeros(length(random, 0.03, 0.1))]
    return np.concatenate(parts)


def sigh(random: Random) -> Samples:
    size = length(random, 0.4, 1.2)
    high = _moving(random, size, random.uniform(1400, 2200), random.uniform(500, 1000))
    return (high + 0.3 * _moving(random, size, 3000, 2200)) * np.hanning(size)


def snort(random: Random) -> Samples:
    """Through the nose, with a flutter."""
    size = length(random, 0.15, 0.45)
    flutter = 0.5 + 0.5 * np.sign(np.sin(np.arange(size) * 2 * np.pi * 28 / RATE_HZ))
    return _moving(random, size, 900, random.uniform(1200, 2500)) * flutter * np.hanning(size)


def door(random: Random) -> Samples:
    """It falls shut, and something rattles."""
    size = length(random, 0.3, 0.6)
    thud = _string(random, random.uniform(50, 110), size, 0.85)
    return thud + 0.3 * _grains(random, size, 0.01, 25)


def scrape(random: Random) -> Samples:
    """A chair is moved: rough friction, in one or two pulls."""
    parts = []
    for _ in range(int(random.integers(1, 3))):
        size = length(random, 0.2, 0.6)
        hz = np.linspace(random.uniform(120, 260), random.uniform(150, 420), size)
        rough = _modulated(hz, 1.41, 4 + 2 * random.normal()) * (1 + 0.3 * random.normal(size=size))
        parts += [rough * np.hanning(size), np.zeros(length(random, 0.03, 0.2))]
    return np.concatenate(parts)


def pen(random: Random) -> Samples:
    """It taps on the table."""
    taps = [
        np.pad(_string(random, random.uniform(300, 900), 700, 0.8), (0, length(random, 0.06, 0.25)))
        for _ in range(int(random.integers(2, 6)))
    ]
    return np.concatenate(taps)


def clink(random: Random) -> Samples:
    """A cup: tones that do not belong together."""
    size = length(random, 0.15, 0.5)
    return sum(
        (_string(random, hz, size, 0.995) for hz in random.uniform(700, 3500, size=3)),
        np.zeros(size),
    )


def bark(random: Random) -> Samples:
    """A dog some rooms away, once or twice."""
    parts = []
    for _ in range(int(random.integers(1, 3))):
        size = length(random, 0.12, 0.25)
        arch = 1 + 0.4 * np.sin(np.linspace(0, np.pi, size))
        hoarse = _modulated(random.uniform(250, 500) * arch, 0.5, 5.0)
        parts += [hoarse * np.hanning(size), np.zeros(length(random, 0.1, 0.3))]
    return np.concatenate(parts)


def neighbour(random: Random) -> Samples:
    """A few words through a wall."""
    talk = _talk(int(random.integers(len(_NEIGHBOURS))))
    size = length(random, 0.3, 1.2)
    at = int(random.integers(talk.size - size))
    return np.convolve(talk[at : at + size], np.hanning(18), "same") * np.hanning(size)


DISTURBANCES = {
    "hack": (hack, 0.5),
    "giggle": (giggle, 0.4),
    "sigh": (sigh, 0.1),
    "snort": (snort, 0.15),
    "door": (door, 0.4),
    "scrape": (scrape, 0.25),
    "pen": (pen, 0.25),
    "clink": (clink, 0.2),
    "bark": (bark, 0.25),
    "neighbour": (neighbour, 0.2),
}
"""With the peak of the loudest ones; a voice has 0.5."""


any_disturbance = functools.partial(drawn_disturbance, DISTURBANCES)


@functools.cache
def _talk(number: int) -> Samples:
    """All that one neighbour says, one sentence after the other."""
    sounds = [_NEIGHBOURS[number].speak(sentence)[0] for sentence in _GOSSIP]
    return np.concatenate(sounds).astype(np.float64)
