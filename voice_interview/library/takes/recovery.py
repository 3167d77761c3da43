"""What a crash left open is closed at the next start, under the lock, and nothing else is touched.

An interrupted recording keeps every sample that reached the disk; it is listed, playable, and said
to be recovered. Deletions that were begun are finished.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from voice_interview import wave_file
from voice_interview.errors import InputProblem, LibraryProblem, TakeMissing
from voice_interview.library import files
from voice_interview.library.codecs.documents import TRANSCRIPT
from voice_interview.library.takes import entries, sound, take_folder
from voice_interview.library.takes.take_folder import AUDIO
from voice_interview.model import Capture, Take, TakeState

UNBORN = ".new-"
"""Before a folder's name: a take whose take.json is being written."""
DOOMED = ".deleting-"
"""Before a folder's name: a take, or a part of the trash, that is to go for good."""

EMPTY = "The recording was empty."
BROKEN = "The sound of this recording cannot be read."

log = logging.getLogger(__name__)


def doom(root: Path, folder: Path) -> Path:
    """Rename a folder that is to go for good; gives where it lies now. Raises OSError.

    From here on it is gone: if it is not removed now, the next start does so.
    """
    doomed = root / f"{DOOMED}{folder.name}"
    files.move(folder, doomed)
    return doomed


def finish_leftovers(root: Path) -> None:
    """Remove folders of deletions, and of takes never begun, that a crash interrupted."""
    for prefix in (UNBORN, DOOMED):
        for folder in root.glob(f"{prefix}*"):
            with suppress(OSError):
                files.remove_tree(folder)


def close_unfinished(root: Path, names: Iterable[str]) -> tuple[Take, ...]:
    """Close these takes; gives those that were interrupted while recording.

    One that cannot be closed now (disk full, say) stays as it is for the next start.
    """
    recovered = []
    for name in names:
        try:
            before, after = _close(root / name)
        except (LibraryProblem, OSError) as error:
            log.warning("A take stays open until the next start: %s", error)
            continue
        if after.recovered and before.state is TakeState.RECORDING:
            recovered.append(after)
    return tuple(recovered)


def _close(folder: Path) -> tuple[Take, Take]:
    """The take before and after. Raises LibraryProblem, OSError."""
    before = _read(folder)
    after = _closed(folder, before)
    if after != before:
        with files.telling(f"Take {folder.name} could not be closed."):
            take_folder.write_take(folder, after)
    return before, after


def _read(folder: Path) -> Take:
    try:
        return take_folder.read_take(folder)
    except TakeMissing:
        return entries.orphan(folder.name)


def _closed(folder: Path, take: Take) -> Take:
    match take.state:
        case TakeState.RECORDING:
            return _close_recording(folder, replace(take, recovered=True))
        case TakeState.TRANSCRIBING:
            has_words = (folder / TRANSCRIPT.file).exists()
            return replace(take, state=TakeState.DONE if has_words else TakeState.RECORDED)
        case _:
            return take


def _close_recording(folder: Path, take: Take) -> Take:
    """Raises OSError when the disk does not give the sound."""
    audio = take_folder.audio(folder)
    try:
        if audio.name == AUDIO:
            wave_file.repair(audio)
        found = sound.describe(audio)
    except FileNotFoundError:
        return replace(take, state=TakeState.FAILED, failure=EMPTY)
    except InputProblem:
        empty = audio.stat().st_size <= wave_file.HEADER_BYTES
        return replace(take, state=TakeState.FAILED, failure=EMPTY if empty else BROKEN)
    capture = Capture(found.duration_s, found.rate_hz, device="", ended_by="recovered")
    if found.frames == 0:
        return replace(take, state=TakeState.FAILED, failure=EMPTY, capture=capture)
    return replace(take, state=TakeState.RECORDED, capture=capture)
