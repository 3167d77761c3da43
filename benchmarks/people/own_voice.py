"""Filled pauses out of a speaker's own vowels and nasals: uh, um and mm.

The vowel of up, done, one, and the nasal of name, time are taken out of her words where both are
long and steady, made equally loud throughout, and held (overlap-add at the same pitch) for as long
as a filled pause lasts. The pitch sinks by a semitone or two and wavers, the level rises quickly
and falls slowly, and um goes from one into the other within 40 ms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.people.prompts import Sentence
from benchmarks.synthetic.noises import RATE_HZ, Random, Sound
from benchmarks.synthetic.pieces import Piece, faded
from benchmarks.synthetic.resample import stretched
from benchmarks.synthetic.speaking import filler_length_s

_OPEN = "another come done jump just number numbers of one other others otherwise touch unlock up"
_LEAST_S = 0.07
_EDGE = 0.15
"""Of a phone at each end: there it still is its neighbour."""
_STEADY = 0.75
"""How alike one period is to the next, at least."""
_HIGHEST_HZ = 260
_LONGEST_S = 0.7
_SHORTEST_S = 0.18
_OVERLAP = 640
_WOMAN_HZ = 120
"""Her voice is no lower."""
_TOP_HZ = 350
_SHARES = {"um": 0.5, "uh": 0.4, "mm": 0.1}


@dataclass(frozen=True, slots=True)
class OwnVoice:
    vowels: tuple[Sound, ...]
    nasals: tuple[Sound, ...]
    periods: range
    """In samples: those looked for."""

    def filler(self, loud: float, random: Random) -> Piece:
        """As long as in conversation; `loud` is the RMS of her words, it is up to 6 dB softer."""
        text = str(random.choice(list(_SHARES), p=list(_SHARES.values())))
        wanted_s = np.clip(filler_length_s(text, random), _SHORTEST_S, _LONGEST_S)
        size = round(float(wanted_s) * RATE_HZ)
        if text == "um":
            first = round(size * random.uniform(0.4, 0.65))
            vowel = _any(self.vowels, random)
            wanted = _period(vowel, self.periods)
            nasal = _at_pitch(_any(self.nasals, random), self.periods, wanted)
            whole = _into(
                stretched(vowel, first + _OVERLAP // 2),
                stretched(nasal, size - first + _OVERLAP // 2) * random.uniform(0.35, 0.6),
            )
        else:
            whole = stretched(_any(self.nasals if text == "mm" else self.vowels, random), size)
        level = loud * 10 ** (-random.uniform(0, 6) / 20)
        if text == "mm":
            level *= 0.6
        shaped = _sinking(whole, random) * _contour(whole.size, random)
        return Piece(faded((level * shaped).astype(np.float32)), text, "filler")


def own_voice(
    sentences: Sequence[Sentence], lowest_hz: int = _WOMAN_HZ, open_words: str = _OPEN
) -> OwnVoice:
    """Of somebody whose voice is no lower than that; vowels out of `open_words`."""
    periods = range(RATE_HZ // _TOP_HZ, RATE_HZ // lowest_hz)
    vowels: list[Sound] = []
    nasals: list[Sound] = []
    for sentence in sentences:
        for text, phone in sentence.phones:
            nasal = phone.text == "M"
            if not nasal and (phone.text != "AH" or text not in open_words.split()):
                continue
            start_s = max(0.0, phone.start or 0.0)
            end_s = min(sentence.audio.size / RATE_HZ, phone.end or 0.0)
            edge_s = _EDGE * (end_s - start_s)
            inside = slice(round((start_s + edge_s) * RATE_HZ), round((end_s - edge_s) * RATE_HZ))
            if end_s - start_s < _LEAST_S:
                continue
            sound = _level(sentence.audio[inside])
            if _steady(sound, periods):
                (nasals if nasal else vowels).append(sound)
    return OwnVoice(tuple(vowels), tuple(nasals), periods)


def _level(sound: Sound) -> Sound:
    """RMS 1 everywhere, in windows of 30 ms."""
    window = np.hanning(480)
    power = np.convolve(sound**2, window / window.sum(), "same")
    covered = np.convolve(np.ones(sound.size), window / window.sum(), "same")
    return (sound / np.sqrt(np.maximum(power / covered, 1e-9))).astype(np.float32)


def _steady(sound: Sound, periods: range) -> bool:
    """One clear pitch at the beginning and at the end, and not that of a question."""
    clear = all(_likeness(part, periods) >= _STEADY for part in (sound[:800], sound[-800:]))
    return clear and RATE_HZ / _period(sound, periods) <= _HIGHEST_HZ


def _likeness(sound: Sound, periods: range) -> float:
    return max(_alike(sound, period) for period in periods)


def _alike(sound: Sound, period: int) -> float:
    late, early = sound[period:], sound[:-period]
    return float(late @ early / np.sqrt((late @ late) * (early @ early)))


def _period(sound: Sound, periods: range) -> int:
    """Samples; the shortest of those that are nearly as good as the best."""
    alike = [_alike(sound, period) for period in periods]
    return next(p for p, one in zip(periods, alike, strict=True) if one > 0.9 * max(alike))


def _at_pitch(sound: Sound, periods: range, period: int) -> Sound:
    """Read so fast that it has this period."""
    places = np.arange(0, sound.size - 1, _period(sound, periods) / period)
    faster: Sound = np.interp(places, np.arange(sound.size), sound).astype(np.float32)
    return faster


def _any(sources: Sequence[Sound], random: Random) -> Sound:
    return sources[int(random.integers(len(sources)))]


def _into(first: Sound, second: Sound) -> Sound:
    fade = np.linspace(0, 1, _OVERLAP)
    middle = first[-_OVERLAP:] * (1 - fade) + second[:_OVERLAP] * fade
    return np.concatenate([first[:-_OVERLAP], middle, second[_OVERLAP:]]).astype(np.float32)


def _sinking(sound: Sound, random: Random) -> NDArray[np.float64]:
    """Read ever more slowly: the pitch sinks, and wavers by half a per cent."""
    knots = np.linspace(0, sound.size - 1, 12)
    fall = random.uniform(0.06, 0.12)
    pace = np.linspace(1 + fall / 2, 1 - fall / 2, 12) * (1 + 0.005 * random.normal(size=12))
    places = np.cumsum(np.interp(np.arange(sound.size), knots, pace))
    places *= (sound.size - 1) / places[-1]
    return np.interp(places, np.arange(sound.size), sound)


def _contour(samples: int, random: Random) -> NDArray[np.float64]:
    rise = round(random.uniform(0.02, 0.05) * RATE_HZ)
    fall = round(random.uniform(0.03, 0.08) * RATE_HZ)
    shape = np.linspace(1, random.uniform(0.5, 0.9), samples)
    shape[:rise] *= np.sin(np.linspace(0.3, np.pi / 2, rise)) ** 2
    shape[-fall:] *= np.cos(np.linspace(0, np.pi / 2 - 0.3, fall)) ** 2
    return shape
