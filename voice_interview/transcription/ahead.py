"""The last chunk, heard before it is known to be the last.

People stop talking some time before they press the key. When the speaker falls silent and nothing
else is to be done, the open chunk is heard as if it ended there; if speech goes on, that was in
vain. Knows no files and no cuts.
"""

import time
from collections.abc import Sequence

from voice_interview.model import Interval, Word
from voice_interview.transcription.engine import Engine
from voice_interview.transcription.resampling import RATE_HZ, Samples

SILENCE_S = 0.3
"""Silence that may be the end."""
_REST_TIMES = 2.0
"""After a look ahead in vain, it rests twice as long as that took: a third of one core at most."""
_LATE_VOICE_S = 0.1
"""Voice activity of a longer sound wavers by so much at its end."""


class Ahead:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._start_s = -1.0
        """Where the chunk begins that the words belong to."""
        self._end_s = 0.0
        self._words: tuple[Word, ...] = ()
        self._rests_until = 0.0

    def wanted(self, start_s: float, silence_s: float) -> bool:
        """Whether to look ahead now: once in each silence, and not without rest."""
        known = self.covers(start_s)
        rested = time.monotonic() >= self._rests_until
        return self._engine.repeatable and silence_s >= SILENCE_S and not known and rested

    def look(self, start_s: float, sound: Samples, voice_s: float) -> None:
        begun = time.monotonic()
        self._words = self._engine.hear(sound, voice_s, tail=True)
        self._start_s = start_s
        self._end_s = sound.size / RATE_HZ
        now = time.monotonic()
        self._rests_until = now + _REST_TIMES * (now - begun)

    def forget(self) -> None:
        """Somebody speaks on."""
        self._start_s = -1.0

    def covers(self, start_s: float) -> bool:
        """Whether all that was said since `start_s` is known, as far as anyone can tell yet."""
        return start_s == self._start_s

    def words(self, start_s: float, voice: Sequence[Interval]) -> tuple[Word, ...] | None:
        """The words of the chunk from `start_s`, if all its `voice` was heard already."""
        late = any(piece.end > self._end_s + _LATE_VOICE_S for piece in voice)
        return None if late or start_s != self._start_s else self._words
