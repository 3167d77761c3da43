"""Files are written whole or not at all, for this user alone, and the disk is waited for."""

import errno
import os
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.library.nouns import LED
from tests.library.scenes import before_each_call
from tests.unwaiting_disk import connecting
from voice_interview.errors import DiskFull, LibraryProblem
from voice_interview.library import files
from voice_interview.library.index import database
from voice_interview.library.library import TakeLibrary


def test_data_are_synced_before_the_name_and_the_name_before_the_return(tmp_path: Path) -> None:
    steps: list[str] = []
    with before_each_call(steps.append):
        files.write_atomically(tmp_path / "file", b"words")
    assert steps == ["open", "write", "fsync", "replace", "open", "fsync"]
    assert (tmp_path / "file").read_bytes() == b"words"


def test_a_take_appears_by_one_rename_after_its_file_is_synced(library: TakeLibrary) -> None:
    steps: list[str] = []
    with before_each_call(steps.append):
        library.begin(LED)
    changing = [step for step in steps if step not in ("open", "write")]
    assert changing == ["mkdir", "fsync", "replace", "fsync", "replace", "fsync"]


def test_the_index_waits_for_the_disk_and_forgets_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_connect", connecting(sqlite3.Connection))
    db = database.open_to_write(tmp_path / "index.sqlite3")
    full = 2
    for name, value in {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }.items():
        assert db.execute(f"PRAGMA {name}").fetchone() == (value,)
    db.close()
    assert stat.S_IMODE((tmp_path / "index.sqlite3").stat().st_mode) == 0o600


def test_short_writes_are_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: write(fd, bytes(data[:7])))
    files.write_atomically(tmp_path / "file", b"twenty-seven bytes of words")
    assert (tmp_path / "file").read_bytes() == b"twenty-seven bytes of words"
    assert list(tmp_path.glob(".*")) == []


def test_a_file_system_that_cannot_sync_a_folder_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_folders(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", no_folders)
    files.write_atomically(tmp_path / "file", b"kept")
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_a_link_in_place_of_the_spare_file_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("mine")
    (tmp_path / ".file.part").symlink_to(target)
    with pytest.raises(OSError, match="symbolic links"):
        files.write_atomically(tmp_path / "file", b"words")
    assert target.read_text() == "mine"


def test_links_in_a_removed_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "take").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "thesis.txt").write_text("mine")
    (tmp_path / "take" / "link").symlink_to(tmp_path / "elsewhere")
    files.remove_tree(tmp_path / "take")
    assert not (tmp_path / "take").exists()
    assert (tmp_path / "elsewhere" / "thesis.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("code", "kind", "says"),
    [
        (errno.ENOSPC, DiskFull, "It failed. The disk is full."),
        (errno.EDQUOT, DiskFull, "It failed. The disk is full."),
        (errno.EACCES, LibraryProblem, "It failed. The system does not allow it."),
        (errno.EROFS, LibraryProblem, "It failed. The system does not allow it."),
        (errno.EIO, LibraryProblem, "It failed. The system said: input/output error."),
    ],
)
def test_what_the_system_says_becomes_one_sentence_with_a_way_out(
    code: int, kind: type[LibraryProblem], says: str
) -> None:
    with pytest.raises(kind) as caught, files.telling("It failed."):
        raise OSError(code, os.strerror(code))
    assert type(caught.value) is kind
    assert caught.value.sentence == says
    assert caught.value.way_out


def test_what_the_system_does_not_allow_is_named() -> None:
    said = r"does not allow it: /takes/one/audio\.wav\."
    with pytest.raises(LibraryProblem, match=said), files.telling("It failed."):
        raise PermissionError(errno.EACCES, "no", "/takes/one/audio.wav")
