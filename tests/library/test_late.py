"""A disk that is full when a recording ends: the take is over all the same, here and on disk."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.nouns import CAPTURE, LED, write_audio
from voice_interview.errors import DiskFull
from voice_interview.library import files
from voice_interview.library.access import Access
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Take, TakeState


class Disk:
    """Takes nothing more while it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._write = files._write
        monkeypatch.setattr(files, "_write", self.write)

    def write(self, path: Path, data: bytes) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._write(path, data)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def over(take: Take) -> Take:
    return replace(take, state=TakeState.RECORDED, capture=CAPTURE)


def cut_off(library: TakeLibrary, disk: Disk) -> Take:
    """A take whose end found no room."""
    take = library.begin(LED)
    write_audio(library.audio(take.id))
    disk.full = True
    with pytest.raises(DiskFull):
        library.change(take.id, over)
    return over(take)


def test_it_is_over_for_whoever_asks_and_on_disk_once_there_is_room(
    library: TakeLibrary, disk: Disk
) -> None:
    take = cut_off(library, disk)
    assert library.take(take.id) == take
    assert [row.take for row in library.rows()] == [take]
    disk.full = False
    assert library.take(take.id) == take
    library.close()
    again = TakeLibrary.open(library.root)
    assert again.recovered() == ()
    assert again.take(take.id) == take
    again.close()


def test_another_change_builds_on_it(library: TakeLibrary, disk: Disk) -> None:
    take = cut_off(library, disk)
    with pytest.raises(DiskFull):
        library.change(take.id, lambda now: replace(now, starred=True))
    assert library.take(take.id) == take
    disk.full = False
    starred = library.change(take.id, lambda now: replace(now, starred=True))
    assert starred == replace(take, starred=True) == library.take(take.id)


def test_the_next_start_closes_it_where_there_never_was_room(
    library: TakeLibrary, disk: Disk
) -> None:
    take = cut_off(library, disk)
    library.close()
    disk.full = False
    again = TakeLibrary.open(library.root)
    assert [one.id for one in again.recovered()] == [take.id]
    again.close()


def test_what_another_thread_changed_meanwhile_stands(
    library: TakeLibrary, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = cut_off(library, disk)
    disk.full = False
    changing = Access.changing

    @contextmanager
    def changing_second(access: Access, take_id: str, failure: str) -> Iterator[Path]:
        monkeypatch.setattr(Access, "changing", changing)
        library.change(take_id, lambda now: replace(now, starred=True))
        with changing(access, take_id, failure) as folder:
            yield folder

    monkeypatch.setattr(Access, "changing", changing_second)
    assert library.take(take.id) == replace(take, starred=True)
