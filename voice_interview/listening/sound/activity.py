"""Where there is voice. Finds stretches, and must not know words.

A network knows what voice is, but is late at its end by 60 to 250 ms; what stands out of the
background knows when, but not what. So the one names the stretches and the other draws the borders.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.sound.background import (
    FRAME_S,
    Figures,
    bands,
    frames_in,
    speech_level,
    standing_out,
)
from voice_interview.listening.sound.levels import (
    FLOOR_DBFS,
    RATE_HZ,
    Sound,
    blocks,
    frame_levels,
    loud_level,
    offset_of,
)
from voice_interview.listening.sound.silero import VOICED, WINDOW, Network, levelled
from voice_interview.model import Interval

_SILENT = 0.1
"""Below this the network is sure that nobody speaks ..."""
_APART_S = 0.1
"""... and this far from anything else it is background."""
_REACH_S = 0.5
"""The network may begin so late, most of all after a long silence. It never ends too early."""
_STANDS_OUT = 3.0
"""Deviations of the background from which a frame holds voice ..."""
_BELIEVED = 2.0
"""... and fewer by this where the network is certain."""
_LEVEL_S = 0.02
SHORTEST_S = 0.1
"""Sound that is shorter holds a click and no voice."""
_SHORTEST_GAP_S = 0.2
"""Shorter ones are closures and hesitations of the tongue, and no borders."""

Mask = NDArray[np.bool_]
"""One value for each frame of 10 ms."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Where there is voice, and by what that was decided: three figures for each frame."""

    speech: tuple[Interval, ...]
    """Stretches with voice, in order, at least 0.2 s apart."""
    likely: Figures
    """How likely the network thinks voice."""
    out: Figures
    """By how many deviations it stands out of the background."""
    level_db: Figures
    """See `background.speech_level`."""


_NO_FIGURES = np.zeros(0, np.float32)
_SILENCE = Activity((), _NO_FIGURES, _NO_FIGURES, _NO_FIGURES)


def activity(audio: Sound, beside_dbfs: float = FLOOR_DBFS) -> Activity:
    """Of `audio`, mono, 16 kHz. Silence has no speech and no figures.

    Offset and level do not matter, but what is softer than `beside_dbfs`, the `loudness` of other
    sound from the same take, is taken for so soft.
    """
    if audio.size < SHORTEST_S * RATE_HZ or not any(block.any() for block in blocks(audio, 1)):
        return _SILENCE
    offset = offset_of(audio)
    likely = _likely(audio, offset, beside_dbfs)
    if not (likely >= VOICED).any():
        return _SILENCE
    quiet = ~_widened(likely >= _SILENT, _APART_S, _APART_S)
    power = bands(audio, offset)
    out = standing_out(power, quiet)
    return Activity(_stretches(likely, out, audio), likely, out, speech_level(power))


def _stretches(likely: Figures, out: Figures, audio: Sound) -> tuple[Interval, ...]:
    named = likely >= VOICED
    voice = (out + _BELIEVED * likely > _STANDS_OUT) & _widened(named, _REACH_S, 0.0)
    return merged(
        stretch(start, end, audio) for start, end in runs(voice) if named[start:end].any()
    )


def merged(pieces: Iterable[Interval]) -> tuple[Interval, ...]:
    """Stretches, or such found in parts of one take, without the gaps that are too short."""
    row: list[Interval] = []
    for piece in pieces:
        if row and piece.start - row[-1].end < _SHORTEST_GAP_S - FRAME_S / 2:
            before = row.pop()
            piece = Interval(before.start, max(before.end, piece.end))
        row.append(piece)
    return tuple(row)


def loudness(audio: Sound, offset: float | None = None) -> float:
    """How loud a voice in `audio` is, dBFS: the pauses between words do not count."""
    levels = frame_levels(audio, _LEVEL_S, offset_of(audio) if offset is None else offset)
    return loud_level(levels, _LEVEL_S)


def _likely(audio: Sound, offset: float, beside_dbfs: float) -> Figures:
    """For each frame, how likely the network thinks voice."""
    loud_dbfs = max(loudness(audio, offset), beside_dbfs)
    network = Network()
    shares = []
    for block in blocks(audio, WINDOW, offset):
        whole = np.pad(block, (0, -block.size % WINDOW))
        shares.append(network.shares(levelled(whole, loud_dbfs)))
    middles = ((np.arange(frames_in(audio)) + 0.5) * FRAME_S * RATE_HZ).astype(int)
    windows = np.minimum(middles, audio.size - 1) // WINDOW
    likely: Figures = np.concatenate(shares)[windows]
    return likely


def _widened(frames: Mask, before_s: float, after_s: float) -> Mask:
    """`frames`, and what lies no further before or after one of them."""
    before, after = round(before_s / FRAME_S), round(after_s / FRAME_S)
    near = np.zeros_like(frames)
    for start, end in runs(frames):
        near[max(0, start - before) : end + after] = True
    return near


def stretch(start: int, end: int, audio: Sound) -> Interval:
    """Frames as seconds of `audio`."""
    return Interval(start * FRAME_S, min(end * FRAME_S, audio.size / RATE_HZ))


def runs(frames: Mask) -> list[tuple[int, int]]:
    """First frame of each unbroken run, and the one after its last."""
    edges = np.flatnonzero(np.diff(frames.astype(np.int8), prepend=0, append=0)).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))
