"""An open microphone as an iterator of blocks, which ends safely whatever the device does."""

import contextlib
import math
from collections.abc import Iterator
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import Self

from voice_interview.audio.levels import mono
from voice_interview.audio.streams import (
    CLOSE_LIMIT_S,
    FIRST_CALL_S,
    LOST_AFTER_S,
    LOST_CLOSE_LIMIT_S,
    TICK_S,
    Block,
    InputDevice,
    Watchdog,
    close_in_time,
    open_in_time,
    start_in_time,
)
from voice_interview.errors import DeviceLost
from voice_interview.wave_file import SAMPLE_BYTES

RATE_NEEDS_S = 3.0
"""Shorter takes say little about the device's true rate."""


class Intake:
    """Use as a context: leaving it closes the device."""

    def __init__(self, device: InputDevice) -> None:
        self._waiting: SimpleQueue[Block] = SimpleQueue()
        self._open = True
        self._first: Block | None = None
        self._last: Block | None = None
        self._bytes_after_first = 0
        self._gap = False
        """Longer than any device that still works leaves between two blocks."""
        self.overflows = 0
        self.ended_by = "stop"
        self.stream = open_in_time(partial(device.open, self._put))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def blocks(self, stop: Event, not_before_s: float = 0.0) -> Iterator[bytes]:
        """Mono PCM; what was under way when it ended is still handed out. Raises AudioProblem.

        Samples from before `not_before_s` (monotonic) are thrown away.
        """
        watchdog = Watchdog(FIRST_CALL_S, LOST_AFTER_S)
        start_in_time(self.stream)
        while not stop.is_set():
            try:
                block = self._waiting.get(timeout=TICK_S)
            except Empty:
                if self.stream.failure is not None:
                    self.ended_by = "error"
                    break
                if watchdog.overdue():
                    self.ended_by = "device lost"
                    break
                continue
            watchdog.fed()
            yield from self._kept(block, not_before_s)
        self._close()
        with contextlib.suppress(Empty):
            while True:
                yield from self._kept(self._waiting.get_nowait(), not_before_s)

    def measured_rate_hz(self) -> float | None:
        """Frames over time as it really went by; None when that was too short to tell, or when
        sound may be missing: the device dropped some, or the program was suspended."""
        if self._first is None or self._last is None or self.overflows or self._gap:
            return None
        took_s = self._last.at_s - self._first.at_s
        if took_s < RATE_NEEDS_S:
            return None
        return self._bytes_after_first / (SAMPLE_BYTES * self.stream.channels) / took_s

    def nothing_came(self) -> DeviceLost:
        """What to tell the user when not one block arrived, or no more do."""
        name = self.stream.device
        if self.ended_by == "stop":
            return DeviceLost(
                f"{name} had not sent any sound yet.", "Wait a moment before you stop."
            )
        return DeviceLost(
            f"{name} is open but sends no sound.",
            "Unplug it and plug it in again, or choose another microphone in the settings.",
        )

    def _put(self, block: Block) -> None:
        """Called from the device's own thread: nothing may happen here but this."""
        if self._open:
            self._waiting.put(block)

    def _kept(self, block: Block, not_before_s: float) -> Iterator[bytes]:
        """What is left of it: its last sample was heard at `at_s`, each other one sooner."""
        frames = math.floor((block.at_s - not_before_s) * self.stream.rate_hz)
        if frames > 0:
            pcm = self._seen(block)
            yield pcm[max(0, len(pcm) - frames * SAMPLE_BYTES) :]

    def _seen(self, block: Block) -> bytes:
        if self._first is None or self._last is None:
            self._first = block
        else:
            self._bytes_after_first += len(block.pcm)
            self._gap |= block.at_s - self._last.at_s > LOST_AFTER_S
        self._last = block
        self.overflows += block.overflowed
        return mono(block.pcm, self.stream.channels)

    def _close(self) -> None:
        if self._open:
            well = self.ended_by == "stop"
            close_in_time(self.stream, well, CLOSE_LIMIT_S if well else LOST_CLOSE_LIMIT_S)
            self._open = False
