"""Every change the library makes to the disk goes through here, whole or not at all.

Folders are 0700 and files 0600 from their first byte. Knows bytes and paths; knows nothing of what
they mean.
"""

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from voice_interview.errors import DiskFull, LibraryProblem
from voice_interview.text import clean_line

FOLDER_MODE = 0o700
FILE_MODE = 0o600

BINARY = getattr(os, "O_BINARY", 0)
"""For `os.open`: without it Windows changes line ends."""

_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What file systems answer that cannot sync a folder."""


def prepare_root(root: Path) -> None:
    """Make the recordings folder, or make sure of it; one that holds nothing yet becomes private.

    Raises OSError when it cannot be written.
    """
    try:
        root.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error
    if not os.access(root, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if all(name.startswith(".") for name in os.listdir(root)):  # noqa: PTH208 names are enough
        with suppress(OSError):
            root.chmod(FOLDER_MODE)


def write_atomically(path: Path, data: bytes) -> None:
    """Make `path` hold `data`; after a crash or power cut it holds the old or the new, whole.

    Spare file beside it, fsync, replace, fsync of the folder. One caller at a time for each path.
    Raises OSError; the old content then stands, unless it was the last step that failed.
    """
    spare = path.with_name(f".{path.name}.part")
    try:
        _write(spare, data)
        _patiently_replace(spare, path)
    except OSError:
        with suppress(OSError):
            spare.unlink()
        raise
    sync_folder(path.parent)


def remove_spares(folder: Path) -> None:
    """Remove what a kill left of files that were being written. Nobody may be writing there."""
    for spare in folder.glob(".*.part"):
        with suppress(OSError):
            spare.unlink()


def make_folder(folder: Path) -> None:
    """Make `folder`, which must not exist. Raises OSError."""
    folder.mkdir(mode=FOLDER_MODE)


def move(source: Path, target: Path) -> None:
    """Rename a file or folder within one file system, for good. Raises OSError."""
    _patiently_replace(source, target)
    sync_folder(target.parent)


def remove_file(path: Path) -> None:
    """Remove a file that may be there. Raises OSError."""
    path.unlink(missing_ok=True)


def remove_tree(folder: Path) -> None:
    """Remove a folder and all it holds; links in it are removed, never followed. Raises OSError."""
    shutil.rmtree(folder)
    sync_folder(folder.parent)


def sync_file(path: Path) -> None:
    """Make what was written to a file survive a power cut. Raises OSError."""
    fd = os.open(path, os.O_RDWR | BINARY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut. Raises OSError."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(fd)


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free


@contextmanager
def telling(
    what: str, way_out: str = "Try again; what was saved before is untouched."
) -> Iterator[None]:
    """Turn an OSError inside into a LibraryProblem that begins with the sentence `what`."""
    try:
        yield
    except OSError as error:
        raise _problem(what, way_out, error) from error


def reason(error: OSError) -> str:
    """What the system said, in its words."""
    return clean_line(error.strerror or type(error).__name__).lower()


def _problem(what: str, way_out: str, error: OSError) -> LibraryProblem:
    if error.errno in _NO_SPACE:
        return DiskFull(
            f"{what} The disk is full.", "Free some space; what was saved before is untouched."
        )
    if error.errno in _FORBIDDEN:
        place = f": {clean_line(str(error.filename))}" if error.filename else ""
        return LibraryProblem(
            f"{what} The system does not allow it{place}.",
            "Fix its permissions and its folder's, or choose another with --recordings FOLDER.",
        )
    return LibraryProblem(f"{what} The system said: {reason(error)}.", way_out)


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    flags |= getattr(os, "O_NOFOLLOW", 0) | BINARY
    fd = os.open(path, flags, FILE_MODE)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]
        os.fsync(fd)
    finally:
        os.close(fd)


def _patiently_replace(source: Path, target: Path) -> None:
    """On Windows this fails while another process reads the file."""
    tries = 5 if sys.platform == "win32" else 1
    for _ in range(tries - 1):
        with suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(0.05)
    source.replace(target)
