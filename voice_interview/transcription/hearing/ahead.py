"""The last chunk, understood before it is known to be the last.

People stop talking some time before they press the key. When the speaker falls silent and nothing
else is to be done, the open chunk is heard as if it ended there; if speech goes on, that was in
vain. Knows no files, cuts or recognisers.
"""

import time
from collections.abc import Callable, Sequence

from voice_interview.listening.lay import Laid
from voice_interview.model import Interval

SILENCE_S = 0.3
"""Silence that may be the end."""
_REST_TIMES = 2.0
"""After a look ahead in vain, it rests twice as long as that took: a third of one core at most."""
_LATE_VOICE_S = 0.1
"""Voice activity of a longer sound wavers by so much at its end."""


class Ahead:
    def __init__(self) -> None:
        self._start_s = -1.0
        """Where the chunk begins that is understood."""
        self._length_s = 0.0
        self._understood = Laid((), (), complete=True)
        self._rests_until = 0.0

    def wanted(self, start_s: float, silence_s: float) -> bool:
        """Whether to look ahead now: once in each silence, and not without rest."""
        known = self.covers(start_s)
        rested = time.monotonic() >= self._rests_until
        return silence_s >= SILENCE_S and not known and rested

    def look(self, start_s: float, length_s: float, understand: Callable[[], Laid]) -> None:
        begun = time.monotonic()
        self._understood = understand()
        self._start_s, self._length_s = start_s, length_s
        now = time.monotonic()
        self._rests_until = now + _REST_TIMES * (now - begun)

    def forget(self) -> None:
        """Somebody speaks on."""
        self._start_s = -1.0

    def covers(self, start_s: float) -> bool:
        """Whether all that was said since `start_s` is known, as far as anyone can tell yet."""
        return start_s == self._start_s

    def known(self, start_s: float, voice: Sequence[Interval]) -> Laid | None:
        """What is said in the chunk from `start_s`, if all its `voice` was heard already."""
        late = any(piece.end > self._length_s + _LATE_VOICE_S for piece in voice)
        return None if late or not self.covers(start_s) else self._understood
