"""The sound of the take so far, addressed in seconds. Memory only."""

import numpy as np

from voice_interview.transcription.resampling import RATE_HZ, Samples


class Tape:
    def __init__(self) -> None:
        self._sound = np.zeros(60 * RATE_HZ, np.float32)
        self._size = 0

    @property
    def length_s(self) -> float:
        return self._size / RATE_HZ

    def add(self, sound: Samples) -> None:
        needed = self._size + sound.size
        if needed > self._sound.size:
            grown = np.zeros(max(needed, 2 * self._sound.size), np.float32)
            grown[: self._size] = self._sound[: self._size]
            self._sound = grown
        self._sound[self._size : needed] = sound
        self._size = needed

    def between(self, start_s: float, end_s: float) -> Samples:
        """A view on the sound; nothing is copied."""
        return self._sound[round(start_s * RATE_HZ) : min(self._size, round(end_s * RATE_HZ))]

    def whole(self) -> Samples:
        return self._sound[: self._size]
