"""Who may write to the recordings, and which folder is whose.

One instance holds the lock, changes come one after the other, and after each one the take is
listed again. What is written into a folder is not known here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voice_interview.errors import LibraryProblem
from voice_interview.library import files
from voice_interview.library.index import index_file, sync
from voice_interview.library.index.catalogue import Catalogue
from voice_interview.library.lock import LibraryLock, elsewhere
from voice_interview.library.takes import take_ids


class Access:
    def __init__(self, root: Path, lock: LibraryLock | None) -> None:
        """`lock` is held; None: another instance has it."""
        self.root = root
        self.catalogue = Catalogue(root, writes=lock is not None)
        self._lock = lock
        self._closed = False

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @contextmanager
    def writable(self) -> Iterator[None]:
        """Raises LibraryBusy, LibraryProblem."""
        with self.catalogue.writing:
            self.check_writable()
            yield

    def check_writable(self) -> None:
        """Raises LibraryBusy, LibraryProblem."""
        if self.read_only:
            raise elsewhere()
        if self._closed:
            raise LibraryProblem("The recordings are already closed.", "Start the program again.")

    @contextmanager
    def changing(self, take_id: str, failure: str, *, keep_figures: bool = False) -> Iterator[Path]:
        """The take's folder, to be written; listed again after, whatever was written by then."""
        with self.writable():
            folder = self.folder(take_id)
            try:
                with files.telling(failure):
                    yield folder
            finally:
                self.catalogue.refresh(folder.name, keep_figures=keep_figures)

    def folder(self, take_id: str) -> Path:
        """Raises TakeMissing, LibraryProblem."""
        folder = self.root / take_id
        if take_ids.is_id(take_id) and folder.is_dir() and not folder.is_symlink():
            return folder
        with files.telling("The recordings folder could not be read."):
            return self.root / take_ids.resolve(take_id, sync.folder_names(self.root))

    def leave_no_trace(self) -> None:
        """Raises OSError. The index may hold traces still; so may one that was set aside."""
        index_file.remove_set_aside(self.root)
        self.catalogue.leave_no_trace()

    def close(self) -> None:
        with self.catalogue.writing:
            self._closed = True
            self.catalogue.close()
            if self._lock is not None:
                self._lock.release()
