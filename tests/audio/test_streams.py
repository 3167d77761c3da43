"""The watchdog by a clock of its own, and streams that hang when closed."""

from threading import Event

from tests.audio.samples import Running
from voice_interview.audio.streams import (
    FIRST_CALL_S,
    LOST_AFTER_S,
    Watchdog,
    close_in_time,
)


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
    watchdog = Watchdog(clock)
    assert abs(overdue_after(watchdog, clock) - FIRST_CALL_S) < 0.05
    watchdog.fed()
    assert abs(overdue_after(watchdog, clock) - LOST_AFTER_S) < 0.05


def test_a_device_that_calls_in_time_is_never_overdue() -> None:
    clock = Clock()
    watchdog = Watchdog(clock)
    for _ in range(100):
        clock.now_s += LOST_AFTER_S / 2
        assert not watchdog.overdue()
        watchdog.fed()


def test_time_in_which_nobody_ran_does_not_count() -> None:
    clock = Clock()
    watchdog = Watchdog(clock)
    watchdog.fed()
    clock.now_s += 3600
    assert not watchdog.overdue()


class Stuck:
    rate_hz, channels, device, latency_s, failure = 48_000, 1, "stuck", 0.0, None

    def __init__(self) -> None:
        self.let_go = Event()
        self.drained: list[bool] = []

    def start(self) -> None:
        raise NotImplementedError

    def close(self, drain: bool) -> None:
        self.let_go.wait()
        self.drained.append(drain)


def test_a_stream_that_hangs_is_left_behind() -> None:
    stream = Stuck()
    closing = Running(lambda: close_in_time(stream, drain=True, limit_s=0.05))
    assert closing.result() is False
    stream.let_go.set()
    assert close_in_time(stream, drain=False) is True
    assert False in stream.drained


def test_a_stream_that_fails_in_close_is_closed() -> None:
    class Failing(Stuck):
        def close(self, drain: bool) -> None:
            raise RuntimeError("no such stream")

    assert close_in_time(Failing(), drain=True) is True
