"""Voice, frame by frame, as the sound comes in: where to cut. Pauses are for listening to name."""

from collections import deque
from collections.abc import Iterable, Iterator

import numpy as np

from voice_interview.listening.sound.levels import RATE_HZ, Samples, loud_level
from voice_interview.listening.sound.silero import VOICED, WINDOW, Network, levelled

_GROUP = 8
"""Windows per call: a quarter of a second."""
_RECENT = 2000
"""Windows that set the gain: a minute."""


class VoiceFrames:
    """Answers each full window of 32 ms with whether it holds voice, and its level in dBFS."""

    def __init__(self) -> None:
        self._network = Network()
        self._rest = np.zeros(0, np.float32)
        self._levels: deque[float] = deque(maxlen=_RECENT)

    def add(self, sound: Samples) -> Iterator[tuple[bool, float]]:
        self._rest = np.concatenate((self._rest, sound))
        size = _GROUP * WINDOW
        while self._rest.size >= size:
            group, self._rest = self._rest[:size], self._rest[size:]
            yield from self._judge(group)

    def _judge(self, group: Samples) -> Iterable[tuple[bool, float]]:
        group = group - group.mean()
        power = (group.reshape(-1, WINDOW) ** 2).mean(axis=1)
        levels = 10 * np.log10(np.maximum(power, 1e-10))
        self._levels.extend(levels.tolist())
        fed = levelled(group, loud_level(np.array(self._levels), WINDOW / RATE_HZ))
        voiced = self._network.shares(fed) >= VOICED
        return zip(voiced.tolist(), levels.tolist(), strict=True)
