"""A microphone that is open to be looked at."""

from collections.abc import Callable
from threading import Event, Thread

from voice_interview.errors import Problem
from voice_interview.ports.sound import Gauge, Recorder
from voice_interview.tui.background import threads


class Ear:
    """Nothing of what it hears is kept. One stream at a time."""

    def __init__(self, recorder: Recorder, failed: Callable[[Problem], None]) -> None:
        self.gauge = Gauge()
        self._recorder = recorder
        self._failed = failed
        self._stop = Event()
        self._thread: Thread | None = None

    def open(self) -> None:
        """Listen afresh; waits, in its thread, until the stream before has closed."""
        self.close()
        self._stop, self.gauge, before = Event(), Gauge(), self._thread
        stop, gauge = self._stop, self.gauge

        def listen() -> None:
            if before is not None:
                before.join(timeout=3.0)
            problem = threads.attempt(
                lambda: self._recorder.listen(stop, gauge), "The microphone cannot be opened."
            )
            if problem is not None and not stop.is_set():
                self._failed(problem)

        self._thread = threads.start("sound check", listen)

    def close(self) -> None:
        self._stop.set()
