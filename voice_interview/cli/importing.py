"""`history import`, `analyze --keep`: recordings from outside, as takes like any other."""

import hashlib
import os
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from voice_interview import wiring
from voice_interview.audio.convert import to_wav
from voice_interview.cli.arguments import Wish
from voice_interview.cli.kept import open_studio, transcribe
from voice_interview.cli.say import Meter, as_json, complain, say
from voice_interview.errors import DiskFull, InputProblem, LibraryBusy, Problem
from voice_interview.model import Hearing, Question, Take, TakeState
from voice_interview.paths import Paths
from voice_interview.ports import Library
from voice_interview.studio import Studio
from voice_interview.text import clean_line

ENDINGS = frozenset(
    (".wav", ".flac", ".mp3", ".m4a", ".aac", ".ogg", ".opus", ".webm", ".mp4", ".aiff")
)


@contextmanager
def keeping(found: Paths, wanted: bool) -> Iterator[Library | None]:
    """The library when takes shall be kept, else None."""
    if not wanted:
        yield None
        return
    library = wiring.library(found)
    try:
        yield library
    finally:
        library.close()


def keep_recording(
    library: Library, source: Path, question: Question | None, hearing: Hearing
) -> Take:
    """Copy `source` into a new take and put what was heard beside it.

    Raises InputProblem when it has no sound, and what the library raises; then no take is left.
    """
    if source.suffix.lower() == ".txt":
        raise InputProblem("A transcript has no sound to keep.", "Leave out --keep.")
    take = library.adopt(
        question or _titled(source), lambda target: to_wav(source, target), checksum(source)
    )
    library.save_hearing(take.id, hearing)
    return library.change(take.id, lambda now: replace(now, state=TakeState.DONE))


def import_(wish: Wish) -> int:
    """One file after the other; what was taken in stays, so that the next call goes on there."""
    with open_studio(wish) as studio:
        sources = _recordings(wish.folder, studio.library.root)
        if not sources:
            raise InputProblem(
                f"There is no recording in {clean_line(str(wish.folder))}.",
                f"Looked for: {', '.join(sorted(ending[1:] for ending in ENDINGS))}.",
            )
        found = _take_in(studio.library, sources)
        if wish.transcribe:
            _transcribe(studio, found.checksums)
    if wish.json:
        as_json({"new": found.new, "known": found.known, "refused": found.refused})
    else:
        say(
            f"{len(found.new)} new takes, {found.known} were there already, "
            f"{len(found.refused)} refused."
        )
        if found.new and not wish.transcribe:
            say("To have them written down, say it again with --transcribe.")
    return 1 if found.refused else 0


@dataclass(slots=True)
class _Found:
    new: list[str]
    """Ids."""
    known: int
    refused: dict[str, str]
    """Why, by file."""
    checksums: set[str]


def _take_in(library: Library, sources: Sequence[Path]) -> _Found:
    found, there, meter = _Found([], 0, {}, set()), set(library.origins()), Meter()
    try:
        for number, source in enumerate(sources):
            meter(number / len(sources), clean_line(source.name))
            try:
                origin = checksum(source)
                found.checksums.add(origin)
                if origin in there:
                    found.known += 1
                    continue
                found.new.append(_adopted(library, source, origin).id)
                there.add(origin)
            except (LibraryBusy, DiskFull):
                raise
            except Problem as problem:
                meter.end()
                complain(problem, clean_line(source.name))
                found.refused[str(source)] = problem.sentence
    finally:
        meter.end()
    return found


def _adopted(library: Library, source: Path, origin: str) -> Take:
    """Dated by its file, which is the best anybody knows."""
    changed_s = min(max(source.stat().st_mtime, 0.0), time.time())
    recorded_at = datetime.fromtimestamp(changed_s, UTC)
    return library.adopt(
        _titled(source), lambda target: to_wav(source, target), origin, recorded_at
    )


def _transcribe(studio: Studio, checksums: Collection[str]) -> None:
    """Those of them that were not yet written down, whenever they were taken in."""
    choice = studio.settings.choice()
    for row in studio.library.rows(limit=studio.library.count()):
        if row.take.origin in checksums and row.take.state is TakeState.RECORDED:
            try:
                transcribe(studio, row.take, choice)
            except Problem as problem:
                complain(problem, row.take.id)


def checksum(source: Path) -> str:
    """Raises InputProblem."""
    try:
        with source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputProblem(f"{source.name} cannot be read: {error.strerror}.") from error


def _recordings(folder: Path, own: Path) -> tuple[Path, ...]:
    """Every sound file below `folder`; the library's own and hidden ones are left out."""
    found = []
    for place, below, names in os.walk(folder):
        hidden = {name for name in below if name.startswith(".") or Path(place, name) == own}
        below[:] = sorted(set(below) - hidden)
        found += [Path(place, name) for name in sorted(names) if not name.startswith(".")]
    return tuple(path for path in found if path.suffix.lower() in ENDINGS and path.is_file())


def _titled(source: Path) -> Question:
    """The file's name stands for a question that nobody wrote down."""
    return Question(id="", text=clean_line(source.stem) or "Recording")
