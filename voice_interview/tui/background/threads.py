"""Threads of the screen's own for what may block; they answer with messages alone.

Textual's thread workers would hold up the end of the program for as long as they block; daemon
threads do not.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread

from textual.message import Message
from textual.message_pump import MessagePump

from voice_interview.errors import Problem
from voice_interview.ports.sound import Gauge, Recorder

log = logging.getLogger(__name__)


def start(name: str, work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread


def tell(whom: MessagePump, message: Message) -> None:
    """Post from any thread. After the program's end there is nobody to tell: no error."""
    try:
        whom.post_message(message)
    except RuntimeError:
        log.debug("%s came after the end", type(message).__name__)


def attempt(work: Callable[[], object], otherwise: str) -> Problem | None:
    """Do it; a Problem comes back as it is, a fault is logged and told as `otherwise`."""
    try:
        work()
    except Problem as problem:
        return problem
    except Exception:
        log.exception("%s", otherwise)
        return Problem(otherwise, "Try again; d on the first screen looks for the cause.")
    return None


class Ear:
    """A microphone that is open to be looked at; nothing is kept. One stream at a time."""

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
            problem = attempt(
                lambda: self._recorder.listen(stop, gauge), "The microphone cannot be opened."
            )
            if problem is not None and not stop.is_set():
                self._failed(problem)

        self._thread = start("sound check", listen)

    def close(self) -> None:
        self._stop.set()
