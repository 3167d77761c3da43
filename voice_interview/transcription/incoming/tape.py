"""The sound of a take so far. A minute of it is in memory, however long the take is.

Full minutes go to a file without a name, 115 MB an hour, which no other program finds and which is
gone with the process, whatever ends it. The worker's temporary files lie beside its log: many a
system keeps /tmp in memory. The recorder comes first: where the disk takes nothing, or has little
room left, minutes stay in memory. Knows nothing of takes.
"""

import shutil
import tempfile
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ, Samples, Sound
from voice_interview.transcription.incoming.resampling import as_floats, as_pcm

PIECE = 60 * RATE_HZ
LEFT_BYTES = 500_000_000
"""What it leaves free on a disk: the recorder wants a quarter of it before it begins."""


class Tape:
    """A `Sound` that grows; 16 bits of each sample are kept. To be closed."""

    def __init__(self) -> None:
        self.size = 0
        self._last = np.zeros(PIECE, np.int16)
        """The minute that is not full yet."""
        self._in_memory: dict[int, NDArray[np.int16]] = {}
        """Full minutes that no disk took, by their numbers."""
        self._file: IO[bytes] | None = None

    @property
    def length_s(self) -> float:
        return self.size / RATE_HZ

    def add(self, sound: Samples) -> None:
        rest = as_pcm(sound)
        while rest.size:
            number, at = divmod(self.size, PIECE)
            part, rest = rest[: PIECE - at], rest[PIECE - at :]
            self._last[at : at + part.size] = part
            self.size += part.size
            if at + part.size == PIECE:
                self._put_away(number)

    def between(self, start_s: float, end_s: float) -> Samples:
        return self[round(start_s * RATE_HZ) : round(end_s * RATE_HZ)]

    def __getitem__(self, part: slice) -> Samples:
        start, end, _ = part.indices(self.size)
        sound = np.empty(max(0, end - start), np.float32)
        at = start
        while at < end:
            number, first = divmod(at, PIECE)
            after = min(PIECE, first + end - at)
            sound[at - start : at - start + after - first] = as_floats(
                self._stretch(number, first, after)
            )
            at += after - first
        return sound

    def until(self, end_s: float) -> Sound:
        """The sound up to there."""
        return _Beginning(self, min(self.size, round(end_s * RATE_HZ)))

    def close(self) -> None:
        """Let go of the file. What is in it cannot be read any more."""
        if self._file is not None:
            self._file.close()

    def _stretch(self, number: int, first: int, after: int) -> NDArray[np.int16]:
        """Within one minute."""
        if number == self.size // PIECE:
            return self._last[first:after]
        if number in self._in_memory:
            return self._in_memory[number][first:after]
        assert self._file is not None
        self._file.seek((number * PIECE + first) * self._last.itemsize)
        read = self._file.read((after - first) * self._last.itemsize)
        if len(read) != (after - first) * self._last.itemsize:
            raise OSError("the tape's file has lost its end")
        return np.frombuffer(read, np.int16)

    def _put_away(self, number: int) -> None:
        try:
            self._to_disk(number)
        except OSError:
            self._in_memory[number] = self._last.copy()

    def _to_disk(self, number: int) -> None:
        if shutil.disk_usage(tempfile.gettempdir()).free < LEFT_BYTES:
            raise OSError("too little room")
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - see `close`
        self._file.seek(number * self._last.nbytes)
        if self._file.write(self._last.data) != self._last.nbytes:
            raise OSError("no more room")


@dataclass(frozen=True, slots=True)
class _Beginning:
    tape: Tape
    size: int

    def __getitem__(self, part: slice) -> Samples:
        start, end, _ = part.indices(self.size)
        return self.tape[start:end]
