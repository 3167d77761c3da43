"""Interviews on disk: one JSON file each, beside the takes they are made of.

Loaded only when somebody asks for an interview. Whoever writes holds the library's lock.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from voice_interview.errors import LibraryProblem
from voice_interview.library import files
from voice_interview.library.access import Access
from voice_interview.library.codecs import interview_codec, stamps
from voice_interview.library.codecs.documents import Document
from voice_interview.library.index.sync import INTERVIEWS
from voice_interview.library.takes import take_ids
from voice_interview.model.interview import Interview

INTERVIEW: Document[Interview] = Document(
    "interview",
    1,
    interview_codec.encode,
    interview_codec.decode,
    "Its takes are untouched. Rename the file to set it aside.",
    indent=2,
    called=lambda path: f"The interview {path.stem}",
)

LISTED = "`voice-interview interview list` lists them all."


class KeptInterviews:
    """What `ports.interviews.Interviews` promises."""

    def __init__(self, access: Access, now: Callable[[], datetime]) -> None:
        self._access = access
        self._now = now

    def begin(self, format_id: str, make: Callable[[str, str], Interview]) -> Interview:
        folder = self._access.root / INTERVIEWS
        with self._access.writable(), files.telling("The interview could not be begun."):
            with suppress(FileExistsError):
                files.make_folder(folder)
            now = self._now()
            name = take_ids.named(format_id, now)
            while (folder / f"{name}.json").exists():
                name = take_ids.named(format_id, now)
            interview = make(name, stamps.stamp(now))
            INTERVIEW.write(folder / f"{name}.json", interview)
            return interview

    def save(self, interview: Interview) -> None:
        path = self._access.root / INTERVIEWS / f"{interview.id}.json"
        with self._access.writable(), files.telling("The interview could not be saved."):
            INTERVIEW.write(path, interview)

    def find(self, interview_id: str) -> Interview:
        root = self._access.root
        with files.telling("The interview could not be read."):
            name = take_ids.resolve(interview_id, _names(root), LISTED, "interview")
            found = _read(root, name)
        if found is None:
            raise LibraryProblem("That interview has just been deleted.", "List them again.")
        return found

    def all(self) -> tuple[Interview, ...]:
        return self.listed()[0]

    def listed(self) -> tuple[tuple[Interview, ...], tuple[str, ...]]:
        found = each(self._access.root).values()
        return (
            tuple(one for one in found if isinstance(one, Interview)),
            tuple(str(one) for one in found if isinstance(one, LibraryProblem)),
        )


def each(root: Path) -> dict[str, Interview | LibraryProblem]:
    """Every interview by its name, newest first, or why it cannot be read. Raises LibraryProblem
    where none can be."""
    found: dict[str, Interview | LibraryProblem] = {}
    with files.telling("The interviews could not be read."):
        for name in sorted(_names(root), reverse=True):
            try:
                interview = _read(root, name)
            except LibraryProblem as problem:
                found[name] = problem
            else:
                if interview is not None:
                    found[name] = interview
    return found


def _read(root: Path, name: str) -> Interview | None:
    """The file's name is the id, whatever stands in it: it says where the interview is saved."""
    found = INTERVIEW.read(root / INTERVIEWS / f"{name}.json")
    return None if found is None else replace(found, id=name)


def _names(root: Path) -> set[str]:
    try:
        names = os.listdir(root / INTERVIEWS)  # noqa: PTH208 names are enough
    except FileNotFoundError:
        return set()
    stems = {name.removesuffix(".json") for name in names if name.endswith(".json")}
    return {stem for stem in stems if take_ids.is_id(stem)}
