"""The sound of the take so far, addressed in seconds. Memory only: 115 MB an hour."""

import numpy as np

from voice_interview.transcription.resampling import RATE_HZ, Samples, as_floats, as_pcm


class Tape:
    def __init__(self) -> None:
        self._sound = np.zeros(60 * RATE_HZ, np.int16)
        self._size = 0

    @property
    def length_s(self) -> float:
        return self._size / RATE_HZ

    def add(self, sound: Samples) -> None:
        needed = self._size + sound.size
        if needed > self._sound.size:
            grown = np.zeros(max(needed, self._sound.size * 3 // 2), np.int16)
            grown[: self._size] = self._sound[: self._size]
            self._sound = grown
        self._sound[self._size : needed] = as_pcm(sound)
        self._size = needed

    def between(self, start_s: float, end_s: float) -> Samples:
        end = min(self._size, round(end_s * RATE_HZ))
        return as_floats(self._sound[round(start_s * RATE_HZ) : end])

    def whole(self) -> Samples:
        return as_floats(self._sound[: self._size])
