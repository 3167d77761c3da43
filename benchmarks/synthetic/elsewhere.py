"""Rooms and sounds for the newcomers; nothing was learnt from them, nor judged with before.

Built otherwise than those of `noises`, `rooms` and `unheard`: noise painted on a plane of time and
frequency, and throats summed up harmonic by harmonic. Nothing here is changed after it was judged
with.
"""

import functools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from benchmarks.synthetic.noises import (
    RATE_HZ,
    Random,
    Samples,
    drawn_background,
    drawn_disturbance,
    length,
    peaked,
)
from benchmarks.synthetic.voices import Voice

_FRAME, _HOP = 512, 128
_PASSERS_BY = (
    Voice("espeak", "en-gb-x-rp+robert", 165, 45),
    Voice("espeak", "en-us-nyc+Mike", 170, 50),
    Voice("espeak", "en-029+michel", 160, 55),
    Voice("espeak", "en-gb-scotland+gustave", 155, 50),
)
_REMARKS = (
    "is that the parcel for the second floor",
    "he said that the lift would be mended by noon",
    "we could take the early boat and walk the rest",
    "nobody has fed the cat since breakfast",
    "I left my umbrella on the bus again",
)

Paint = Callable[[Samples, Samples], Samples]
"""Loudness at times (seconds, a column) and frequencies (Hz, a row)."""


def _painted(samples: int, paint: Paint, random: Random) -> Samples:
    """Noise as loud as `paint` says, where and when it says."""
    count = samples // _HOP + 8
    window = np.hanning(_FRAME)
    times = (np.arange(count) * (_HOP / RATE_HZ)).astype(np.float64)[:, None]
    hz = np.fft.rfftfreq(_FRAME, 1 / RATE_HZ).astype(np.float64)[None, :]
    noise = sliding_window_view(random.normal(size=count * _HOP + _FRAME), _FRAME)[::_HOP][:count]
    spectra = np.fft.rfft(noise * window)
    shaped = np.fft.irfft(spectra * paint(times, hz))
    out = np.zeros(count * _HOP + _FRAME)
    for number, frame in enumerate(shaped * window):
        out[number * _HOP : number * _HOP + _FRAME] += frame
    return out[_FRAME : _FRAME + samples]


def _hill(place: Samples, middle: float | Samples, width: float) -> Samples:
    return np.exp(-(((place - middle) / width) ** 2))


def _voiced(
    pitch_hz: Samples, mouth: Sequence[tuple[float, float]], random: Random, rough: float
) -> Samples:
    """Harmonics as loud as a mouth, (place Hz, height), lets them through; `rough` shakes them."""
    knots = np.arange(0, pitch_hz.size + 200, 100)
    wild = np.clip(random.normal(size=knots.size), -1.5, 1.5)
    shake = np.interp(np.arange(pitch_hz.size), knots, wild)
    pitch = pitch_hz * (1 + rough * shake)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE_HZ
    out = np.zeros(pitch.size)
    for number in range(1, int(4500 / float(pitch_hz.min()))):
        hz = number * pitch
        loud = sum((high * _hill(hz, place, 180.0) for place, high in mouth), np.zeros(pitch.size))
        out += (loud + 0.02) / number**0.5 * np.sin(number * phase + random.uniform(0, 6))
    return out * (1 + 2 * rough * shake)


def _arc(samples: int, top: float) -> Samples:
    """Up to 1 at the share `top` of the time, and down, without a corner."""
    place: Samples = np.linspace(0, 1, samples) ** (np.log(0.5) / np.log(top))
    return np.sin(np.pi * place) ** 2


def _in_a_row(random: Random, least: int, most: int, one: Callable[[], Samples]) -> Samples:
    """That many, with short silences between."""
    parts = []
    for _ in range(int(random.integers(least, most + 1))):
        parts += [random.uniform(0.5, 1) * one(), np.zeros(length(random, 0.02, 0.12))]
    return np.concatenate(parts)


# --- backgrounds ---------------------------------------------------------------------------------


def tap(samples: int, random: Random) -> Samples:
    """Water runs into a sink."""
    middle, speed = random.uniform(800, 2500), random.uniform(0.3, 2)
    return _painted(
        samples,
        lambda at, hz: _hill(hz, middle * (1 + 0.2 * np.sin(speed * at)), 900) + 0.15,
        random,
    )


def dishwasher(samples: int, random: Random) -> Samples:
    """It hums and slaps."""
    beat = random.uniform(0.7, 1.6)
    return _painted(
        samples,
        lambda at, hz: (
            np.exp(-hz / 350)
            + np.exp(-hz / 900) * np.maximum(0, np.sin(beat * 2 * np.pi * at)) ** 4
        ),
        random,
    )


