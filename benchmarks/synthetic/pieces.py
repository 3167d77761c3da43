"""An answer in pieces: words, filled pauses and silences, cut at their borders, so that all times
are known to the sample.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic.voices import RATE_HZ

Sound = NDArray[np.float32]
Random = np.random.Generator


@dataclass(slots=True)
class Piece:
    sound: Sound
    text: str = ""
    role: str = "gap"
    """word | filler | gap | disturbance"""


def silence(seconds: float) -> Piece:
    return Piece(np.zeros(round(seconds * RATE_HZ), dtype=np.float32))


def faded(sound: Sound) -> Sound:
    """10 ms fades at both ends, so that a cut does not click."""
    size = min(160, sound.size // 2)
    shape = np.ones(sound.size, dtype=np.float32)
    shape[:size] = np.linspace(0, 1, size)
    shape[sound.size - size :] = np.linspace(1, 0, size)
    return (sound * shape).astype(np.float32)
