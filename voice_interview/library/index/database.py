"""The SQLite connection under the index: how it is opened, and what its errors mean.

WAL with synchronous FULL: readers never wait for the writer, and what was committed survives a
power cut. Deleted rows are overwritten.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from voice_interview.library.codecs.fields import Unreadable
from voice_interview.library.files import FILE_MODE
from voice_interview.library.index import migrations

BUSY_S = 5.0
"""How long a statement waits for another process."""

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)

_PASSING = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_AUTH,
}
"""Result codes that say something about this moment, not about the file."""


class IndexDamaged(Exception):
    """The file is of no use: build a new one from the folders."""


class IndexBusy(Exception):
    """It did not work this time: disk full, locked, an I/O error."""


def open_to_write(path: Path) -> sqlite3.Connection:
    """Made and migrated as needed. Raises IndexDamaged, IndexBusy."""
    with verdicts():
        with suppress(OSError):  # SQLite says it better
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
        return _prepared(_connect(f"{path.as_uri()}?mode=rw"), migrations.migrate)


def open_to_read(path: Path) -> sqlite3.Connection:
    """Beside the process that writes; changes nothing. Raises IndexDamaged, IndexBusy."""
    with verdicts():
        db = _connect(f"{path.as_uri()}?mode=rw")
        return _prepared(db, migrations.check)


def open_in_memory() -> sqlite3.Connection:
    return _prepared(_connect("file::memory:"), migrations.migrate)


@contextmanager
def verdicts() -> Iterator[None]:
    """Turn what goes wrong inside into IndexDamaged or IndexBusy."""
    try:
        yield
    except sqlite3.ProgrammingError as error:  # closed by another thread
        raise IndexBusy(str(error)) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        raise (IndexBusy if code in _PASSING else IndexDamaged)(str(error)) from error
    except (json.JSONDecodeError, Unreadable, migrations.OtherTables) as error:
        raise IndexDamaged(str(error)) from error


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(
        uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False
    )


def _prepared(db: sqlite3.Connection, tables: migrations.Migration) -> sqlite3.Connection:
    try:
        for setting in SETTINGS:
            db.execute(setting)
        tables(db)
    except BaseException:
        db.close()
        raise
    return db
