"""What every recorder must do. Each check gets a bench: a recorder, and a voice before it."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Protocol

from tests.audio.samples import Running, likeness, outline, pcm_of
from voice_interview.errors import LibraryProblem
from voice_interview.ports.sound import Gauge, Recorder
from voice_interview.wave_file import describe


class Bench(Protocol):
    @property
    def recorder(self) -> Recorder: ...
    @property
    def said(self) -> Path: ...

    def say(self) -> None:
        """Speak `said` into the microphone, to the end."""

    def pull_plug(self) -> None: ...


Check = Callable[[Bench, Path], None]


def a_take_holds_what_was_said(bench: Bench, folder: Path) -> None:
    gauge, stop, audio = Gauge(), Event(), folder / "audio.wav"
    recording = Running(lambda: bench.recorder.record(audio, stop, gauge))
    recording.until(lambda: gauge.live)
    bench.say()
    stop.set()
    capture = recording.result()
    info, said = describe(audio), describe(bench.said)
    assert (capture.ended_by, capture.overflows, capture.clipped) == ("stop", 0, 0)
    assert capture.device
    assert (info.rate_hz, info.channels, info.open_ended) == (capture.rate_hz, 1, False)
    assert info.duration_s == capture.duration_s == gauge.elapsed_s >= said.duration_s - 0.1
    assert capture.peak_dbfs is not None and -12 < capture.peak_dbfs < 0
    heard = outline(pcm_of(audio), info.rate_hz)
    assert likeness(heard, outline(pcm_of(bench.said), said.rate_hz)) > 0.9
    assert audio.stat().st_mode & 0o777 == 0o600


def the_file_grows_while_it_is_recorded(bench: Bench, folder: Path) -> None:
    gauge, stop, audio = Gauge(), Event(), folder / "audio.wav"
    recording = Running(lambda: bench.recorder.record(audio, stop, gauge))
    recording.until(lambda: gauge.live)
    first = describe(audio)
    recording.until(lambda: describe(audio).frames > first.frames + first.rate_hz // 5)
    assert first.open_ended and describe(audio).open_ended
    stop.set()
    assert recording.result().duration_s == describe(audio).duration_s


def nothing_is_recorded_before_its_time(bench: Bench, folder: Path) -> None:
    gauge, stop, audio = Gauge(), Event(), folder / "audio.wav"
    not_before_s = time.monotonic() + 1.5
    recording = Running(lambda: bench.recorder.record(audio, stop, gauge, not_before_s))
    recording.until(lambda: gauge.live)
    live_s = time.monotonic()
    stop.set()
    recording.result()
    assert live_s >= not_before_s


def getting_ready_records_nothing_and_may_come_twice(bench: Bench, folder: Path) -> None:
    bench.recorder.get_ready()
    bench.recorder.get_ready()
    assert not list(folder.iterdir())
    two_takes_follow_each_other(bench, folder)


def two_takes_follow_each_other(bench: Bench, folder: Path) -> None:
    for name in ("one.wav", "two.wav"):
        gauge, stop = Gauge(), Event()
        recording = Running(partial(bench.recorder.record, folder / name, stop, gauge))
        recording.until(partial(_further_than, gauge, 0.2))
        stop.set()
        assert recording.result().ended_by == "stop"
        assert describe(folder / name).duration_s > 0.2


def a_sound_check_moves_the_gauge_and_keeps_nothing(bench: Bench, folder: Path) -> None:
    gauge, stop = Gauge(), Event()
    listening = Running(lambda: bench.recorder.listen(stop, gauge))
    listening.until(lambda: gauge.live)
    bench.say()
    stop.set()
    listening.result()
    assert gauge.peak_dbfs > -12
    assert gauge.elapsed_s > 0.2
    assert not list(folder.iterdir())


def a_lost_microphone_ends_the_take_and_keeps_it(bench: Bench, folder: Path) -> None:
    gauge, stop, audio = Gauge(), Event(), folder / "audio.wav"
    recording = Running(lambda: bench.recorder.record(audio, stop, gauge))
    recording.until(lambda: gauge.elapsed_s > 0.1)
    bench.pull_plug()
    capture = recording.result()
    assert capture.ended_by == "device lost"
    info = describe(audio)
    assert info.duration_s == capture.duration_s > 0.1
    assert not info.open_ended


def a_folder_that_is_not_there_is_told(bench: Bench, folder: Path) -> None:
    try:
        bench.recorder.record(folder / "gone" / "audio.wav", Event(), Gauge())
    except LibraryProblem as told:
        assert told.sentence and told.way_out
    else:
        raise AssertionError("nothing was told")


def _further_than(gauge: Gauge, seconds: float) -> bool:
    return gauge.elapsed_s > seconds


CHECKS: tuple[Check, ...] = (
    a_take_holds_what_was_said,
    the_file_grows_while_it_is_recorded,
    nothing_is_recorded_before_its_time,
    getting_ready_records_nothing_and_may_come_twice,
    two_takes_follow_each_other,
    a_sound_check_moves_the_gauge_and_keeps_nothing,
    a_lost_microphone_ends_the_take_and_keeps_it,
    a_folder_that_is_not_there_is_told,
)
