"""Room for the takes: old sound made smaller, recordings from outside taken in. No screen.

Both go one take after the other, so what is done stays done when they are stopped by what
`progress` raises, and the next call goes on there.
"""

import hashlib
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from voice_interview import plain_file
from voice_interview.errors import DiskFull, InputProblem, LibraryBusy, Problem
from voice_interview.model import Question, Take, TakeState
from voice_interview.ports.library import Library
from voice_interview.ports.progress import Progress
from voice_interview.studio import Studio
from voice_interview.text import clean_line

OLD_DAYS = 30
"""Takes that are as old are heard seldom, so theirs is the sound to be made smaller."""
ENDINGS = frozenset(
    (".wav", ".flac", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".webm", ".mp4", ".aiff")
)
UNFINISHED = {TakeState.RECORDING, TakeState.TRANSCRIBING}


@dataclass(slots=True)
class Compressed:
    takes: int = 0
    freed: int = 0
    """Bytes."""
    refused: dict[str, Problem] = field(default_factory=dict)
    """Why, by take."""


@dataclass(slots=True)
class Imported:
    new: list[str] = field(default_factory=list)
    """Ids."""
    known: int = 0
    refused: dict[str, Problem] = field(default_factory=dict)
    """Why, by file."""
    checksums: set[str] = field(default_factory=set)
    """Of every file that could be read."""


def compressible(
    library: Library, days: int = OLD_DAYS, takes: Sequence[Take] = ()
) -> tuple[Take, ...]:
    """Those of `takes`, or else of all takes so many days old, whose sound is a finished WAV."""
    if not takes:
        takes = [r.take for r in library.rows(limit=library.count()) if _age_days(r.take) >= days]
    return tuple(take for take in takes if _can_shrink(library, take))


def _age_days(take: Take) -> int:
    """Whole ones."""
    return (datetime.now(UTC) - datetime.fromisoformat(take.recorded_at)).days


def _can_shrink(library: Library, take: Take) -> bool:
    audio = library.audio(take.id)
    return take.state not in UNFINISHED and audio.suffix == ".wav" and plain_file.is_file(audio)


def compress(studio: Studio, takes: Sequence[Take], progress: Progress) -> Compressed:
    """Raises LibraryBusy, DiskFull."""
    done = Compressed()
    for number, take in enumerate(takes):
        progress(number / len(takes), take.id)
        try:
            done.freed += studio.library.compress(take.id, studio.shrink)
            done.takes += 1
        except (LibraryBusy, DiskFull):
            raise
        except Problem as problem:
            done.refused[take.id] = problem
    return done


def recordings(place: Path, own: Path) -> tuple[Path, ...]:
    """A sound file, or every one below a folder; hidden ones and the library, `own`, are left out.

    Raises InputProblem when there is none, or a folder that cannot be opened.
    """
    place, own = Path(os.path.realpath(place)), Path(os.path.realpath(own))
    if place.is_relative_to(own):
        raise InputProblem(
            "That is the recordings folder itself.", "Its takes are all already here."
        )
    found = [place] if plain_file.is_file(place) else []
    for folder, below, names in os.walk(place, onerror=_refuse_shut):
        hidden = {name for name in below if name.startswith(".") or Path(folder, name) == own}
        below[:] = sorted(set(below) - hidden)
        found += [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
    sounds = tuple(
        path for path in found if path.suffix.lower() in ENDINGS and plain_file.is_file(path)
    )
    if not sounds and not place.exists():
        raise InputProblem(f"There is no {clean_line(str(place))}.", "Check the path.")
    if not sounds:
        raise InputProblem(
            f"There is no recording in {clean_line(str(place))}.",
            f"Looked for: {', '.join(sorted(ending[1:] for ending in ENDINGS))}.",
        )
    return sounds


def _refuse_shut(fault: OSError) -> None:
    """Of a file, and of what is gone, `os.walk` says so too: those are no folders."""
    if not isinstance(fault, NotADirectoryError | FileNotFoundError):
        raise InputProblem(
            f"{clean_line(str(fault.filename))} cannot be opened: {fault.strerror}.",
            "Fix its permissions, or name another folder.",
        ) from fault


def take_in(studio: Studio, sources: Sequence[Path], progress: Progress) -> Imported:
    """A take for each file that is not one already. Raises LibraryBusy, DiskFull."""
    done, there = Imported(), set(studio.library.origins())
    for number, source in enumerate(sources):
        progress(number / len(sources), clean_line(source.name))
        try:
            origin = checksum(source)
            done.checksums.add(origin)
            if origin in there:
                done.known += 1
                continue
            done.new.append(_adopted(studio, source, origin).id)
            there.add(origin)
        except (LibraryBusy, DiskFull):
            raise
        except Problem as problem:
            done.refused[str(source)] = problem
    return done


def _adopted(studio: Studio, source: Path, origin: str) -> Take:
    """Dated by its file, which is the best anybody knows."""
    changed_s = min(max(source.stat().st_mtime, 0.0), time.time())
    recorded_at = datetime.fromtimestamp(changed_s, UTC)
    return studio.library.adopt(
        titled(source), lambda target: studio.to_wav(source, target), origin, recorded_at
    )


def checksum(source: Path) -> str:
    """Raises InputProblem."""
    try:
        with plain_file.opened(source) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputProblem(
            f"{source.name} cannot be read: {error.strerror}.", "Check its permissions."
        ) from error


def titled(source: Path) -> Question:
    """The file's name stands for a question that nobody knows."""
    return Question(id="", text=clean_line(source.stem) or "Recording")
