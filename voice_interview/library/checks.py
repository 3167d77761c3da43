"""A look at every take, at the interviews and at the index, changing nothing: one line for each
thing to know."""

import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from voice_interview.errors import LibraryProblem, Problem
from voice_interview.library import files, interviews
from voice_interview.library.index import sync
from voice_interview.library.index.index import Index
from voice_interview.library.index.index_file import INDEX_FILE
from voice_interview.library.takes import entries, sound, take_folder, take_ids
from voice_interview.model import Check
from voice_interview.ports.progress import Progress
from voice_interview.text import clean_line, count

REBUILD = f"Close the program and delete {INDEX_FILE}: the next start rebuilds the list."
RESTORE = "Put it back from a backup, or delete the take."
SHUT = "The system does not let this folder be opened."


def check(root: Path, index: Index, progress: Progress) -> tuple[Check, ...]:
    """A summary, the index, then what is wrong take by take, and in the interviews.

    Raises as Index does, LibraryProblem and OSError.
    """
    names = sorted(sync.folder_names(root))
    shut = {name for name in names if entries.is_shut(root / name)}
    takes = {name for name in names if name not in shut and entries.is_take(root / name)}
    found = [Check(name, "problem", SHUT, "Fix its permissions.") for name in sorted(shut)]
    for done, name in enumerate(names):
        progress(done / len(names), "Looking at the takes")
        if name in takes:
            found += _take(root / name)
        elif name not in shut and take_ids.is_id(name):
            found.append(
                Check(name, "warning", "This folder holds neither a take nor sound.", RESTORE)
            )
    summary = Check("takes", "ok", f"{count(len(takes), 'take')} looked at.")
    found += _interviews(root)
    return (summary, _index(takes | shut, index), *_modes(root, takes), *found)


def _take(folder: Path) -> Iterator[Check]:
    for read in (take_folder.read_take, take_folder.read_hearing, take_folder.read_review):
        try:
            read(folder)
        except Problem as problem:
            yield Check(folder.name, "problem", problem.sentence, problem.way_out)
    if _was_recorded(folder):
        yield from _audio(folder)


def _interviews(root: Path) -> Iterator[Check]:
    for name, found in interviews.each(root).items():
        if isinstance(found, LibraryProblem):
            yield Check(name, "problem", found.sentence, found.way_out)


def _audio(folder: Path) -> Iterator[Check]:
    audio = take_folder.audio(folder)
    try:
        sound.describe(audio)
    except FileNotFoundError:
        yield Check(folder.name, "problem", f"{audio.name} is missing.", RESTORE)
    except OSError as error:
        detail = f"{audio.name} cannot be opened: {files.reason(error)}."
        yield Check(folder.name, "problem", detail, "Fix its permissions, or check the disk.")
    except Problem as problem:
        yield Check(folder.name, "problem", problem.sentence, problem.way_out)


def _was_recorded(folder: Path) -> bool:
    """False for a take being recorded, and for one that says itself that it has no sound."""
    try:
        return take_folder.read_take(folder).capture is not None
    except Problem:
        return True


def _index(takes: set[str], index: Index) -> Check:
    if damage := index.damage():
        return Check("index", "problem", f"The list of takes is damaged: {damage}.", REBUILD)
    listed = set(index.known())
    if listed != takes:
        unlisted, gone = len(takes - listed), len(listed - takes)
        detail = f"The list lacks {count(unlisted, 'take')} and has {gone} too many."
        return Check("index", "warning", detail, REBUILD)
    return Check("index", "ok", "The list agrees with the folders.")


def _modes(root: Path, takes: set[str]) -> Iterator[Check]:
    if sys.platform == "win32":
        return
    private = (root, *(root / name for name in sorted(takes)))
    open_to_others = [path for path in private if path.stat().st_mode & 0o077]
    if open_to_others:
        detail = f"Other users of this computer can read {count(len(open_to_others), 'folder')}."
        way_out = clean_line(f"Run: chmod -R go-rwx {shlex.quote(str(root))}")
        yield Check("privacy", "warning", detail, way_out)
