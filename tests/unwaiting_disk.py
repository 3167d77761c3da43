"""Thousands of saves in seconds: the disk is not waited for. A kill, unlike a power cut, loses
nothing by that; that the disk is waited for, and when, is tested by itself (`test_files`)."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from voice_interview.library.index import database


class Unwaiting(sqlite3.Connection):
    """Leaves out the one setting that makes each commit wait."""

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        return super().execute(sql.replace("synchronous = FULL", "synchronous = OFF"), *args)


def connecting(kind: type[sqlite3.Connection]) -> Callable[[str], sqlite3.Connection]:
    """As `database._connect` does it, with connections of this kind."""

    def connect(uri: str) -> sqlite3.Connection:
        return sqlite3.connect(
            uri,
            uri=True,
            timeout=database.BUSY_S,
            isolation_level=None,
            check_same_thread=False,
            factory=kind,
        )

    return connect


@contextmanager
def without_waiting_for_the_disk() -> Iterator[None]:
    fsync, connect = os.fsync, database._connect
    os.fsync = lambda fd: None
    database._connect = connecting(Unwaiting)  # type: ignore[assignment]
    try:
        yield
    finally:
        os.fsync = fsync
        database._connect = connect
