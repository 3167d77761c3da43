"""Every write, fsync, rename and open fails once, in turn: what was saved before stays readable.

The shape is SQLite's own: fail the n-th call for every n.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.library.scenes import WORKS, assert_sound, before_each_call, copy, prepare
from tests.unwaiting_disk import Unwaiting, connecting
from voice_interview.errors import DiskFull, LibraryProblem
from voice_interview.library.index import database
from voice_interview.library.library import TakeLibrary


class Fault:
    """Raises at the n-th call, once."""

    def __init__(self, error: BaseException, at: int) -> None:
        self.error = error
        self.left = at
        self.struck = False

    def __call__(self, _name: str) -> None:
        self.left -= 1
        if self.left < 0 and not self.struck:
            self.struck = True
            raise self.error


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    root = tmp_path_factory.mktemp("prepared") / "recordings"
    yield root, prepare(root)


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_any_failing_call_leaves_what_was_saved_and_one_message(
    prepared: tuple[Path, str], tmp_path: Path, work: str, code: int
) -> None:
    original, take_id = prepared
    for place in range(200):
        library = TakeLibrary.open(copy(original, tmp_path / str(place)))
        fault = Fault(OSError(code, os.strerror(code)), place)
        told = None
        with before_each_call(fault):
            try:
                WORKS[work](library, take_id)
            except LibraryProblem as problem:
                told = problem
        if told is not None:
            assert told.sentence.endswith(".")
            assert told.way_out
            assert "Errno" not in told.sentence
            if code == errno.ENOSPC and "cannot be opened" not in told.sentence:
                assert isinstance(told, DiskFull) or "next start" in told.sentence
        assert_sound(library, take_id, work)
        library.close()
        again = TakeLibrary.open(library.root)
        assert_sound(again, take_id, work)
        again.close()
        if not fault.struck:
            assert told is None
            return
    pytest.fail("the work never came to its end")


class FaultyConnection(Unwaiting):
    """A database whose n-th statement fails, when told so."""

    fault: Fault | None = None

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        if FaultyConnection.fault is not None:
            FaultyConnection.fault(sql)
        return super().execute(sql, *args)


def sqlite_error(kind: type[sqlite3.Error], code: int) -> sqlite3.Error:
    error = kind("made to fail")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (sqlite3.OperationalError, sqlite3.SQLITE_FULL),
        (sqlite3.OperationalError, sqlite3.SQLITE_IOERR),
        (sqlite3.OperationalError, sqlite3.SQLITE_BUSY),
        (sqlite3.DatabaseError, sqlite3.SQLITE_CORRUPT),
    ],
)
def test_a_failing_index_never_fails_a_save_and_is_right_afterwards(
    prepared: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    work: str,
    kind: type[sqlite3.Error],
    code: int,
) -> None:
    monkeypatch.setattr(database, "_connect", connecting(FaultyConnection))
    original, take_id = prepared
    for place in range(50):
        library = TakeLibrary.open(copy(original, tmp_path / str(place)))
        fault = Fault(sqlite_error(kind, code), place)
        monkeypatch.setattr(FaultyConnection, "fault", fault)
        WORKS[work](library, take_id)
        monkeypatch.setattr(FaultyConnection, "fault", None)
        assert_sound(library, take_id, work)
        library.close()
        if not fault.struck:
            return
    pytest.fail("the work never came to its end")


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_CORRUPT])
def test_a_start_survives_any_failing_statement(
    prepared: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(database, "_connect", connecting(FaultyConnection))
    original, take_id = prepared
    for place in range(60):
        root = copy(original, tmp_path / str(place))
        fault = Fault(sqlite_error(sqlite3.OperationalError, code), place)
        monkeypatch.setattr(FaultyConnection, "fault", fault)
        try:
            library = TakeLibrary.open(root)
        except LibraryProblem as problem:
            assert "list of takes" in problem.sentence
            library = TakeLibrary.open(root)
        monkeypatch.setattr(FaultyConnection, "fault", None)
        assert_sound(library, take_id, "start")
        library.close()
        if not fault.struck:
            return
    pytest.fail("the start never came to its end")