def laptop(samples: int, random: Random) -> Samples:
    """A small fan near the microphone, and a coil that sings."""
    blades, coil = random.uniform(300, 700), random.uniform(3000, 7000)
    return _painted(
        samples,
        lambda _at, hz: 1 / (1 + hz / 1500) + 2 * _hill(hz, blades, 30) + 0.8 * _hill(hz, coil, 40),
        random,
    )


def wind(samples: int, random: Random) -> Samples:
    """Gusts into the microphone."""
    slow = random.uniform(0.2, 0.8)
    return _painted(
        samples,
        lambda at, hz: (
            np.exp(-hz / 180) * (0.2 + np.sin(slow * at + 2 * np.sin(1.7 * slow * at)) ** 2) + 0.01
        ),
        random,
    )


def radio(samples: int, random: Random) -> Samples:
    """Music through a wall: chords of three strings, no highs."""
    out = 0.02 * random.normal(size=samples)
    at = 0
    while at < samples:
        size = min(samples - at, length(random, 0.25, 0.6))
        times = np.arange(size) / RATE_HZ
        root = 110 * 2 ** (int(random.choice([0, 3, 5, 7, 10])) / 12)
        chord = sum(
            (np.sin(2 * np.pi * root * step * times) for step in (1, 1.5, 2.52)), np.zeros(size)
        )
        out[at : at + size] += chord * np.exp(-2.5 * times)
        at += size
    return out


def lobby(samples: int, random: Random) -> Samples:
    """People talk in a large hall."""
    out = np.zeros(samples)
    for number in range(len(_PASSERS_BY)):
        talk = _talk(number)
        out += random.uniform(0.4, 1) * np.resize(np.roll(talk, -length(random, 0, 8)), samples)
    size = RATE_HZ // 2
    echo = random.normal(size=size) * np.exp(-7 * np.arange(size) / size)
    whole = np.fft.irfft(np.fft.rfft(out, samples + size) * np.fft.rfft(echo, samples + size))
    return whole[:samples] + 0.02 * float(whole.std()) * random.normal(size=samples)


BACKGROUNDS = {
    "tap": tap,
    "dishwasher": dishwasher,
    "laptop": laptop,
    "wind": wind,
    "radio": radio,
    "lobby": lobby,
}


any_background = functools.partial(drawn_background, BACKGROUNDS)


# --- what happens --------------------------------------------------------------------------------


def cough(random: Random) -> Samples:
    """Dry, once to thrice; now and then with a voice in it."""

    def one() -> Samples:
        size = length(random, 0.15, 0.4)
        middle, fade = random.uniform(900, 1900), random.uniform(0.03, 0.1)
        air = _painted(
            size,
            lambda at, hz: (_hill(hz, middle, 700) + 0.2) * np.exp(-at / fade),
            random,
        )
        if random.random() < 0.5:
            return air
        throat = _voiced(
            np.linspace(random.uniform(170, 280), 120, size), [(600, 1), (1300, 0.6)], random, 0.06
        )
        return peaked(air) + random.uniform(0.1, 0.5) * peaked(throat) * _arc(size, 0.25)

    return _in_a_row(random, 1, 3, one)


def ahem(random: Random) -> Samples:
    """A throat is cleared: rough and closed, once or twice."""
    mouth = [(random.uniform(250, 450), 1.0), (random.uniform(900, 1500), 0.4)]

    def one() -> Samples:
        size = length(random, 0.12, 0.4)
        pitch = np.linspace(random.uniform(90, 190), random.uniform(70, 150), size)
        return _voiced(pitch, mouth, random, random.uniform(0.08, 0.2)) * _arc(size, 0.4)

    return _in_a_row(random, 1, 2, one)


def chuckle(random: Random) -> Samples:
    """Three to seven puffs that fall, each with a little voice."""
    pitch = random.uniform(140, 360)
    mouth = [(random.uniform(500, 750), 1.0), (random.uniform(1200, 1700), 0.6), (2600.0, 0.2)]

    def one() -> Samples:
        nonlocal pitch
        pitch *= random.uniform(0.9, 1.0)
        size = length(random, 0.06, 0.13)
        puff = _painted(size, lambda _at, hz: np.exp(-hz / 2500), random)
        tone = _voiced(np.linspace(1.08, 0.92, size) * pitch, mouth, random, 0.02)
        return (peaked(tone) + 0.3 * peaked(puff)) * _arc(size, 0.35)

    return _in_a_row(random, 3, 7, one)


def exhale(random: Random) -> Samples:
    size = length(random, 0.3, 1.1)
    start, fall = random.uniform(900, 2500), random.uniform(200, 900)
    air = _painted(size, lambda at, hz: _hill(hz, start - fall * at, 800) + 0.05, random)
    return air * _arc(size, random.uniform(0.2, 0.7))


def sip(random: Random) -> Samples:
    """Of coffee: a hiss that rises, and a swallow."""
    size = length(random, 0.25, 0.6)
    hiss = _painted(size, lambda at, hz: _hill(hz, 2000 + 4000 * at, 900), random)
    gulp = _voiced(np.linspace(90, 140, 1600), [(300, 1)], random, 0.1) * _arc(1600, 0.3)
    return np.concatenate([peaked(hiss * _arc(size, 0.8)), np.zeros(1200), 0.3 * peaked(gulp)])


