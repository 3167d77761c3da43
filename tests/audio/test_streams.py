"""The watchdog by a clock of its own, and streams that hang."""

from functools import partial
from threading import Event

import pytest

from tests.audio.samples import Running
from tests.patience import wait_until
from voice_interview.audio import streams
from voice_interview.audio.streams import (
    FIRST_CALL_S,
    LOST_AFTER_S,
    Watchdog,
    close_in_time,
    open_in_time,
    start_in_time,
)
from voice_interview.errors import DeviceLost, NoDevice


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def overdue_after(watchdog: Watchdog, clock: Clock, tick_s: float = 0.02) -> float:
    begun = clock.now_s
    while not watchdog.overdue():
        clock.now_s += tick_s
        assert clock.now_s - begun < 60
    return clock.now_s - begun


def test_the_first_call_may_take_longer_than_the_others() -> None:
    clock = Clock()
    watchdog = Watchdog(FIRST_CALL_S, LOST_AFTER_S, clock)
    assert abs(overdue_after(watchdog, clock) - FIRST_CALL_S) < 0.05
    watchdog.fed()
    assert abs(overdue_after(watchdog, clock) - LOST_AFTER_S) < 0.05


def test_a_device_that_calls_in_time_is_never_overdue() -> None:
    clock = Clock()
    watchdog = Watchdog(FIRST_CALL_S, LOST_AFTER_S, clock)
    for _ in range(100):
        clock.now_s += LOST_AFTER_S / 2
        assert not watchdog.overdue()
        watchdog.fed()


def test_time_in_which_nobody_ran_does_not_count() -> None:
    clock = Clock()
    watchdog = Watchdog(FIRST_CALL_S, LOST_AFTER_S, clock)
    watchdog.fed()
    clock.now_s += 3600
    assert not watchdog.overdue()


class Stuck:
    rate_hz, channels, device, latency_s, failure = 48_000, 1, "stuck", 0.0, None

    def __init__(self) -> None:
        self.let_go = Event()
        self.drained: list[bool] = []

    def start(self) -> None:
        self.let_go.wait()

    def close(self, drain: bool) -> None:
        self.let_go.wait()
        self.drained.append(drain)


def test_a_stream_that_hangs_in_close_is_left_behind() -> None:
    stream = Stuck()
    closing = Running(lambda: close_in_time(stream, True, 0.05))
    assert closing.result() is False
    stream.let_go.set()
    assert close_in_time(stream, False, 5.0) is True
    assert False in stream.drained


def test_a_stream_that_fails_in_close_is_closed() -> None:
    class Failing(Stuck):
        def close(self, drain: bool) -> None:
            raise RuntimeError("no such stream")

    assert close_in_time(Failing(), True, 5.0) is True


def test_a_sound_system_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "OPEN_LIMIT_S", 0.05)
    stream = Stuck()

    def hang() -> streams.Stream:
        stream.let_go.wait()
        return stream

    for call in (partial(open_in_time, hang), partial(start_in_time, stream)):
        with pytest.raises(DeviceLost, match="does not answer"):
            Running(call).result()
    stream.let_go.set()
    wait_until(lambda: stream.drained == [False])
    assert open_in_time(hang) is stream
    start_in_time(stream)


def test_a_refusal_comes_through() -> None:
    def refuse() -> streams.Stream:
        raise NoDevice("There is none.")

    with pytest.raises(NoDevice):
        open_in_time(refuse)
