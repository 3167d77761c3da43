"""The disk refuses at the n-th write, sync or cut, for every n: what was written before stays."""

import errno
import os
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from tests.audio.samples import Running, noise, pcm_of, wav
from tests.patience import wait_until
from voice_interview import wave_file
from voice_interview.audio import capture
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.audio.levels import LevelMeter
from voice_interview.errors import DiskFull, LibraryProblem
from voice_interview.model import Capture
from voice_interview.ports.sound import Gauge
from voice_interview.wave_file import WaveWriter

CALLS = ("open", "write", "fdatasync", "fsync", "ftruncate", "lseek")


class FailingDisk:
    """Stands in for `os`: counts the calls that reach the disk, and fails from the n-th on."""

    def __init__(self, fails_at: int | None, code: int, once: bool) -> None:
        self.calls = 0
        self._fails_at = fails_at
        self._code = code
        self._once = once

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._counted(real) if name in CALLS else real

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            self.calls += 1
            at = self._fails_at
            if at is not None and (self.calls == at or (self.calls > at and not self._once)):
                raise OSError(self._code, os.strerror(self._code))
            return real(*given)

        return call


@pytest.fixture
def said(tmp_path: Path) -> Path:
    return wav(tmp_path / "said.wav", noise(3200))


def take(said: Path, audio: Path) -> Capture:
    stop, gauge = Event(), Gauge()
    microphone = WavMicrophone(said, None)
    running = Running(lambda: microphone.record(audio, stop, gauge))
    wait_until(lambda: microphone.spoken.is_set() or running.ended)
    stop.set()
    return running.result()


def use(disk: FailingDisk, monkeypatch: pytest.MonkeyPatch) -> FailingDisk:
    monkeypatch.setattr(wave_file, "os", disk)
    monkeypatch.setattr(capture, "SYNC_EVERY_S", 0.0)
    return disk


def calls_of_a_good_take(said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    disk = use(FailingDisk(None, 0, True), monkeypatch)
    take(said, tmp_path / "good.wav")
    return disk.calls


@pytest.mark.parametrize("once", [True, False])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_failing_at_every_place_leaves_what_was_written(
    said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, once: bool
) -> None:
    whole = pcm_of(said)
    places = calls_of_a_good_take(said, tmp_path, monkeypatch)
    assert places > 20
    for at in range(1, places + 1):
        audio = tmp_path / f"{at}.wav"
        disk = use(FailingDisk(at, code, once), monkeypatch)
        try:
            made = take(said, audio)
        except LibraryProblem as told:
            assert isinstance(told, DiskFull) == (code == errno.ENOSPC)
            assert not audio.exists()
            continue
        finally:
            monkeypatch.setattr(wave_file, "os", os)
        if disk.calls < at:
            continue
        assert made.ended_by == ("disk full" if code == errno.ENOSPC else "error")
        wave_file.repair(audio)
        heard = pcm_of(audio)
        assert heard[: len(whole)] == whole[: len(heard)]
        assert made.duration_s == len(heard) / 2 / 16_000 > 0


def test_short_writes_are_carried_on(
    said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Halving(FailingDisk):
        def write(self, fd: int, data: memoryview) -> int:
            return os.write(fd, bytes(data)[: max(1, len(data) // 3)])

    use(Halving(None, 0, True), monkeypatch)
    assert take(said, tmp_path / "audio.wav").ended_by == "stop"
    heard = pcm_of(tmp_path / "audio.wav")
    assert heard[: len(pcm_of(said))] == pcm_of(said)


def test_no_take_begins_without_room_for_ten_minutes(
    said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 600 * 16_000 * 2 + 50_000_000
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, room - 1))
    with pytest.raises(DiskFull):
        take(said, tmp_path / "audio.wav")
    assert not (tmp_path / "audio.wav").exists()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, room))
    assert take(said, tmp_path / "audio.wav").ended_by == "stop"


def test_a_take_ends_while_there_is_still_some_room(
    said: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = iter([10**9, 10**9, 10**7])
    monkeypatch.setattr(capture, "LOOK_AT_SPACE_EVERY_S", 0.0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(0, 0, next(free)))
    made = take(said, tmp_path / "audio.wav")
    assert made.ended_by == "disk full"
    assert pcm_of(tmp_path / "audio.wav") == pcm_of(said)[: 2 * 640]


def test_what_was_said_is_safe_from_a_power_cut_within_little_more_than_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    block_s, now_s, synced_s = 0.025, [100.0], [100.0]
    sync = WaveWriter.sync

    def noted(writer: WaveWriter) -> None:
        sync(writer)
        synced_s.append(now_s[0])

    monkeypatch.setattr(capture, "time", SimpleNamespace(monotonic=lambda: now_s[0]))
    monkeypatch.setattr(WaveWriter, "sync", noted)
    with capture.Tape(tmp_path / "audio.wav", 48_000) as tape:
        for _ in range(400):
            now_s[0] += block_s
            tape.write(bytes(2400))
    waits_s = [after - before for before, after in pairwise([*synced_s, now_s[0]])]
    assert max(waits_s) <= 1.0 + block_s
    assert len(synced_s) < 15, "each block would wear the disk"


def test_sound_is_on_its_way_to_the_disk_before_anything_else_is_done_with_it(
    tmp_path: Path,
) -> None:
    class Faints(LevelMeter):
        def feed(self, pcm: bytes) -> None:
            raise ZeroDivisionError

    audio = tmp_path / "audio.wav"
    with pytest.raises(ZeroDivisionError), capture.Tape(audio, 48_000) as tape:
        capture._run(iter([bytes(2400)]), Faints(48_000, Gauge()), tape)
    assert wave_file.describe(audio).frames == 1200
