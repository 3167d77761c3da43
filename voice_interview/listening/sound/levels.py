"""How loud, how clean: levels of short frames, and what makes a recording doubtful.

Must not know words or voice activity; the sentences stand here because each belongs to a number.
Sound is looked at in blocks of a minute, so that nothing but figures grows with it.
"""

import itertools
import math
from collections.abc import Iterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
FLOOR_DBFS = -100.0

SHORTEST_S = 5.0
"""Less than this holds too little speech for a figure per minute."""

_BLOCK = 60 * RATE_HZ
_FRAME_S = 0.02
_CLIPPED_SHARE = 0.001
"""Share of samples in clipped runs from which consonants turn into crackle."""
_CLIPPED_RUN = 3
_LOUD_S = 2.0
_NOISY_DB = 10.0
"""Loud level less P5 of the frame levels. Speech in white noise of 10 dB has about 14 here."""
_SILENT_DBFS = -70.0

Samples = NDArray[np.float32]
"""One channel, -1 to 1."""


class Sound(Protocol):
    """Samples of one channel at 16 kHz, -1 to 1: an array, or what hands them out from a disk."""

    @property
    def size(self) -> int: ...

    def __getitem__(self, part: slice, /) -> Samples: ...


def blocks(audio: Sound, unit: int, offset: float = 0.0) -> Iterator[Samples]:
    """`audio` cleaned, about a minute at a time in multiples of `unit` samples but the last."""
    size = max(1, _BLOCK // unit) * unit
    for start in range(0, audio.size, size):
        yield cleaned(audio[start : start + size], offset)


def cleaned(audio: Samples, offset: float) -> Samples:
    """A copy without `offset`; what is no number becomes silence."""
    copy: Samples = audio.astype(np.float32) - np.float32(offset)
    if not np.isfinite(copy).all():
        np.nan_to_num(copy, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    return copy


def offset_of(audio: Sound) -> float:
    """What stands in the sound all the time: the mean."""
    total = sum(float(block.sum(dtype=np.float64)) for block in blocks(audio, 1))
    return total / max(1, audio.size)


def frame_levels(audio: Sound, frame_s: float, offset: float = 0.0) -> NDArray[np.float64]:
    """RMS of each full or begun frame, dBFS, never below -100; at least one frame."""
    size = max(1, round(frame_s * RATE_HZ))
    powers = [_powers(block, size) for block in blocks(audio, size, offset)]
    power = np.concatenate(powers) if powers else np.zeros(1)
    levels: NDArray[np.float64] = np.maximum(FLOOR_DBFS, 10 * np.log10(np.maximum(power, 1e-10)))
    return levels


def _powers(block: Samples, size: int) -> NDArray[np.float64]:
    whole = block.size // size * size
    frames = block[:whole].reshape(-1, size)
    powers: NDArray[np.float64] = np.einsum("ij,ij->i", frames, frames) / np.float64(size)
    rest = block[whole:]
    return np.append(powers, float(rest @ rest) / rest.size) if rest.size else powers


def loud_level(levels: NDArray[np.float64], frame_s: float) -> float:
    """What the voice reaches: the level of the loudest twentieth, or of two seconds if less.

    A twentieth of an answer that begins after a minute of thinking would be silence.
    """
    loudest = min(math.ceil(levels.size / 20), round(_LOUD_S / frame_s))
    return float(np.partition(levels, -loudest)[-loudest])


def clipped_samples(audio: Sound) -> int:
    """Samples in runs of three or more equal ones at the largest value, if that is near full."""
    if audio.size < _CLIPPED_RUN:
        return 0
    top = max(float(np.abs(block).max()) for block in blocks(audio, 1))
    if top < 0.25:
        return 0
    found = open_run = 0
    for block in itertools.chain(blocks(audio, 1), (np.zeros(1, np.float32),)):
        at_top = (np.abs(block) >= top * 0.9999).astype(np.int8)
        edges = np.flatnonzero(np.diff(at_top, prepend=0, append=0))
        lengths = edges[1::2] - edges[::2]
        if at_top[0]:
            lengths[0] += open_run
        elif open_run >= _CLIPPED_RUN:
            found += open_run
        open_run = 0
        if at_top[-1]:
            open_run, lengths = int(lengths[-1]), lengths[:-1]
        found += int(lengths[lengths >= _CLIPPED_RUN].sum())
    return found


def doubts(audio: Sound) -> tuple[str, ...]:
    """Sentences on what makes figures from `audio` not worth showing; empty when it is sound.

    Silence with an offset near full scale is silence, and not distorted.
    """
    if audio.size == 0:
        return ("The recording is empty.",)
    found = []
    if audio.size < SHORTEST_S * RATE_HZ:
        found.append("Shorter than five seconds: too short to measure.")
    levels = frame_levels(audio, _FRAME_S, offset_of(audio))
    loud_dbfs, quiet_dbfs = loud_level(levels, _FRAME_S), np.percentile(levels, 5)
    if loud_dbfs < _SILENT_DBFS:
        return (*found, "Only silence was recorded: check the microphone.")
    if loud_dbfs - quiet_dbfs < _NOISY_DB and audio.size >= SHORTEST_S * RATE_HZ:
        found.append(
            "Too noisy to measure, as no voice stands out clearly: go nearer to the microphone, or "
            "where it is quieter."
        )
    if clipped_samples(audio) > _CLIPPED_SHARE * audio.size:
        found.append(
            "The recording is too loud and distorted: move back or turn the microphone down."
        )
    return tuple(found)
