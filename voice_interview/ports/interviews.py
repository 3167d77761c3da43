"""What keeps the interviews that takes were given in. It gives and takes nouns."""

from collections.abc import Callable
from typing import Protocol

from voice_interview.model.interview import Interview


class Interviews(Protocol):
    def begin(self, format_id: str, make: Callable[[str, str], Interview]) -> Interview:
        """Keep what `make` makes of an id and the time in UTC.

        Raises LibraryBusy, DiskFull, LibraryProblem.
        """

    def save(self, interview: Interview) -> None:
        """Rewrite its file atomically. Raises LibraryBusy, LibraryProblem."""

    def find(self, interview_id: str) -> Interview:
        """By id, or by any prefix or ending that fits one alone.

        Raises InterviewMissing, LibraryProblem.
        """

    def all(self) -> tuple[Interview, ...]:
        """Those whose files can be read, newest first. Raises LibraryProblem."""

    def listed(self) -> tuple[tuple[Interview, ...], tuple[str, ...]]:
        """The same, and a sentence for each one that cannot be read. Raises LibraryProblem."""
