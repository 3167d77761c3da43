"""The voice network that faster-whisper's wheel carries, one window of 32 ms after the other.

Its memory is kept between calls, so that answers do not depend on the blocks the sound comes in.
82 s of sound take 0.22 s.
"""

import numpy as np
from faster_whisper.vad import get_vad_model
from numpy.typing import NDArray

WINDOW = 512
"""Samples at 16 kHz."""
VOICED = 0.35
"""Lower than usual: a threshold of .5 loses phrases that open with um."""

_CONTEXT = 64
"""Samples of the window before, which the network wants to see again."""
_TARGET_DBFS = -23.0
"""The loud level it is fed with: its recall falls on quiet recordings."""
_LARGEST_GAIN_DB = 40.0
"""Never made softer: after knocks on the desk the voice would go under."""


class Network:
    def __init__(self) -> None:
        self._session = get_vad_model().session
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._context = np.zeros(_CONTEXT, np.float32)

    def shares(self, sound: NDArray[np.float32]) -> NDArray[np.float32]:
        """How likely each window of `sound` holds voice; `sound` is whole windows, levelled."""
        windows = sound.reshape(-1, WINDOW)
        contexts = np.vstack((self._context[None], windows[:-1, -_CONTEXT:]))
        self._context = windows[-1, -_CONTEXT:].copy()
        shares, self._h, self._c = self._session.run(
            None, {"input": np.hstack((contexts, windows)), "h": self._h, "c": self._c}
        )
        likely: NDArray[np.float32] = shares.ravel()
        return likely


def levelled(sound: NDArray[np.float32], loud_dbfs: float) -> NDArray[np.float32]:
    """`sound` at the network's level, when the voice in it reaches `loud_dbfs`."""
    gain_db = min(max(0.0, _TARGET_DBFS - loud_dbfs), _LARGEST_GAIN_DB)
    louder: NDArray[np.float32] = np.clip(sound * np.float32(10 ** (gain_db / 20)), -1, 1)
    return louder
