"""What keeps the takes.

It gives and takes nouns. How they lie on the disk, and what judges them, is not known here.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Protocol

from voice_interview.model import (
    Capture,
    Check,
    DatedFigures,
    DiskUse,
    Figures,
    Hearing,
    Packed,
    Practised,
    Question,
    Review,
    Take,
    TakeRow,
    Trashed,
    Unpacked,
)
from voice_interview.ports.interviews import Interviews
from voice_interview.ports.progress import Progress, no_progress


class Library(Protocol):
    @property
    def root(self) -> Path: ...

    @property
    def read_only(self) -> bool:
        """True when another instance holds the lock."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What this start found amiss in the folder, each in a sentence."""

    @property
    def interviews(self) -> Interviews:
        """Those that takes were given in, kept in the same folder."""

    def without_figures(self, rules_version: str, limit: int = 200) -> tuple[str, ...]:
        """Ids of takes with words whose figures are missing, or come from other rules."""

    def recovered(self) -> tuple[Take, ...]:
        """Takes that this start found unfinished and closed."""

    def begin(self, question: Question, preparation_s: float = 0.0, part_of: str = "") -> Take:
        """Make the folder of a new take. Raises LibraryBusy, DiskFull, LibraryProblem."""

    def adopt(
        self,
        question: Question,
        fill: Callable[[Path], Capture],
        origin: str,
        recorded_at: datetime | None = None,
    ) -> Take:
        """A take from outside: `fill` writes its sound as WAV, and nothing is left when it raises.

        `origin` is its file's SHA-256. Raises as `begin`, and what `fill` raises.
        """

    def origins(self) -> frozenset[str]:
        """The SHA-256 of every file that a take was made from."""

    def compress(self, take_id: str, shrink: Callable[[Path, Path], None]) -> int:
        """Replace the WAV by what `shrink` makes of it; gives the bytes that are free now."""

    def audio(self, take_id: str) -> Path:
        """Where the sound is, or will be."""

    def change(self, take_id: str, change: Callable[[Take], Take]) -> Take:
        """Read, change and save in one step, so that two at once both hold.

        Raises TakeMissing, LibraryBusy, LibraryProblem.
        """

    def save_hearing(self, take_id: str, hearing: Hearing) -> None:
        """Keep words and sounds as the current ones; those of other engines stay beside them."""

    def save_beside(self, take_id: str, hearing: Hearing) -> None:
        """Keep words and sounds of another engine; the current ones stay."""

    def hearing(self, take_id: str) -> Hearing | None:
        """The current words and sounds."""

    def other_hearings(self, take_id: str) -> tuple[Hearing, ...]:
        """Those kept beside the current ones."""

    def save_review(self, take_id: str, review: Review) -> None: ...

    def review(self, take_id: str) -> Review: ...

    def save_figures(self, take_id: str, figures: Figures) -> None: ...

    def take(self, take_id: str) -> Take:
        """By id, or by any prefix or ending that fits one take alone. Raises TakeMissing."""

    def rows(
        self,
        *,
        text: str = "",
        question: Question | None = None,
        question_id: str = "",
        tags: Sequence[str] = (),
        starred: bool = False,
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[TakeRow, ...]:
        """Newest first. What `text` looks for (`analysis.finding`) must stand in the transcript,
        or else in question, note and tags. A `question` of the user's own is known by its text,
        any other by its id."""

    def series(self, *, question_id: str = "", theme: str = "") -> tuple[DatedFigures, ...]:
        """Every take that has figures, oldest first, whatever rules made them; no follow-ups."""

    def follow_ups(self, part_of: str = "") -> tuple[Take, ...]:
        """Takes that answer a follow-up, oldest first: to that take, or to any."""

    def practised(self) -> tuple[Practised, ...]:
        """Every question that was ever answered; who was not heard at all has not answered."""

    def count(self) -> int: ...

    def delete(self, take_id: str) -> None:
        """Remove the folder and every trace in the index. Raises TakeMissing, LibraryBusy."""

    def to_trash(self, take_id: str) -> Trashed:
        """Off the list, and for 30 days to be brought back. Raises as `delete`."""

    def trash(self) -> tuple[Trashed, ...]:
        """What can be brought back, the last deleted first."""

    def restore(self, take_id: str) -> Take:
        """Bring back from the trash. Raises TakeMissing, LibraryBusy, LibraryProblem."""

    def empty_trash(self) -> int:
        """Remove what is in the trash for good; gives how many takes that were."""

    def read_on(self, stop: Event | None = None, progress: Progress = no_progress) -> None:
        """List what the start left for later, if it did. Raises LibraryProblem."""

    def check(self, progress: Progress = no_progress) -> tuple[Check, ...]:
        """Look at every take and at the list of them; change nothing. Raises LibraryProblem."""

    def rebuild(self, progress: Progress = no_progress) -> None:
        """Make the list anew from the folders. Raises LibraryBusy, LibraryProblem."""

    def disk_use(self) -> DiskUse:
        """Raises LibraryProblem."""

    def backup(self, target: Path, progress: Progress = no_progress) -> Packed:
        """Everything but trash and index in one new file, as far as it may be read.

        Raises InputProblem, LibraryProblem, and what `progress` raises.
        """

    def unpack(self, source: Path, progress: Progress = no_progress) -> Unpacked:
        """Bring back from such a file what is not here. Raises as `backup`, and LibraryBusy."""

    def close(self) -> None: ...
