"""A take's WAV replaced by FLAC that holds the same samples; one of them is whole at any moment."""

from collections.abc import Callable
from pathlib import Path

from voice_interview.library import files
from voice_interview.library.takes.take_folder import AUDIO, COMPRESSED

Shrink = Callable[[Path, Path], None]
"""Writes the first file's samples to the second, and raises InputProblem unless all are in it."""


def compress(folder: Path, shrink: Shrink) -> int:
    """Gives the bytes that are free now; 0 when there is nothing to do.

    While both files are there, the WAV is the one that counts, so a crash between two steps loses
    nothing and the next call goes on. Raises OSError, and what `shrink` raises.
    """
    recorded, compressed = folder / AUDIO, folder / COMPRESSED
    if not recorded.exists():
        return 0
    before = recorded.stat().st_size
    spare = folder / f".{COMPRESSED}.part"
    try:
        shrink(recorded, spare)
        if spare.stat().st_size >= before:
            return 0
        files.sync_file(spare)
        files.move(spare, compressed)
    finally:
        files.remove_file(spare)
    files.remove_file(recorded)
    files.sync_folder(folder)
    return before - compressed.stat().st_size
