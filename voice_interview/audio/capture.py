"""From a microphone's blocks to a WAV file that is never lost.

The real recorder and its file-backed twin both run through here; they differ only in where the
blocks come from. The thread that calls `record` is the writer: each block is on its way to the disk
before anything else is done with it.
"""

import errno
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Self

from voice_interview.audio.intake import Intake
from voice_interview.audio.levels import LevelMeter
from voice_interview.audio.streams import InputDevice
from voice_interview.errors import DiskFull, LibraryProblem
from voice_interview.model import Capture
from voice_interview.ports.sound import Gauge
from voice_interview.wave_file import SAMPLE_BYTES, WaveWriter

ROOM_FOR_S = 600.0
SPARE_BYTES = 50_000_000
"""A take begins only with room for ten minutes and this."""
LAST_BYTES = 20_000_000
"""A take ends while there is still room for its report and the index."""
SYNC_EVERY_S = 1.0
LOOK_AT_SPACE_EVERY_S = 10.0
_DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def record(
    device: InputDevice, audio: Path, stop: Event, gauge: Gauge, not_before_s: float = 0.0
) -> Capture:
    """As `ports.sound.Recorder.record`. A file without a single sample is removed again."""
    failure: OSError | None = None
    with Intake(device) as intake:
        rate_hz = intake.stream.rate_hz
        tape = _new_tape(audio, rate_hz)
        try:
            with tape:
                _run(intake.blocks(stop, not_before_s), LevelMeter(rate_hz, gauge), tape)
        except OSError as error:
            failure = error
        finally:
            if not tape.frames:
                audio.unlink()
    if not tape.frames:
        raise not_written(failure) if failure else intake.nothing_came()
    return Capture(
        duration_s=tape.frames / rate_hz,
        rate_hz=rate_hz,
        device=intake.stream.device,
        overflows=intake.overflows,
        clipped=gauge.clipped,
        peak_dbfs=gauge.peak_dbfs,
        measured_rate_hz=intake.measured_rate_hz(),
        ended_by=_cause(failure) if failure else intake.ended_by,
    )


def listen(device: InputDevice, stop: Event, gauge: Gauge) -> None:
    """As `ports.sound.Recorder.listen`."""
    with Intake(device) as intake:
        meter = LevelMeter(intake.stream.rate_hz, gauge)
        for pcm in intake.blocks(stop):
            meter.feed(pcm)
    if intake.ended_by != "stop":
        raise intake.nothing_came()


def _new_tape(audio: Path, rate_hz: int) -> "Tape":
    try:
        if _free_bytes(audio.parent) < ROOM_FOR_S * rate_hz * SAMPLE_BYTES + SPARE_BYTES:
            raise _no_room()
        return Tape(audio, rate_hz)
    except OSError as error:
        raise not_written(error) from error


def _run(blocks: Iterator[bytes], meter: LevelMeter, tape: "Tape") -> None:
    for pcm in blocks:
        tape.write(pcm)
        meter.feed(pcm)


class Tape:
    """The file side of a take: syncs it each second, and leaves the disk some room.

    Raises OSError, after which everything written up to then is still kept.
    """

    def __init__(self, path: Path, rate_hz: int) -> None:
        self._folder = path.parent
        self._wave = WaveWriter(path, rate_hz)
        self._synced_s = self._looked_s = time.monotonic()

    @property
    def frames(self) -> int:
        return self._wave.frames

    def write(self, pcm: bytes) -> None:
        self._wave.write(pcm)
        now = time.monotonic()
        if now - self._synced_s >= SYNC_EVERY_S:
            self._wave.sync()
            self._synced_s = now
        if now - self._looked_s >= LOOK_AT_SPACE_EVERY_S:
            self._looked_s = now
            if _free_bytes(self._folder) < LAST_BYTES:
                raise OSError(errno.ENOSPC, "too little room left")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._wave.finish()


def _cause(failure: OSError) -> str:
    return "disk full" if failure.errno in _DISK_FULL else "error"


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def _no_room() -> DiskFull:
    return DiskFull(
        "This disk has no room for ten minutes of sound.",
        "Free some space, or choose another recordings folder with --recordings.",
    )


def not_written(error: OSError) -> LibraryProblem:
    """What the disk's refusal means to the user."""
    if error.errno in _DISK_FULL:
        return _no_room()
    return LibraryProblem(
        f"The recording could not be written: {error.strerror}.",
        "Check the recordings folder, or choose another one with --recordings.",
    )