def tut(random: Random) -> Samples:
    """A tongue leaves the palate."""

    def one() -> Samples:
        middle = random.uniform(1200, 3500)
        return _painted(
            length(random, 0.03, 0.06),
            lambda at, hz: _hill(hz, middle, 600) * np.exp(-at / 0.006),
            random,
        )

    return _in_a_row(random, 1, 3, one)


def mouse(random: Random) -> Samples:
    """It clicks, and is let go."""

    def one() -> Samples:
        out = np.zeros(length(random, 0.08, 0.16))
        out[:160] = random.normal(size=160) * np.exp(-np.arange(160) / 20)
        out[-400:-240] = 0.5 * random.normal(size=160) * np.exp(-np.arange(160) / 15)
        return out

    return _in_a_row(random, 1, 4, one)


def buzzing(random: Random) -> Samples:
    """A telephone lies on the table and shakes, once or twice."""
    hz = random.uniform(140, 220)

    def one() -> Samples:
        size = length(random, 0.25, 0.5)
        times = np.arange(size) / RATE_HZ
        rattle: Samples = np.maximum(0, np.sin(2 * np.pi * hz * times)) ** 6
        rattle -= float(rattle.mean())
        return rattle * (1 + 0.4 * random.normal(size=size)) * _arc(size, 0.5)

    return _in_a_row(random, 1, 2, one)


def marimba(random: Random) -> Samples:
    """A message comes in: two to four wooden tones."""
    root = random.uniform(400, 900)

    def one() -> Samples:
        times = np.arange(length(random, 0.12, 0.25)) / RATE_HZ
        hz = root * float(random.choice([1, 1.25, 1.5, 2]))
        return np.exp(-times / 0.07) * (
            np.sin(2 * np.pi * hz * times) + 0.3 * np.sin(2 * np.pi * 3.93 * hz * times)
        )

    return _in_a_row(random, 2, 4, one)


def cup(random: Random) -> Samples:
    """It is put down: a knock, and a ring."""
    times = np.arange(length(random, 0.2, 0.45)) / RATE_HZ
    knock_hz = random.uniform(120, 260)
    knock: Samples = 2 * np.sin(2 * np.pi * knock_hz * times) * np.exp(-times / 0.02)
    ring = sum(
        (
            np.sin(2 * np.pi * hz * times) * np.exp(-times / random.uniform(0.02, 0.1))
            for hz in random.uniform(1200, 5200, size=4)
        ),
        np.zeros(times.size),
    )
    return ring + knock


def chair(random: Random) -> Samples:
    """Old wood under somebody who moves."""
    size = length(random, 0.2, 0.7)
    rises = random.uniform(60, 160) * (1 + np.linspace(0, random.uniform(-0.4, 1.2), size))
    wood = [(random.uniform(300, 700), 1.0), (random.uniform(1000, 2200), 0.7)]
    return _voiced(rises, wood, random, 0.25) * _arc(size, 0.5)


def siren(random: Random) -> Samples:
    """Some streets away."""
    size = length(random, 0.6, 1.4)
    times = np.arange(size) / RATE_HZ
    pitch = 700 + 250 * np.sin(2 * np.pi * random.uniform(0.4, 1.2) * times)
    return np.sin(2 * np.pi * np.cumsum(pitch) / RATE_HZ) * _arc(size, 0.5)


def passer_by(random: Random) -> Samples:
    """A few words behind a door."""
    talk = _talk(int(random.integers(len(_PASSERS_BY))))
    size = length(random, 0.3, 1.2)
    at = int(random.integers(talk.size - size))
    return np.convolve(talk[at : at + size], np.hanning(14), "same") * _arc(size, 0.5)


DISTURBANCES = {
    "cough": (cough, 0.5),
    "ahem": (ahem, 0.3),
    "chuckle": (chuckle, 0.4),
    "exhale": (exhale, 0.1),
    "sip": (sip, 0.15),
    "tut": (tut, 0.15),
    "mouse": (mouse, 0.2),
    "buzzing": (buzzing, 0.2),
    "marimba": (marimba, 0.2),
    "cup": (cup, 0.3),
    "chair": (chair, 0.2),
    "siren": (siren, 0.1),
    "passer_by": (passer_by, 0.2),
}
"""With the peak of the loudest ones; a voice has 0.5."""


any_disturbance = functools.partial(drawn_disturbance, DISTURBANCES)


@functools.cache
def _talk(number: int) -> Samples:
    """All that one of them says, one remark after the other."""
    sounds = [_PASSERS_BY[number].speak(remark)[0] for remark in _REMARKS]
    return np.concatenate(sounds).astype(np.float64)
