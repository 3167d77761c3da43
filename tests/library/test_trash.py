"""Deleted takes: brought back for 30 days, then gone with every trace."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.library.nouns import FAILED, LED, SOUNDS, finished, words
from voice_interview.errors import TakeMissing, TakeThere
from voice_interview.library.index.database import IndexBusy
from voice_interview.library.index.index import Index
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Hearing, Take

NOW = datetime(2026, 11, 20, 10, 32, 7, tzinfo=UTC)


def opened(root: Path, now: datetime = NOW) -> TakeLibrary:
    return TakeLibrary.open(root, now=lambda: now)


def test_a_take_in_the_trash_is_off_every_list_and_comes_back_whole(root: Path) -> None:
    library = opened(root)
    kept, gone = finished(library), finished(library, FAILED, "It broke in May")
    trashed = library.to_trash(gone.id)
    assert (trashed.take, trashed.deleted_at[:10], trashed.until[:10]) == (
        gone,
        "2026-11-20",
        "2026-12-20",
    )
    assert [row.take for row in library.rows()] == [kept]
    assert library.rows(text="may") == ()
    assert library.count() == 1
    with pytest.raises(TakeMissing):
        library.take(gone.id)
    assert library.trash() == (trashed,)
    assert library.restore(gone.id[-4:]) == gone
    assert library.trash() == ()
    assert [row.take for row in library.rows(text="may")] == [gone]
    assert library.hearing(gone.id) == Hearing(words("It broke in May"), SOUNDS)
    assert library.audio(gone.id).is_file()
    assert list((root / ".trash").iterdir()) == []
    library.close()


def test_the_last_deleted_comes_first(root: Path) -> None:
    names = []
    for day in (3, 1, 2):
        library = opened(root, NOW + timedelta(days=day))
        names.append(library.to_trash(finished(library).id).take.id)
        library.close()
    library = opened(root)
    assert [one.take.id for one in library.trash()] == [names[0], names[2], names[1]]
    library.close()


@pytest.mark.parametrize(("days", "there"), [(29.9, True), (30.1, False), (-400, True)])
def test_after_thirty_days_it_is_gone_and_never_sooner(
    root: Path, days: float, there: bool
) -> None:
    library = opened(root)
    take = finished(library, LED, "xylophone")
    library.to_trash(take.id)
    library.close()
    later = opened(root, NOW + timedelta(days=days))
    assert bool(later.trash()) is there
    later.close()
    assert (b"xylophone" in everything(root)) is there


def test_emptied_no_word_is_left(root: Path) -> None:
    library = opened(root)
    kept, gone = finished(library, LED, "marimba"), finished(library, FAILED, "xylophone " * 40)
    (root / "library.sqlite3.damaged").write_bytes(b"old words: xylophone")
    library.to_trash(gone.id)
    assert library.empty_trash() == 1
    assert library.empty_trash() == 0
    assert library.trash() == ()
    assert [row.take.id for row in library.rows()] == [kept.id]
    left = everything(root)
    assert b"marimba" in left
    for trace in (b"xylophone", b"xyloph", gone.id.encode()):
        assert trace not in left
    library.close()


def test_where_the_words_cannot_be_overwritten_now_they_are_with_the_next_look(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened(root)
    gone = finished(library, FAILED, "xylophone " * 40)
    library.to_trash(gone.id)

    def busy(_index: Index) -> None:
        raise IndexBusy("locked")

    with monkeypatch.context() as patch:
        patch.setattr(Index, "leave_no_trace", busy)
        assert library.empty_trash() == 1
        assert library.count() == 0
    assert b"xylophone" in everything(root)
    assert library.count() == 0
    assert b"xylophone" not in everything(root)
    library.close()


def everything(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


def test_over_a_take_of_the_same_name_nothing_is_put(root: Path) -> None:
    library = opened(root)
    take = finished(library)
    copied = Path(shutil.copytree(root / take.id, root.parent / "copy"))
    library.to_trash(take.id)
    copied.rename(root / take.id)
    library.change(take.id, lambda now: replace(now, note="the newer one"))
    with pytest.raises(TakeThere, match="The one in the trash stays there"):
        library.restore(take.id)
    assert library.take(take.id).note == "the newer one"
    assert [one.take for one in library.trash()] == [take]
    library.close()


def test_what_is_broken_can_be_deleted_and_brought_back(root: Path) -> None:
    library = opened(root)
    broken, newer, empty = (finished(library) for _ in range(3))
    (root / broken.id / "take.json").write_text("{")
    newer_take = (root / newer.id / "take.json").read_text().replace("take/1", "take/999")
    (root / newer.id / "take.json").write_text(newer_take)
    (root / empty.id / "take.json").unlink()
    (root / empty.id / "audio.wav").unlink()
    ids = {broken.id, newer.id, empty.id}
    for name in ids:
        library.to_trash(name)
    assert {one.take.id for one in library.trash()} == ids
    for name in ids:
        library.restore(name)
    assert (root / newer.id / "take.json").read_text() == newer_take
    library.close()


def test_what_is_no_take_is_left_alone(root: Path) -> None:
    library = opened(root)
    for name in (".trash", ".trash/mine", ".trash/2020-01-01T00-00-00"):
        (root / name).mkdir(mode=0o700)
    (root / ".trash" / "note.txt").write_text("mine")
    outside = root.parent / "outside"
    outside.mkdir()
    (root / ".trash" / "2020-01-01T00-00-01").symlink_to(outside)
    assert library.trash() == ()
    for name in ("nothing", "mine", "..", ""):
        with pytest.raises(TakeMissing):
            library.restore(name)
    library.close()
    opened(root).close()
    assert (root / ".trash" / "note.txt").read_text() == "mine"
    assert (root / ".trash" / "2020-01-01T00-00-01").is_symlink()
    assert outside.is_dir()


def test_a_renamed_folder_keeps_its_name(root: Path) -> None:
    library = opened(root)
    take = finished(library)
    (root / take.id).rename(root / "My best [take] ever")
    library.to_trash("My best [take] ever")
    back: Take = library.restore("My best")
    assert back == replace(take, id="My best [take] ever")
    library.close()


def test_the_trash_moves_with_the_library(root: Path, tmp_path: Path) -> None:
    library = opened(root)
    take = finished(library)
    library.to_trash(take.id)
    library.close()
    moved = opened(root.rename(tmp_path / "elsewhere"))
    assert moved.restore(take.id) == take
    moved.close()


def test_of_a_take_deleted_twice_either_comes_back(root: Path) -> None:
    """As after a backup was brought back: the newest of the two is the one that returns."""
    library = opened(root)
    take = finished(library)
    shutil.copytree(root / take.id, root.parent / "copy")
    library.to_trash(take.id)
    library.close()
    later = opened(root, NOW + timedelta(hours=1))
    (root.parent / "copy").rename(root / take.id)
    later.change(take.id, lambda now: replace(now, note="the newer one"))
    later.to_trash(take.id)
    assert later.restore(take.id).note == "the newer one"
    assert [one.take for one in later.trash()] == [take]
    later.close()
