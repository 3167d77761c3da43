"""Rooms and what happens in them, otherwise than in `noises`: what the second look learns from.

A throat is a source and resonances: so laughs, coughs and cleared throats lie as near to a voice as
they do in people.
"""

import functools

import numpy as np

from benchmarks.synthetic.noises import (
    RATE_HZ,
    Random,
    Samples,
    Sound,
    banded,
    coloured,
    drawn_background,
    drawn_disturbance,
    length,
    normal,
)
from benchmarks.synthetic.voices import Voice

_OTHERS = (
    Voice("flite", "slt", 1.05, 210, 1.15),
    Voice("flite", "rms", 1.05, 105, 1.05),
    Voice("espeak", "en-us+m4", 175, 45),
    Voice("espeak", "en-gb+linda", 170, 55),
)
_OVERHEARD = (
    "could you close the window please",
    "they said it would rain again on Sunday",
    "where did you put the keys for the car",
    "I have to call the doctor about the appointment",
    "dinner will be ready in ten minutes",
)


def resonating(sound: Samples | Sound, places: list[tuple[float, float, float]]) -> Samples:
    """`sound` through resonances: place and width in Hz, height."""
    hz = np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    shape = sum(high / (1 + ((hz - place) / width) ** 2) for place, width, high in places)
    return np.fft.irfft(np.fft.rfft(sound) * (shape + 0.01), sound.size)


