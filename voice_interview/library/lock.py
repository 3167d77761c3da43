"""One writer at a time: an operating-system lock, held open as long as the library is.

The system drops it when the process ends, however it ends; no process id has to be believed.
"""

import errno
import os
import sys
from pathlib import Path
from typing import Self

from voice_interview.errors import LibraryBusy
from voice_interview.library.files import FILE_MODE

LOCK_FILE = ".lock"

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


def elsewhere() -> LibraryBusy:
    """What an instance says that may only read."""
    return LibraryBusy(
        "Another window of this program is using these recordings.",
        "Close it, then try again.",
    )


class LibraryLock:
    def __init__(self, fd: int) -> None:
        self._fd = fd

    @classmethod
    def acquire(cls, root: Path) -> Self | None:
        """The lock on the recordings folder, or None when another instance holds it.

        Raises OSError when the file cannot be made, or the file system cannot lock.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        fd = os.open(root / LOCK_FILE, flags, FILE_MODE)
        try:
            _lock(fd)
        except OSError as error:
            os.close(fd)
            if error.errno in _TAKEN:
                return None
            raise
        return cls(fd)

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
