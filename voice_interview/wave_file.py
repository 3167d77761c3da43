"""WAV files that survive a kill: sizes stay open-ended until the last sample is on disk.

A header that promises 0xFFFFFFFF bytes is read to its end by FFmpeg and libsndfile alike, so a take
can be used even before anyone repaired it (at most one block is lost). Knows bytes and disks; knows
nothing of devices, takes or the library.
"""

import contextlib
import os
import struct
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from voice_interview import plain_file
from voice_interview.errors import InputProblem

OPEN_ENDED = 0xFFFFFFFF
HEADER_BYTES = 44
SAMPLE_BYTES = 2
_MOST_CHUNKS = 64
"""A real file has a handful before its data; a hostile one could have millions."""

LOWEST_HZ, HIGHEST_HZ = 4_000, 768_000
"""Rates of sound files: telephones have 8000, and the fastest studio converters 768 000."""

_WAY_OUT = "Play it in another program to see whether it holds sound, then save it as 16-bit WAV."


@dataclass(frozen=True, slots=True)
class WaveInfo:
    rate_hz: int
    channels: int
    frames: int
    duration_s: float
    open_ended: bool
    """The header does not say truly where the data end: interrupted, or still growing."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things lie in the file, in bytes."""

    rate_hz: int
    channels: int
    frame_bytes: int
    sample_bits: int
    data_at: int
    data_bytes: int
    """Whole frames that are really there."""
    open_ended: bool


class WaveWriter:
    """One channel of 16-bit PCM, each block handed to the system at once; the file is 0600.

    Raises OSError as the disk does. After a failure `finish` still keeps every whole frame written.
    """

    def __init__(self, path: Path, rate_hz: int) -> None:
        """Make `path`, which must not exist."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
        flags |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        self._written = 0
        self._fd = os.open(path, flags, 0o600)
        try:
            self.write(_open_header(rate_hz))
        except OSError:
            os.close(self._fd)
            path.unlink()
            raise

    @property
    def frames(self) -> int:
        return (self._written - HEADER_BYTES) // SAMPLE_BYTES

    def write(self, pcm: bytes) -> None:
        rest = memoryview(pcm)
        while rest:
            count = os.write(self._fd, rest)
            self._written += count
            rest = rest[count:]

    def sync(self) -> None:
        """Make what is written survive a power cut. A failure must not be retried."""
        getattr(os, "fdatasync", os.fsync)(self._fd)

    def finish(self) -> None:
        """Cut to whole frames, write the true sizes, sync and close. A second call does nothing."""
        if self._fd < 0:
            return
        fd, self._fd = self._fd, -1
        try:
            _close_header(fd, HEADER_BYTES, self.frames * SAMPLE_BYTES)
        finally:
            os.close(fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.finish()


def check_rate(rate_hz: int, name: str) -> None:
    """Raises InputProblem for a rate that no recording has: converting it takes minutes."""
    if not LOWEST_HZ <= rate_hz <= HIGHEST_HZ:
        raise InputProblem(
            f"{name} has {rate_hz} samples a second: from {LOWEST_HZ} to {HIGHEST_HZ} can be read.",
            "Save it again at 16000 or more from the program that made it.",
        )


def describe(path: Path) -> WaveInfo:
    """What a finished, growing or interrupted file holds now.

    Raises InputProblem when it is no WAV, OSError when it cannot be read.
    """
    with plain_file.opened(path) as file:
        layout = _layout(file, path)
    frames = layout.data_bytes // layout.frame_bytes
    return WaveInfo(
        layout.rate_hz, layout.channels, frames, frames / layout.rate_hz, layout.open_ended
    )


def duration(path: Path) -> float:
    """Seconds of sound in `path`. Raises as `describe`."""
    return describe(path).duration_s


def read_frames(path: Path, start_frame: int, count: int) -> bytes:
    """Up to `count` frames of 16-bit PCM, fewer or none at the end, as far as it has grown.

    Raises InputProblem when it is no 16-bit WAV, OSError when it cannot be read.
    """
    with plain_file.opened(path) as file:
        layout = _layout(file, path)
        if layout.sample_bits != 8 * SAMPLE_BYTES:
            raise InputProblem(
                f"{path.name} has {layout.sample_bits} bits a sample instead of 16.", _WAY_OUT
            )
        start = min(start_frame * layout.frame_bytes, layout.data_bytes)
        length = min(count * layout.frame_bytes, layout.data_bytes - start)
        file.seek(layout.data_at + start)
        return file.read(length)


def repair(path: Path) -> float:
    """Close the header of an interrupted file and return its seconds; its time stamp is kept.

    A file whose header is right is not touched. Raises as `describe`.
    """
    with plain_file.opened(path) as file:
        layout = _layout(file, path)
    frames = layout.data_bytes // layout.frame_bytes
    if layout.open_ended:
        before = path.stat()
        fd = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            _close_header(fd, layout.data_at, layout.data_bytes)
        finally:
            os.close(fd)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return frames / layout.rate_hz


def _close_header(fd: int, data_at: int, data_bytes: int) -> None:
    """Above 4 GB (12 hours at 48 kHz) the sizes cannot be written and stay open-ended."""
    os.ftruncate(fd, data_at + data_bytes)
    sizes = ((4, data_at - 8 + data_bytes), (data_at - 4, data_bytes))
    for place, size in sizes:
        os.lseek(fd, place, os.SEEK_SET)
        os.write(fd, struct.pack("<I", min(size, OPEN_ENDED)))
    os.fsync(fd)
    if sys.platform == "darwin":
        import fcntl

        # fsync leaves data in the drive's cache there; not every file system takes this
        with contextlib.suppress(OSError):
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)


def _open_header(rate_hz: int) -> bytes:
    open_ended = struct.pack("<I", OPEN_ENDED)
    fmt = struct.pack("<IHHIIHH", 16, 1, 1, rate_hz, rate_hz * SAMPLE_BYTES, SAMPLE_BYTES, 16)
    return b"RIFF" + open_ended + b"WAVEfmt " + fmt + b"data" + open_ended


def _layout(file: BinaryIO, path: Path) -> _Layout:
    riff = file.read(12)
    if len(riff) < 12 or riff[:4] != b"RIFF" or riff[8:] != b"WAVE":
        raise InputProblem(f"{path.name} is no WAV file.", _WAY_OUT)
    size = os.fstat(file.fileno()).st_size
    fmt = b""
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            break
        name, promised = head[:4], int.from_bytes(head[4:], "little")
        rest = promised + promised % 2
        if name == b"data":
            return _with_format(path, fmt, file.tell(), promised, size)
        if name == b"fmt ":
            fmt = file.read(min(promised, 64))
            rest -= len(fmt)
        file.seek(rest, os.SEEK_CUR)
    raise InputProblem(f"{path.name} is a WAV file without any sound data.", _WAY_OUT)


def _with_format(path: Path, fmt: bytes, data_at: int, promised: int, size: int) -> _Layout:
    if len(fmt) < 16:
        raise InputProblem(f"{path.name} is a WAV file with a damaged header.", _WAY_OUT)
    _kind, channels, rate_hz, _, frame_bytes, bits = struct.unpack("<HHIIHH", fmt[:16])
    if not (channels and rate_hz and frame_bytes):
        raise InputProblem(f"{path.name} is a WAV file with a damaged header.", _WAY_OUT)
    there = size - data_at
    length = there if promised == OPEN_ENDED else min(promised, there)
    return _Layout(
        rate_hz,
        channels,
        frame_bytes,
        bits,
        data_at,
        length - length % frame_bytes,
        open_ended=promised > there or promised == OPEN_ENDED,
    )