def buzz(pitch_hz: Samples, rough: float, random: Random) -> Samples:
    """Pulses of a throat that follow `pitch_hz`; `rough` is how far each strays from its time."""
    wander = np.repeat(random.normal(size=pitch_hz.size // 80 + 1), 80)[: pitch_hz.size]
    phase = np.cumsum(pitch_hz * (1 + rough * wander) / RATE_HZ) % 1.0
    return np.exp(-6 * phase) - 0.166


def swell(samples: int, rise: float, random: Random) -> Samples:
    """Up to 1 in the first `rise` of the time, then down."""
    place = np.linspace(0, 1, samples)
    return np.minimum(place / rise, ((1 - place) / (1 - rise)) ** random.uniform(0.7, 1.6))


# --- backgrounds ---------------------------------------------------------------------------------


def white(samples: int, random: Random) -> Samples | Sound:
    return coloured(samples, random.uniform(-0.3, 0.4), random)


def pink(samples: int, random: Random) -> Samples | Sound:
    return coloured(samples, random.uniform(0.8, 1.4), random)


def brown(samples: int, random: Random) -> Samples | Sound:
    return coloured(samples, random.uniform(1.8, 2.4), random)


def mains(samples: int, random: Random) -> Samples | Sound:
    """A transformer: many harmonics, some strong, on soft noise."""
    times = np.arange(samples) / RATE_HZ
    base = float(random.choice([50.0, 60.0, 100.0, 120.0]))
    tones = sum(
        random.exponential() / n**0.7 * np.sin(2 * np.pi * base * n * times + random.uniform(0, 6))
        for n in range(1, 25)
    )
    return normal(tones) + 0.3 * coloured(samples, 1.0, random)


def ventilator(samples: int, random: Random) -> Samples | Sound:
    """Blades: noise that beats, and a tone."""
    times = np.arange(samples) / RATE_HZ
    blades = random.uniform(20, 120)
    beat = 1 + 0.4 * np.sin(2 * np.pi * blades * times)
    tone = np.sin(2 * np.pi * blades * random.integers(2, 6) * times)
    return coloured(samples, 1.5, random) * beat + random.uniform(0.1, 0.6) * tone


def traffic(samples: int, random: Random) -> Samples | Sound:
    """A street: rumble, and cars that come and go."""
    out = 0.5 * coloured(samples, 2.0, random).astype(np.float64)
    times = np.arange(samples) / RATE_HZ
    for _ in range(max(1, samples // (3 * RATE_HZ))):
        middle = random.uniform(0, samples / RATE_HZ)
        near = np.exp(-(((times - middle) / random.uniform(0.6, 2.0)) ** 2))
        out += near * banded(samples, 150, random.uniform(600, 2500), random)
    return out


def typing(samples: int, random: Random) -> Samples | Sound:
    """Somebody writes all the time, on soft noise."""
    out = 0.05 * coloured(samples, 1.0, random).astype(np.float64)
    at = 0
    while (at := at + length(random, 0.06, 0.5)) < samples - RATE_HZ // 10:
        stroke = _stroke(random)
        out[at : at + stroke.size] += stroke * random.uniform(0.3, 1)
    return out


def babble(samples: int, random: Random) -> Samples | Sound:
    """Three to eight people talk at once."""
    out = np.zeros(samples)
    for _ in range(int(random.integers(3, 9))):
        talk = _talk(int(random.integers(len(_OTHERS))))
        out += np.resize(np.roll(talk, int(random.integers(talk.size))), samples)
    spread = float(out.std())
    return out + 0.1 * spread * coloured(samples, 1.0, random)


BACKGROUNDS = {
    "white": white,
    "pink": pink,
    "brown": brown,
    "mains": mains,
    "ventilator": ventilator,
    "traffic": traffic,
    "typing": typing,
    "babble": babble,
}


any_background = functools.partial(drawn_background, BACKGROUNDS)


# --- what happens --------------------------------------------------------------------------------


def laugh(random: Random) -> Samples:
    """Ha ha ha: three to seven breathy vowels that fall."""
    pitch = random.uniform(130, 380)
    open_mouth = [
        (random.uniform(550, 850), 90.0, 1.0),
        (random.uniform(1000, 1700), 120.0, 0.6),
        (2700.0, 200.0, 0.3),
    ]
    parts = []
    for _ in range(int(random.integers(3, 8))):
        size = length(random, 0.07, 0.16)
        tone = buzz(np.linspace(pitch, pitch * 0.85, size), 0.03, random)
        breathy = tone + random.uniform(0.1, 0.5) * random.normal(size=size)
        gap = resonating(random.normal(size=length(random, 0.04, 0.12)), open_mouth) * 0.05
        parts += [resonating(breathy, open_mouth) * swell(size, 0.3, random), gap]
        pitch *= random.uniform(0.9, 1.02)
    return np.concatenate(parts)


def cough(random: Random) -> Samples:
    """Burst, rush of air, and often a voiced end; once to thrice."""
    throat = [
        (random.uniform(400, 700), 150.0, 1.0),
        (random.uniform(1100, 1800), 250.0, 0.8),
        (random.uniform(2500, 3500), 500.0, 0.5),
    ]
    parts = []
    for _ in range(int(random.integers(1, 4))):
        burst = random.normal(size=length(random, 0.02, 0.05))
        rush = random.normal(size=length(random, 0.08, 0.25))
        air = np.concatenate([burst * 2, rush * np.linspace(0.8, 0.1, rush.size)])
        pieces = [resonating(air, throat)]
        if random.random() < 0.6:
            size = length(random, 0.06, 0.2)
            tone = buzz(np.linspace(random.uniform(150, 300), 110, size), 0.08, random)
            pieces.append(8 * resonating(tone, throat) * swell(size, 0.2, random))
        parts += [*pieces, np.zeros(length(random, 0.05, 0.2))]
    return np.concatenate(parts)


def throat(random: Random) -> Samples:
    """Clearing it: rough and low, in one or two goes."""
    shape = [(random.uniform(350, 600), 120.0, 1.0), (random.uniform(1000, 1600), 200.0, 0.5)]
    parts = []
    for _ in range(int(random.integers(1, 3))):
        size = length(random, 0.15, 0.5)
        tone = buzz(np.full(size, random.uniform(55, 130)), random.uniform(0.15, 0.4), random)
        noise = random.uniform(0.1, 0.5) * random.normal(size=size)
        parts += [resonating(tone + noise, shape) * swell(size, 0.25, random)]
        parts += [np.zeros(length(random, 0.02, 0.1))]
    return np.concatenate(parts)


def gasp(random: Random) -> Samples:
    """A breath through an open mouth, in or out."""
    size = length(random, 0.2, 1.0)
    mouth = [(random.uniform(600, 1200), 300.0, 1.0), (random.uniform(1500, 2600), 400.0, 0.7)]
    return resonating(random.normal(size=size), mouth) * swell(
        size, random.uniform(0.2, 0.9), random
    )


def sniff(random: Random) -> Samples:
    size = length(random, 0.15, 0.5)
    return banded(size, 1200, random.uniform(4000, 7000), random) * swell(size, 0.7, random)


def smack(random: Random) -> Samples:
    """Lips that part, or a tongue: one to three clicks."""
    out = np.zeros(length(random, 0.15, 0.4))
    for _ in range(int(random.integers(1, 4))):
        size = length(random, 0.01, 0.04)
        click = resonating(random.normal(size=size), [(random.uniform(900, 2500), 300.0, 1.0)])
        at = int(random.integers(out.size - size))
        out[at : at + size] += click * np.exp(-np.arange(size) / (0.2 * size))
    return out


def knock(random: Random) -> Samples:
    """On wood: a few modes that die away, one to four times."""
    modes = [(random.uniform(120, 900), random.uniform(0.01, 0.06)) for _ in range(4)]
    parts = []
    for _ in range(int(random.integers(1, 5))):
        times = np.arange(length(random, 0.12, 0.3)) / RATE_HZ
        parts.append(
            random.uniform(0.5, 1)
            * sum(np.sin(2 * np.pi * hz * times) * np.exp(-times / fade) for hz, fade in modes)
        )
    return np.concatenate(parts)


def squeak(random: Random) -> Samples:
    """Stick and slip: pulses that wander, through a resonance of wood or metal."""
    size = length(random, 0.15, 0.9)
    knots = np.cumsum(random.normal(size=6)) * 0.15
    pitch = random.uniform(70, 420) * np.exp(np.interp(np.linspace(0, 5, size), range(6), knots))
    body = [(random.uniform(400, 1200), 120.0, 1.0), (random.uniform(1400, 3500), 250.0, 0.7)]
    return resonating(buzz(pitch, random.uniform(0, 0.2), random), body) * swell(size, 0.4, random)


def rustle(random: Random) -> Samples:
    """Paper or sleeves: many short scratches."""
    size = length(random, 0.3, 1.0)
    scratches = random.exponential(size=size // 300 + 1) ** 2
    return banded(size, 1000, 7000, random) * np.interp(
        np.arange(size), np.arange(scratches.size) * 300, scratches
    )


def chime(random: Random) -> Samples:
    """A message comes in: one or two tones that ring."""
    parts = []
    for _ in range(int(random.integers(1, 3))):
        times = np.arange(length(random, 0.12, 0.4)) / RATE_HZ
        hz = random.uniform(350, 1600)
        ring = np.exp(-times / random.uniform(0.05, 0.3))
        parts.append(ring * sum(np.sin(2 * np.pi * hz * n * times) / n**2 for n in (1, 2, 3)))
    return np.concatenate(parts)


def strokes(random: Random) -> Samples:
    """Two to eight keys."""
    out = np.zeros(length(random, 0.3, 1.2))
    for _ in range(int(random.integers(2, 9))):
        stroke = _stroke(random)
        at = int(random.integers(max(1, out.size - stroke.size)))
        out[at : at + stroke.size] += stroke[: out.size - at] * random.uniform(0.4, 1)
    return out


def somebody(random: Random) -> Samples:
    """Another person says a few words."""
    talk = _talk(int(random.integers(len(_OTHERS))))
    size = length(random, 0.3, 1.2)
    at = int(random.integers(talk.size - size))
    return talk[at : at + size] * swell(size, 0.1, random)


DISTURBANCES = {
    "laugh": (laugh, 0.4),
    "cough": (cough, 0.5),
    "throat": (throat, 0.3),
    "gasp": (gasp, 0.12),
    "sniff": (sniff, 0.12),
    "smack": (smack, 0.15),
    "knock": (knock, 0.4),
    "squeak": (squeak, 0.25),
    "rustle": (rustle, 0.2),
    "chime": (chime, 0.2),
    "strokes": (strokes, 0.25),
    "somebody": (somebody, 0.2),
}
"""With the peak of the loudest ones; a voice has 0.5."""


any_disturbance = functools.partial(drawn_disturbance, DISTURBANCES)


def _stroke(random: Random) -> Samples:
    """A key: a click, and the body of the keyboard."""
    times = np.arange(length(random, 0.02, 0.06)) / RATE_HZ
    body = np.sin(2 * np.pi * random.uniform(200, 1200) * times) * np.exp(-times / 0.01)
    return body + random.normal(size=times.size) * np.exp(-times / random.uniform(0.002, 0.006))


@functools.cache
def _talk(number: int) -> Samples:
    """All that one of the others says, one sentence after the other."""
    sounds = [_OTHERS[number].speak(sentence)[0] for sentence in _OVERHEARD]
    return np.concatenate(sounds).astype(np.float64)
