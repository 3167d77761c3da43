"""Which file the index lies in, and what happens when that file is of no use.

It only repeats what the folders say, so it is moved out of the way and made anew; when even that
fails, an index in memory serves until the program ends.
"""

import logging
from contextlib import suppress
from pathlib import Path

from voice_interview.library import files
from voice_interview.library.index import database
from voice_interview.library.index.database import IndexBusy, IndexDamaged
from voice_interview.library.index.index import Index

INDEX_FILE = "library.sqlite3"
SET_ASIDE = "library.sqlite3.damaged"

log = logging.getLogger(__name__)


def for_writing(root: Path) -> Index:
    """Raises IndexDamaged."""
    try:
        return Index(database.open_to_write(root / INDEX_FILE))
    except IndexBusy as error:
        log.warning("The index is kept in memory: %s", error)
        return in_memory()


def anew(root: Path) -> Index:
    """An empty one in place of a damaged one, which is kept for a look."""
    _set_aside(root)
    try:
        return Index(database.open_to_write(root / INDEX_FILE))
    except (IndexDamaged, IndexBusy) as error:
        log.warning("The index is kept in memory: %s", error)
        return in_memory()


def for_reading(root: Path) -> Index:
    """Beside the process that writes."""
    try:
        return Index(database.open_to_read(root / INDEX_FILE))
    except (IndexDamaged, IndexBusy) as error:
        log.warning("The index is kept in memory: %s", error)
        return in_memory()


def remove_set_aside(root: Path) -> None:
    """A set-aside index may hold words of takes that are to be gone. Raises OSError."""
    aside = root / SET_ASIDE
    if aside.is_dir() and not aside.is_symlink():
        files.remove_tree(aside)
    else:
        files.remove_file(aside)


def in_memory() -> Index:
    return Index(database.open_in_memory(), private=True)


def _set_aside(root: Path) -> None:
    """Only the newest is kept: they are for a look, and hold what the folders hold."""
    with suppress(OSError):
        (root / INDEX_FILE).replace(root / SET_ASIDE)
    for ending in ("-wal", "-shm"):
        with suppress(OSError):
            (root / f"{INDEX_FILE}{ending}").unlink()
