"""What a take's sound file holds, by its head alone: WAV as recorded, or FLAC."""

from dataclasses import dataclass
from pathlib import Path

from voice_interview import plain_file, wave_file
from voice_interview.errors import InputProblem
from voice_interview.library.takes.take_folder import COMPRESSED


@dataclass(frozen=True, slots=True)
class SoundInfo:
    rate_hz: int
    frames: int

    @property
    def duration_s(self) -> float:
        return self.frames / self.rate_hz


def describe(path: Path) -> SoundInfo:
    """Raises InputProblem when it holds no sound of that kind, OSError when it cannot be read."""
    if path.name == COMPRESSED:
        return _flac(path)
    found = wave_file.describe(path)
    return SoundInfo(found.rate_hz, found.frames)


def _flac(path: Path) -> SoundInfo:
    """RFC 9639, 8.2: the first block says rate (20 bits) and number of samples (36 bits)."""
    with plain_file.opened(path) as file:
        head = file.read(42)
    if len(head) < 42 or head[:4] != b"fLaC" or head[4] & 0x7F:
        raise InputProblem(f"{path.name} is no FLAC file.", "Put it back from a backup.")
    packed = int.from_bytes(head[18:26], "big")
    rate_hz, frames = packed >> 44, packed & 0xF_FFFF_FFFF
    if rate_hz == 0:
        raise InputProblem(f"{path.name} has a damaged head.", "Put it back from a backup.")
    return SoundInfo(rate_hz, frames)
