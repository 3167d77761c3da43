"""The speech of the question that may be asked next, made while the user still looks at it."""

from functools import partial
from threading import Event

from voice_interview.ports.sound import Speaker
from voice_interview.tui.background import threads

SETTLED_S = 0.4
"""A cursor that rests so long is reading, not passing by."""


class Ahead:
    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._stop = Event()

    def wish(self, text: str) -> None:
        """Have `text` rendered soon, and not what was wished for before."""
        self.stop()
        self._stop = Event()
        threads.start("speech ahead", partial(self._prepare, text, self._stop))

    def stop(self) -> None:
        self._stop.set()

    def _prepare(self, text: str, stop: Event) -> None:
        """A failure is told when the question is asked."""
        if not stop.wait(SETTLED_S):
            threads.attempt(
                lambda: self._speaker.prepare(text, stop), "Speech cannot be made ahead."
            )
