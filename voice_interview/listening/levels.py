"""How loud, how clean: levels of short frames, and what makes a recording doubtful.

Must not know words or voice activity; the sentences stand here because each belongs to a number.
"""

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 16_000
FLOOR_DBFS = -100.0

SHORTEST_S = 5.0
"""Less than this holds too little speech for a figure per minute."""

_FRAME_S = 0.02
_CLIPPED_SHARE = 0.001
"""Share of samples in clipped runs from which consonants turn into crackle."""
_NOISY_DB = 10.0
"""P95 minus P5 of the frame levels. Speech in white noise of 10 dB has about 14 (benchmarks)."""
_SILENT_DBFS = -70.0


def frame_levels(audio: NDArray[np.float32], frame_s: float) -> NDArray[np.float64]:
    """RMS of each full or begun frame, dBFS, never below -100; at least one frame."""
    size = max(1, round(frame_s * RATE_HZ))
    count = max(1, -(-audio.size // size))
    padded = np.zeros(count * size, dtype=np.float32)
    padded[: audio.size] = np.nan_to_num(audio, posinf=0.0, neginf=0.0)
    lengths = np.full(count, size)
    lengths[-1] = max(1, audio.size - (count - 1) * size)
    frames = padded.reshape(count, size)
    power = np.einsum("ij,ij->i", frames, frames) / lengths
    levels: NDArray[np.float64] = np.maximum(FLOOR_DBFS, 10 * np.log10(np.maximum(power, 1e-10)))
    return levels


def clipped_samples(audio: NDArray[np.float32]) -> int:
    """Samples in runs of three or more equal ones at the largest value, if that is near full."""
    if audio.size < 3:
        return 0
    size = np.abs(audio)
    top = float(size.max())
    if top < 0.25:
        return 0
    at_top = size >= top * 0.9999
    edges = np.flatnonzero(np.diff(np.concatenate(([False], at_top, [False])).astype(np.int8)))
    lengths = edges[1::2] - edges[::2]
    return int(lengths[lengths >= 3].sum())


def doubts(audio: NDArray[np.float32]) -> tuple[str, ...]:
    """Sentences on what makes figures from `audio` not worth showing; empty when it is sound."""
    if audio.size == 0:
        return ("The recording is empty.",)
    found = []
    if audio.size < SHORTEST_S * RATE_HZ:
        found.append("Shorter than five seconds: too little to measure.")
    clean = np.nan_to_num(audio - np.nanmean(audio), posinf=0.0, neginf=0.0)
    levels = frame_levels(clean.astype(np.float32), _FRAME_S)
    loud_dbfs, quiet_dbfs = np.percentile(levels, (95, 5))
    if loud_dbfs < _SILENT_DBFS:
        found.append("Nothing but silence was recorded: check the microphone.")
    elif loud_dbfs - quiet_dbfs < _NOISY_DB and audio.size >= SHORTEST_S * RATE_HZ:
        found.append("Too noisy to measure: the voice hardly stands out from the background.")
    if clipped_samples(audio) > _CLIPPED_SHARE * audio.size:
        found.append("The recording is clipped: move back or turn the microphone down.")
    return tuple(found)
