"""The index kept in step with the folders, whatever happens to its file.

Damaged, it is set aside and made anew. When it cannot be written just now, the takes concerned are
remembered and listed with the next question. So a save never fails because of the index.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, RLock
from typing import TypeVar

from voice_interview.errors import LibraryProblem
from voice_interview.library import files
from voice_interview.library.index import index_file, sync
from voice_interview.library.index.database import IndexBusy, IndexDamaged
from voice_interview.library.index.index import Index
from voice_interview.ports.progress import Progress, no_progress

Answer = TypeVar("Answer")

log = logging.getLogger(__name__)


class Catalogue:
    def __init__(self, root: Path, *, writes: bool) -> None:
        """`writes` for the one instance that has the library's lock."""
        self.writing = RLock()
        """Held while folders change, so that reading and listing them is one step."""
        self.made_anew = False
        """True once a damaged index was replaced."""
        self._root = root
        self._writes = writes
        self._index = self._opened()
        self._behind = set[str]()
        self._traces = False
        """The index may still hold words of takes that were deleted for good."""

    def ask(self, question: Callable[[Index], Answer], progress: Progress = no_progress) -> Answer:
        """What `question` finds in the index; `progress` for the case that it is made anew.

        Raises LibraryProblem.
        """
        index = self._index
        try:
            try:
                self._catch_up(index)
                return question(index)
            except IndexDamaged as damage:
                log.warning("The index is made anew: %s", damage)
                return question(self._replaced(index, progress))
        except (IndexDamaged, IndexBusy) as error:
            raise LibraryProblem(
                "The list of takes cannot be read right now.",
                "The takes themselves are untouched; try again. If that does not help, remove what "
                f"is named {index_file.INDEX_FILE}… from {self._root}: the list is made anew.",
            ) from error

    def read_folders(self, progress: Progress, most: int | None = None) -> list[str]:
        """Find what changed in the folders while nobody looked, and read it: all, or the newest.

        Gives the takes that were not read. Raises LibraryProblem.
        """
        return self.ask(lambda index: self._bring_up_to_date(index, progress, most), progress)

    def read(self, names: Sequence[str], progress: Progress, stop: Event | None) -> None:
        """List these takes, unless told to stop. Raises LibraryProblem."""
        self.ask(
            lambda index: sync.read(self._root, index, names, self.writing, progress, stop),
            progress,
        )

    def rebuild(self, progress: Progress) -> None:
        """Read every folder again. Raises LibraryProblem."""
        self.ask(lambda index: index.clear())
        self.read_folders(progress)

    def refresh(self, take_id: str, *, keep_figures: bool = False) -> None:
        """List a take as its folder now says, or later when that does not work just now."""
        try:
            self._behind |= sync.refresh(
                self._root, self._index, [take_id], keep_figures=keep_figures
            )
        except (IndexDamaged, IndexBusy) as error:
            log.warning("Listing a take is put off: %s", error)
            self._behind.add(take_id)

    def leave_no_trace(self) -> None:
        """Have the words of deleted takes overwritten, or later if that does not work just now."""
        self._traces = True
        try:
            self._catch_up(self._index)
        except IndexDamaged as error:
            log.warning("Overwriting the words of deleted takes is put off: %s", error)

    def close(self) -> None:
        self._index.close()

    def _opened(self) -> Index:
        if not self._writes:
            return index_file.for_reading(self._root)
        try:
            return index_file.for_writing(self._root)
        except IndexDamaged as damage:
            log.warning("The index is made anew: %s", damage)
            return self._anew()

    def _anew(self) -> Index:
        self.made_anew = True
        return index_file.anew(self._root) if self._writes else index_file.in_memory()

    def _catch_up(self, index: Index) -> None:
        """Raises IndexDamaged; when it is only busy, an older list is better than none."""
        try:
            if self._behind:
                with self.writing:
                    self._behind = sync.refresh(self._root, index, sorted(self._behind))
            if self._traces:
                index.leave_no_trace()
                self._traces = False
            if index.private and not self._writes:
                self._bring_up_to_date(index, no_progress)
        except IndexBusy as error:
            log.warning("Listing takes is put off again: %s", error)

    def _replaced(self, damaged: Index, progress: Progress) -> Index:
        """A new index with all takes in it, unless another thread made one meanwhile."""
        with self.writing:
            if self._index is damaged:
                damaged.close()
                self._index = self._anew()
                self._bring_up_to_date(self._index, progress)
            return self._index

    def _bring_up_to_date(
        self, index: Index, progress: Progress, most: int | None = None
    ) -> list[str]:
        with files.telling("The recordings folder could not be read."):
            names = sync.outdated(self._root, index)
            sync.read(self._root, index, names[:most], self.writing, progress)
            return [] if most is None else names[most:]
