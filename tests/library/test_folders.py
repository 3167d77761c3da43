"""Folders are the truth: moved, merged, renamed, half deleted, or made under a wrong clock."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.library.nouns import FAILED, LED, finished
from voice_interview.errors import LibraryProblem, TakeMissing
from voice_interview.library.library import TakeLibrary
from voice_interview.library.takes import take_folder
from voice_interview.model import TakeState

NOW = datetime(2026, 11, 20, 10, 32, 7, 250_000, tzinfo=UTC)


def clock(*moments: datetime) -> Callable[[], datetime]:
    rest = iter(moments)
    return lambda: next(rest)


def ids(library: TakeLibrary) -> list[str]:
    return [row.take.id for row in library.rows()]


def test_the_whole_library_can_be_moved(library: TakeLibrary, tmp_path: Path) -> None:
    take = finished(library)
    library.close()
    moved = library.root.rename(tmp_path / "somewhere [else] #1 50%?")
    again = TakeLibrary.open(moved)
    assert again.rows()[0].take == take
    assert again.audio(take.id) == moved / take.id / "audio.wav"
    again.close()


def test_two_libraries_can_be_put_together(library: TakeLibrary, tmp_path: Path) -> None:
    other = TakeLibrary.open(tmp_path / "other")
    mine, theirs = finished(library, LED), finished(other, FAILED, "It broke in May")
    for each in (library, other):
        each.close()
    shutil.copytree(other.root / theirs.id, library.root / theirs.id)
    again = TakeLibrary.open(library.root)
    assert set(ids(again)) == {mine.id, theirs.id}
    assert again.take(theirs.id) == theirs
    assert [row.take.id for row in again.rows(text="broke in may")] == [theirs.id]
    again.close()


def test_a_whole_library_can_be_copied_over_another(library: TakeLibrary, tmp_path: Path) -> None:
    """The other one's index comes along, with other takes in it."""
    other = TakeLibrary.open(tmp_path / "other")
    mine, theirs = finished(library), finished(other)
    for each in (library, other):
        each.close()
    shutil.copytree(other.root, library.root, dirs_exist_ok=True)
    again = TakeLibrary.open(library.root)
    assert set(ids(again)) == {mine.id, theirs.id}
    again.close()


