"""Words that last longer than they should: ways to draw them out."""

from dataclasses import replace

import numpy as np

from benchmarks.synthetic.pieces import Piece, Random, faded, silence
from benchmarks.synthetic.resample import stretched
from benchmarks.synthetic.voices import RATE_HZ, Voice

_HELD = 960
"""Samples, 60 ms: a piece of a vowel."""


def tails(pieces: list[Piece], _voice: Voice, random: Random) -> None:
    """Some words get the length that a hesitating speaker gives them."""
    for piece in pieces:
        if piece.role == "word" and random.random() < 0.2 and piece.sound.size > 2000:
            cut = round(piece.sound.size * random.uniform(0.3, 0.6))
            tail = piece.sound[cut:]
            longer = stretched(tail, tail.size + round(random.uniform(0.1, 0.35) * RATE_HZ))
            piece.sound = np.concatenate([piece.sound[:cut], longer])


def vowels(pieces: list[Piece], _voice: Voice, random: Random) -> None:
    """One word in eight is held at its loudest place: sooo, aaand."""
    for piece in pieces:
        if piece.role == "word" and random.random() < 0.12 and piece.sound.size > 2 * _HELD:
            loudest = int(np.argmax(np.convolve(piece.sound**2, np.ones(_HELD), "same")))
            first = min(max(0, loudest - _HELD // 2), piece.sound.size - _HELD)
            held = piece.sound[first : first + _HELD]
            longer = stretched(held, _HELD + round(random.uniform(0.12, 0.7) * RATE_HZ))
            after = piece.sound[first + _HELD :]
            piece.sound = np.concatenate([piece.sound[:first], longer, after])


def endings(pieces: list[Piece], _voice: Voice, random: Random) -> None:
    """One word in seven does not end: what is voiced last is held and fades. annnd, becausse."""
    for piece in pieces:
        if piece.role == "word" and random.random() < 0.14 and piece.sound.size > 2 * _HELD:
            power = np.convolve(piece.sound**2, np.ones(_HELD) / _HELD, "same")
            last = int(np.flatnonzero(power > 0.15 * power.max())[-1])
            first = min(max(0, last - _HELD), piece.sound.size - _HELD)
            held = piece.sound[first : first + _HELD]
            longer = stretched(held, _HELD + round(random.uniform(0.12, 0.6) * RATE_HZ))
            fading = np.linspace(1, random.uniform(0.4, 1), longer.size)
            after = piece.sound[first + _HELD :] * fading[-1]
            joined = np.concatenate([piece.sound[:first], longer * fading, after])
            piece.sound = joined.astype(np.float32)


def slowly(pieces: list[Piece], voice: Voice, random: Random) -> None:
    """One short word in four is said by the engine itself, two to three times as slow."""
    slow = replace(
        voice, pace=voice.pace * 2.6 if voice.engine == "flite" else max(80, voice.pace / 2.6)
    )
    for piece in pieces:
        if piece.role == "word" and len(piece.text) <= 4 and random.random() < 0.25:
            audio, times = slow.speak(piece.text)
            start, end = (round(at * RATE_HZ) for at in times[0])
            slow_power = max(1e-9, float(np.mean(audio[start:end] ** 2)))
            level = np.sqrt(float(np.mean(piece.sound**2)) / slow_power)
            piece.sound = (faded(audio[start:end]) * level).astype(np.float32)


def before_a_stop(pieces: list[Piece], _voice: Voice, random: Random) -> None:
    """One short word in five dies away slowly, and then nothing comes: to the ... the."""
    for number in reversed(range(len(pieces))):
        piece = pieces[number]
        if piece.role != "word" or len(piece.text) > 4 or random.random() >= 0.2:
            continue
        cut = piece.sound.size // 3
        rest = piece.sound[cut:]
        longer = stretched(rest, rest.size + round(random.uniform(0.12, 0.5) * RATE_HZ))
        dying = longer * np.linspace(1, random.uniform(0.3, 0.8), longer.size)
        whole = np.concatenate([piece.sound[:cut], dying])
        piece.sound = faded(whole.astype(np.float32))
        pieces.insert(number + 1, silence(random.uniform(0.1, 0.6)))
