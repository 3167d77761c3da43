"""What keeps the user's own preparation: the story bank, and the ticks on the checklists.

Takes are known here by their ids alone.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from voice_interview.model.stories import Story


class Stories(Protocol):
    """The story bank."""

    @property
    def folder(self) -> Path: ...

    def stories(self) -> tuple[Story, ...]:
        """All that can be read, by their ids; what cannot is told by `faults`."""

    def faults(self) -> tuple[str, ...]:
        """A sentence for each file that is no story."""

    def story(self, story_id: str) -> Story:
        """Raises InputProblem."""

    def add(self, title: str, themes: tuple[str, ...] = ()) -> Story:
        """A new story with nothing in it yet. Raises InputProblem, LibraryProblem."""

    def change(self, story_id: str, change: Callable[[Story], Story]) -> Story:
        """Raises InputProblem, LibraryProblem."""

    def link(self, take_id: str, story_id: str) -> None:
        """This take told that story and no other; an empty `story_id` means none.

        Raises InputProblem, LibraryProblem.
        """

    def remove(self, story_id: str) -> None:
        """Raises InputProblem, LibraryProblem."""


class Ticks(Protocol):
    """What is done on the checklists."""

    def ticked(self) -> frozenset[str]:
        """The lines that are done."""

    def tick(self, line: str, done: bool) -> None:
        """Raises LibraryProblem."""