def test_a_folder_copied_in_while_the_library_is_open_can_be_opened_at_once(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    copied = f"{take.id[:-4]}0000"
    shutil.copytree(library.root / take.id, library.root / copied)
    assert library.take(copied) == replace(take, id=copied)


def test_a_folder_may_be_renamed_and_its_name_is_the_id(library: TakeLibrary) -> None:
    take = finished(library)
    library.close()
    (library.root / take.id).rename(library.root / "My best [take] ever")
    again = TakeLibrary.open(library.root)
    assert again.rows()[0].take == replace(take, id="My best [take] ever")
    assert again.take("My best") == again.rows()[0].take
    again.change("My best", lambda now: replace(now, note="still"))
    assert again.rows()[0].take.note == "still"
    again.delete("My best [take] ever")
    assert again.rows() == ()
    again.close()


def test_a_name_that_would_steer_the_terminal_is_not_listed(library: TakeLibrary) -> None:
    take = finished(library)
    library.close()
    shutil.copytree(library.root / take.id, library.root / "evil\x1b[2J")
    again = TakeLibrary.open(library.root)
    assert ids(again) == [take.id]
    again.close()


def test_a_take_whose_sound_was_deleted_is_still_listed_with_its_words(
    library: TakeLibrary,
) -> None:
    take = finished(library)
    library.audio(take.id).unlink()
    library.close()
    again = TakeLibrary.open(library.root)
    assert again.rows()[0].take == take
    assert again.hearing(take.id) is not None
    again.close()


def test_a_take_whose_words_were_deleted_is_still_listed(library: TakeLibrary) -> None:
    take = finished(library)
    for name in ("transcript.json", "sounds.json"):
        (library.root / take.id / name).unlink()
    library.close()
    again = TakeLibrary.open(library.root)
    assert again.rows()[0].take == take
    assert again.rows()[0].excerpt == ""
    assert again.hearing(take.id) is None
    again.close()


def test_a_folder_deleted_by_hand_is_forgotten(library: TakeLibrary) -> None:
    kept, gone = finished(library), finished(library)
    shutil.rmtree(library.root / gone.id)
    with pytest.raises(TakeMissing):
        library.take(gone.id)
    with pytest.raises(TakeMissing):
        library.change(gone.id, lambda _: gone)
    library.close()
    again = TakeLibrary.open(library.root)
    assert ids(again) == [kept.id]
    again.close()


def test_a_folder_emptied_by_hand_is_forgotten(library: TakeLibrary) -> None:
    take = finished(library)
    for path in (library.root / take.id).iterdir():
        path.unlink()
    library.close()
    again = TakeLibrary.open(library.root)
    assert ids(again) == []
    assert again.count() == 0
    again.close()


@pytest.mark.parametrize("state", [TakeState.RECORDING, TakeState.RECORDED])
def test_a_crash_between_two_saves_in_one_tick_of_the_clock_is_seen(
    library: TakeLibrary, state: TakeState
) -> None:
    take = replace(finished(library), state=state)
    library.change(take.id, lambda _: take)
    folder = library.root / take.id
    stamp = folder.stat()
    take_folder.write_take(folder, replace(take, state=TakeState.TRANSCRIBING))
    os.utime(folder, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    library.close()
    again = TakeLibrary.open(library.root)
    assert again.take(take.id).state is TakeState.DONE
    assert again.rows()[0].take.state is TakeState.DONE
    again.close()


def test_a_clock_that_goes_backwards_makes_no_name_twice(root: Path) -> None:
    moments = (NOW, NOW - timedelta(days=400), NOW - timedelta(days=400), NOW)
    library = TakeLibrary.open(root, now=clock(*moments))
    begun = [library.begin(LED) for _ in moments]
    assert len({take.id for take in begun}) == 4
    times = [row.take.recorded_at for row in library.rows()]
    assert times == sorted(times, reverse=True)
    assert times[0] == "2026-11-20T10:32:07.250Z"
    library.close()


def test_a_hundred_takes_in_one_moment_have_a_hundred_names_and_keep_their_order(
    root: Path,
) -> None:
    library = TakeLibrary.open(root, now=lambda: NOW)
    begun = [library.begin(LED).id for _ in range(100)]
    assert len(set(begun)) == 100
    assert [row.take.id for row in library.rows()] == begun[::-1]
    library.close()


@pytest.mark.parametrize(
    ("recorded_at", "read"),
    [
        ("0001-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59+00:00", "2999-12-30T00:00:00.000Z"),
        ("2026-11-20 12:00", "2026-11-20T12:00:00.000Z"),
        ("2026-11-20T12:00+02:00", "2026-11-20T10:00:00.000Z"),
    ],
)
def test_any_time_can_be_listed_and_is_read_in_one_form(
    library: TakeLibrary, recorded_at: str, read: str
) -> None:
    take = replace(finished(library), recorded_at=recorded_at)
    library.change(take.id, lambda _: take)
    assert library.rows()[0].take == replace(take, recorded_at=read)


@pytest.mark.parametrize("name", ["0001-01-01T00-00-00-x-4f2a", "9999-99-99T00-00-00-x-4f2a", "x"])
@pytest.mark.parametrize("changed_s", [-(2**33), 0, 2**33])
def test_a_broken_take_under_any_name_and_date_is_listed(
    library: TakeLibrary, name: str, changed_s: int
) -> None:
    take = finished(library)
    library.close()
    (library.root / name).mkdir()
    (library.root / name / "take.json").write_text("broken")
    os.utime(library.root / name, (changed_s, changed_s))
    again = TakeLibrary.open(library.root)
    rows = {row.take.id: row.take.state for row in again.rows()}
    assert rows == {take.id: TakeState.DONE, name: TakeState.FAILED}
    assert again.recovered() == ()
    again.close()


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Names of files that the disk does not give just now."""
    names = set[str]()
    real_open = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name in names:
            raise PermissionError(13, "Permission denied")
        return real_open(path, mode)

    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", refuse)
        yield names


def test_a_take_that_the_disk_does_not_give_now_is_found_again(
    library: TakeLibrary, refusing: set[str]
) -> None:
    take = finished(library)
    library.close()
    (library.root / take.id / "changed").touch()
    refusing.add("take.json")
    locked = TakeLibrary.open(library.root)
    (row,) = locked.rows()
    assert row.take.state is TakeState.FAILED
    assert row.take.failure.endswith("cannot be opened: permission denied.")
    with pytest.raises(LibraryProblem):
        locked.take(take.id)
    locked.close()
    refusing.clear()
    again = TakeLibrary.open(library.root)
    assert again.rows()[0].take == take
    again.close()


def test_words_that_the_disk_does_not_give_now_are_found_again(
    library: TakeLibrary, refusing: set[str]
) -> None:
    take = finished(library, said="I led the move")
    refusing.add("transcript.json")
    library.change(take.id, lambda now: replace(now, note="noted"))
    assert library.rows()[0].excerpt == ""
    refusing.clear()
    assert library.rows()[0].excerpt == "I led the move"
