"""What a start of the program puts in order: leftovers, an old trash, takes a crash left open.

Of many changed takes the newest are listed at once and the rest behind. It opens no library and
asks for no lock: it is handed an `Access`.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from threading import Event, Lock

from voice_interview.library import files
from voice_interview.library.access import Access
from voice_interview.library.index import sync
from voice_interview.library.takes import recovery, trash
from voice_interview.model import Take
from voice_interview.ports.progress import Progress


class Start:
    def __init__(self, access: Access, now: Callable[[], datetime]) -> None:
        self.recovered: tuple[Take, ...] = ()
        """Takes that were cut off while the user spoke."""
        self._access = access
        self._now = now
        self._unread: list[str] = []
        """Takes that have still to be read."""
        self._reading_on = Lock()

    def put_in_order(self, progress: Progress, most: int | None) -> None:
        """With `most`, of many changed takes only the newest are listed. Raises LibraryProblem."""
        root = self._access.root
        recovery.finish_leftovers(root)
        for place in sync.NOT_TAKES:
            files.remove_spares(root / place)
        with suppress(OSError):
            if trash.is_there(root) and trash.purge(root, self._now() - trash.KEPT):
                self._access.leave_no_trace()
        self._unread = self._access.catalogue.read_folders(progress, most)
        self._close_unfinished(self._access.catalogue.ask(sync.unfinished))

    def read_on(self, stop: Event | None, progress: Progress) -> None:
        """Read the takes left unread, newest first. Raises LibraryProblem.

        A take begun since then is never among them, so what is closed here is of no live one.
        """
        with self._reading_on:
            if not self._unread:
                return
            self._access.catalogue.read(self._unread, progress, stop)
            if stop is not None and stop.is_set():
                return
            with self._access.writable():
                unfinished = self._access.catalogue.ask(sync.unfinished)
                self._close_unfinished(sorted(set(self._unread).intersection(unfinished)))
                self._unread = []

    def _close_unfinished(self, names: Sequence[str]) -> None:
        self.recovered += recovery.close_unfinished(self._access.root, names)
        for name in names:
            self._access.catalogue.refresh(name)
