"""Ticks stay, and a damaged sheet is an empty one."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from voice_interview.errors import LibraryBusy, LibraryProblem
from voice_interview.library.library import TakeLibrary
from voice_interview.library.ticks import FILE, TickSheet


def test_ticks_are_kept(tmp_path: Path) -> None:
    sheet = TickSheet(tmp_path, writes=True)
    assert sheet.ticked() == frozenset()
    sheet.tick("Sleep.", True)
    sheet.tick("Eat.", True)
    sheet.tick("Sleep.", False)
    assert TickSheet(tmp_path, writes=False).ticked() == {"Eat."}


@pytest.mark.parametrize("content", [b"", b"{", b"7", b'["a", 3]', b"[" * 100_000])
def test_a_damaged_sheet(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert TickSheet(tmp_path, writes=True).ticked() <= {"a"}


def test_a_sheet_that_cannot_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = TickSheet(tmp_path, writes=True)
    sheet.tick("Sleep.", True)

    def shut(_path: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", shut)
        assert sheet.ticked() == frozenset()
        with pytest.raises(LibraryProblem, match="could not be saved"):
            sheet.tick("Eat.", True)
    assert sheet.ticked() == {"Sleep."}


def test_who_may_only_read(tmp_path: Path) -> None:
    with pytest.raises(LibraryBusy):
        TickSheet(tmp_path, writes=False).tick("Sleep.", True)


def test_the_sheet_is_no_take(tmp_path: Path) -> None:
    TickSheet(tmp_path, writes=True).tick("Sleep.", True)
    library = TakeLibrary.open(tmp_path)
    assert library.rows() == ()
    library.close()
