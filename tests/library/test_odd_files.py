"""Something else stands where a take's file should: the others are shown, and nothing waits."""

import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.nouns import FAILED, finished, words
from voice_interview.errors import LibraryProblem, TakeMissing
from voice_interview.library.codecs.documents import BrokenFile
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Check, Hearing, Packed, Review

FILES = ("take.json", "transcript.json", "sounds.json", "review.json", "audio.wav")
STRANGERS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "folder": lambda path: (path / "within").mkdir(parents=True),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link to itself": lambda path: path.symlink_to(path.name),
}


@pytest.fixture(params=STRANGERS)
def strange(request: pytest.FixtureRequest) -> Callable[[Path], object]:
    return STRANGERS[request.param]


@pytest.mark.parametrize("name", FILES)
def test_every_take_is_listed_and_the_odd_one_is_told(
    root: Path, name: str, strange: Callable[[Path], object]
) -> None:
    library = TakeLibrary.open(root)
    odd, other = finished(library), finished(library, FAILED)
    library.save_review(odd.id, Review(no_story=True))
    library.close()
    (root / odd.id / name).unlink()
    strange(root / odd.id / name)
    library = TakeLibrary.open(root)
    assert {row.take.id for row in library.rows()} == {odd.id, other.id}
    assert library.take(other.id) == other
    assert odd.id in [check.name for check in troubles(library)]
    library.backup(root.parent / "takes.zip")
    library.close()
    with zipfile.ZipFile(root.parent / "takes.zip") as backup:
        assert f"{other.id}/audio.wav" in backup.namelist()
        assert f"{odd.id}/{name}" not in backup.namelist()


def troubles(library: TakeLibrary) -> list[Check]:
    return [check for check in library.check() if check.status == "problem"]


def test_a_pipe_for_a_transcript_is_set_aside_by_the_next_one(library: TakeLibrary) -> None:
    take = finished(library)
    path = library.root / take.id / "transcript.json"
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(BrokenFile, match=r"transcript\.json .* it is not an ordinary file"):
        library.hearing(take.id)
    again = Hearing(words("heard again"), None)
    library.save_hearing(take.id, again)
    heard = library.hearing(take.id)
    assert heard is not None
    assert heard.transcript == again.transcript
    assert path.with_name("transcript-unreadable.json").exists()


def test_what_was_set_aside_once_stays(library: TakeLibrary) -> None:
    take = finished(library)
    path = library.root / take.id / "review.json"
    for garbage in ("first", "second", "third"):
        path.write_text(garbage)
        library.save_review(take.id, Review(no_story=True))
    kept = {one.read_text() for one in path.parent.glob("review-unreadable*.json")}
    assert kept == {"first", "second", "third"}


def test_a_note_is_not_taken_for_saved_in_a_folder(library: TakeLibrary) -> None:
    take = finished(library)
    path = library.root / take.id / "take.json"
    path.unlink()
    path.mkdir()
    with pytest.raises(BrokenFile, match="it is not an ordinary file"):
        library.change(take.id, lambda now: replace(now, note="kept"))
    assert path.is_dir()


def test_an_index_that_was_a_folder_goes_with_the_trash(root: Path) -> None:
    (root / "library.sqlite3" / "within").mkdir(parents=True)
    library = TakeLibrary.open(root)
    library.to_trash(finished(library).id)
    assert library.empty_trash() == 1
    library.close()
    assert not list(root.glob("*.damaged"))


def test_a_link_to_nowhere_takes_its_own_space(library: TakeLibrary) -> None:
    (library.root / "library.sqlite3-old").symlink_to("nowhere")
    assert library.disk_use().index > 0


def test_a_folder_in_the_way_of_the_list_is_told_with_a_way_out(root: Path) -> None:
    library = TakeLibrary.open(root)
    take = finished(library)
    library.close()
    in_the_way = root / "library.sqlite3-shm"
    in_the_way.mkdir()
    with pytest.raises(LibraryProblem, match=r"remove what is named library\.sqlite3"):
        TakeLibrary.open(root)
    in_the_way.rmdir()
    library = TakeLibrary.open(root)
    assert [row.take.id for row in library.rows()] == [take.id]
    library.close()


def test_a_link_named_as_a_take_is_none(library: TakeLibrary, tmp_path: Path) -> None:
    """What is done to takes is done to nothing outside the library."""
    take = finished(library)
    outside = Path(shutil.copytree(library.root / take.id, tmp_path / "outside"))
    linked = f"{take.id[:-4]}beef"
    (library.root / linked).symlink_to(outside)
    before = sorted(path.name for path in outside.iterdir())
    for do in (library.take, library.to_trash, library.delete):
        with pytest.raises(TakeMissing):
            do(linked)
    assert sorted(path.name for path in outside.iterdir()) == before


def test_a_link_here_is_not_what_the_backup_holds(library: TakeLibrary, tmp_path: Path) -> None:
    take = finished(library)
    library.backup(tmp_path / "takes.zip")
    sound = library.root / take.id / "audio.wav"
    sound.rename(tmp_path / "elsewhere.wav")
    sound.symlink_to(tmp_path / "elsewhere.wav")
    assert library.unpack(tmp_path / "takes.zip").kept == (take.id,)


def test_hidden_files_are_neither_packed_nor_missed(library: TakeLibrary, tmp_path: Path) -> None:
    """Desktops leave such in every folder that is looked at."""
    take = finished(library)
    (library.root / take.id / ".DS_Store").write_bytes(b"where the window stood")
    (library.root / take.id / ".git").mkdir()
    (library.root / take.id / ".git" / "config").write_text("[core]")
    assert library.backup(tmp_path / "takes.zip") == Packed(1, ())
    with zipfile.ZipFile(tmp_path / "takes.zip") as backup:
        assert not [name for name in backup.namelist() if "/." in name]


def test_a_copy_of_a_transcript_is_no_other_recognisers(library: TakeLibrary) -> None:
    take = finished(library)
    current = library.root / take.id / "transcript.json"
    shutil.copy(current, current.with_name("transcript-before-i-edited-it.json"))
    assert library.other_hearings(take.id) == ()
