"""What the recorder and the player ask of a stream of sound, real or played from a file.

A stream calls back from a thread of its own. It may stop doing so without a word, and it may hang
when opened or closed: that is dealt with here, for all alike.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Protocol, TypeVar

from voice_interview.errors import DeviceLost

T = TypeVar("T")

FIRST_CALL_S = 2.5
"""Bluetooth needs up to 2 s for its first block."""
LOST_AFTER_S = 0.7
"""Of a microphone: who speaks on would speak for nothing."""
SILENT_LIMIT_S = 5.0
"""Of a loudspeaker: nothing is lost by waiting, and with 0.7 s one was called gone on a machine
with seven times the work it had cores for, where the sound server came late."""
OPEN_LIMIT_S = 5.0
"""A sound server that was stopped lets an opening hang for ever (tried with PulseAudio)."""
CLOSE_LIMIT_S = 2.0
LOST_CLOSE_LIMIT_S = 0.2
"""A device that is gone mostly hangs; what was recorded should not wait for it."""
TICK_S = 0.02

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Block:
    """One delivery of the microphone: 16-bit PCM, channels interleaved."""

    pcm: bytes
    at_s: float
    """Monotonic time at which its last sample was heard."""
    overflowed: bool = False


class Stream(Protocol):
    @property
    def rate_hz(self) -> int: ...

    @property
    def channels(self) -> int: ...

    @property
    def device(self) -> str:
        """Name for the user, with a word on it when it is not the one they chose."""

    @property
    def latency_s(self) -> float:
        """Between a call back and the sound itself."""

    @property
    def failure(self) -> Exception | None:
        """The first error inside a call back."""

    def start(self) -> None:
        """Raises AudioProblem."""

    def close(self, drain: bool) -> None:
        """End it, after the sound under way when `drain`; may hang."""


class InputDevice(Protocol):
    def open(self, put: Callable[[Block], None]) -> Stream:
        """A stream that will hand over blocks once started. Raises NoPortAudio, NoDevice."""


class OutputDevice(Protocol):
    def open(self, pull: Callable[[int], bytes]) -> Stream:
        """A stream that asks for frames of mono PCM, in time. Raises NoPortAudio, NoDevice."""


class Watchdog:
    """Notices that calls stopped coming: the first within `first_s`, each other within `later_s`.

    Only time in which its own thread ran counts: after a suspended laptop or a long pause of the
    whole process the device had no chance either.
    """

    def __init__(
        self, first_s: float, later_s: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._now = now
        self._last = now()
        self._quiet_s = 0.0
        self._limit_s, self._later_s = first_s, later_s

    def fed(self) -> None:
        self._last = self._now()
        self._quiet_s = 0.0
        self._limit_s = self._later_s

    def overdue(self) -> bool:
        """Ask at least every 50 ms."""
        now = self._now()
        self._quiet_s += min(now - self._last, 0.05)
        self._last = now
        return self._quiet_s >= self._limit_s


def open_in_time(open_stream: Callable[[], Stream]) -> Stream:
    """Raises DeviceLost when opening hangs, and what it raises."""
    opening = _begin(open_stream)
    try:
        return _answered(opening)
    except TimeoutError:
        opening.add_done_callback(_close_late)
        raise _not_answering() from None


def start_in_time(stream: Stream) -> None:
    """Raises DeviceLost when starting hangs, and what it raises."""
    try:
        _answered(_begin(stream.start))
    except TimeoutError:
        raise _not_answering() from None


def close_in_time(stream: Stream, drain: bool, limit_s: float) -> bool:
    """Close a stream; False when it hangs and was left behind. An error in closing is logged."""
    try:
        _begin(partial(stream.close, drain)).result(limit_s)
    except TimeoutError:
        return False
    except Exception:
        log.exception("closing %s", stream.device)
    return True


def _answered(asked: Future[T]) -> T:
    """As the watchdog counts: a machine that is slow for all has longer. Raises TimeoutError."""
    patience = Watchdog(OPEN_LIMIT_S, OPEN_LIMIT_S)
    while not asked.done() and not patience.overdue():
        wait((asked,), TICK_S)
    return asked.result(0)


def _begin(call: Callable[[], T]) -> Future[T]:
    """In a thread of its own, which may be left behind."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(call())
        except BaseException as error:  # noqa: BLE001 - handed on to the one who waits
            answer.set_exception(error)

    Thread(target=run, name="sound device", daemon=True).start()
    return answer


def _close_late(opening: Future[Stream]) -> None:
    """Nobody waits for it any more."""
    if opening.exception() is None:
        close_in_time(opening.result(), False, LOST_CLOSE_LIMIT_S)


def _not_answering() -> DeviceLost:
    return DeviceLost(
        "The sound system does not answer.",
        "Unplug the device and plug it in again, or restart your system's sound service.",
    )
