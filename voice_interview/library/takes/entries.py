"""What the index keeps of one folder. Reading never fails: what is broken is listed as broken."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from voice_interview.errors import LibraryProblem, TakeMissing
from voice_interview.library.codecs import stamps
from voice_interview.library.codecs.documents import TAKE, BrokenFile, NewerFile, UnopenedFile
from voice_interview.library.files import reason
from voice_interview.library.takes import take_folder, take_ids
from voice_interview.model import Question, Take, TakeState
from voice_interview.text import clean_line

EXCERPT_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Entry:
    take: Take
    changed_ns: int
    """The folder's time stamp before it was read: a later change shows as another stamp.
    0 when the disk did not give all of it: to be read again."""
    spoken: str
    """The transcript as text; empty when there is none, or none that can be read."""

    @property
    def excerpt(self) -> str:
        return clean_line(self.spoken, EXCERPT_LENGTH)

    @property
    def heading(self) -> str:
        return " ".join((self.take.question.text, self.take.note, *self.take.tags))


def read_entry(folder: Path) -> Entry | None:
    """None when the folder is gone, or is no take."""
    try:
        changed_ns = folder.stat().st_mtime_ns
        take = _take(folder, changed_ns)
    except (FileNotFoundError, NotADirectoryError, TakeMissing):
        return None
    except UnopenedFile as problem:
        return Entry(_unreadable(folder.name, 0, problem.sentence), 0, "")
    except OSError as error:
        return Entry(_unreadable(folder.name, 0, f"It cannot be opened: {reason(error)}."), 0, "")
    try:
        return Entry(take, changed_ns, take_folder.read_spoken_text(folder))
    except UnopenedFile:
        return Entry(take, 0, "")
    except LibraryProblem:
        return Entry(take, changed_ns, "")


def read_anyhow(folder: Path) -> Take:
    """What can be said of a folder's take, if only by its name."""
    entry = read_entry(folder)
    return entry.take if entry else orphan(folder.name)


def _take(folder: Path, changed_ns: int) -> Take:
    try:
        return take_folder.read_take(folder)
    except TakeMissing:
        if is_orphan(folder):
            return orphan(folder.name)
        raise
    except (BrokenFile, NewerFile) as problem:
        return _unreadable(folder.name, changed_ns, problem.sentence)


def is_take(folder: Path) -> bool:
    return (folder / TAKE.file).exists() or is_orphan(folder)


def is_shut(folder: Path) -> bool:
    """Whether the system does not let this folder be opened."""
    return not os.access(folder, os.R_OK | os.X_OK)


def is_orphan(folder: Path) -> bool:
    """A recording under a take's name that lost its take.json."""
    return take_ids.is_id(folder.name) and take_folder.audio(folder).is_file()


def orphan(name: str) -> Take:
    """What the name still tells about a take that lost its take.json; as after a crash."""
    return _known_by_name(name, 0, TakeState.RECORDING, "")


def _unreadable(name: str, changed_ns: int, why: str) -> Take:
    return _known_by_name(name, changed_ns, TakeState.FAILED, why)


def _known_by_name(name: str, changed_ns: int, state: TakeState, failure: str) -> Take:
    """Dated by its name; a folder that someone renamed, by its time stamp if that can be true."""
    changed_s = min(max(changed_ns / 10**9, stamps.FIRST.timestamp()), stamps.LAST.timestamp())
    begun = take_ids.moment_of(name) or datetime.fromtimestamp(changed_s, UTC)
    question = Question(id="", text=take_ids.words_of(name))
    return Take(name, state, question, stamps.stamp(begun), failure=failure)
