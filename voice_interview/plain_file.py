"""Files with an end, opened for reading: opening a pipe waits for ever, and a device never ends."""

import errno
import stat
from contextlib import suppress
from io import BufferedReader
from pathlib import Path


class NotOrdinary(OSError):
    """A folder, a pipe or a device stands where a file should."""


def opened(path: Path) -> BufferedReader:
    """Raises OSError; NotOrdinary for whatever is no ordinary file."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotOrdinary(errno.EINVAL, "it is not an ordinary file", str(path))
    return path.open("rb")


def is_file(path: Path) -> bool:
    """False as well for what the system does not let us look at."""
    with suppress(OSError):
        return path.is_file()
    return False


def content(path: Path) -> bytes:
    """All of it. Raises as `opened`."""
    with opened(path) as file:
        return file.read()
