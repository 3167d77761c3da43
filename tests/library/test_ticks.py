"""Ticks stay, and a damaged sheet is an empty one."""

from pathlib import Path

import pytest

from voice_interview.errors import LibraryBusy
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


def test_who_may_only_read(tmp_path: Path) -> None:
    with pytest.raises(LibraryBusy):
        TickSheet(tmp_path, writes=False).tick("Sleep.", True)


def test_the_sheet_is_no_take(tmp_path: Path) -> None:
    TickSheet(tmp_path, writes=True).tick("Sleep.", True)
    library = TakeLibrary.open(tmp_path)
    assert library.rows() == ()
    library.close()
