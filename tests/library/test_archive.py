"""The library as one file and back: whole, verified, never over what is there, never outside."""

import errno
import hashlib
import json
import os
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest

from tests.library.nouns import FAILED, finished
from voice_interview.errors import DiskFull, InputProblem, LibraryProblem
from voice_interview.library import archive, files
from voice_interview.library.archive_check import BLOCK_BYTES, OWN
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Packed

RENAMED = "My best [take]? ever"


def content(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "library.sqlite3" not in path.name and path.name != ".lock"
    }


@pytest.fixture
def packed(library: TakeLibrary, tmp_path: Path) -> Path:
    """Two takes, one of them renamed by hand with a file of the user's in it; a story."""
    finished(library)
    mine = finished(library, FAILED, "It broke")
    (library.root / mine.id).rename(library.root / RENAMED)
    (library.root / RENAMED / "notes").mkdir()
    (library.root / RENAMED / "notes" / "a.txt").write_text("mine")
    (library.root / "stories").mkdir()
    (library.root / "stories" / "outage.toml").write_text('title = "x"')
    target = tmp_path / "takes.zip"
    assert library.backup(target) == Packed(2, ())
    return target


def test_everything_comes_back_elsewhere(
    library: TakeLibrary, packed: Path, tmp_path: Path
) -> None:
    other = TakeLibrary.open(tmp_path / "other")
    found = other.unpack(packed)
    assert len(found.new) == 3
    assert (found.same, found.kept) == ((), ())
    assert content(other.root) == content(library.root)
    assert [row.take for row in other.rows()] != []
    assert {row.take.id for row in other.rows(text="broke")} == {RENAMED}
    modes = {path.stat().st_mode & 0o077 for path in other.root.rglob("*")}
    assert modes == {0}
    assert packed.stat().st_mode & 0o077 == 0
    other.close()


def test_ticks_and_settings_come_back_where_there_are_none(
    library: TakeLibrary, tmp_path: Path
) -> None:
    (library.root / "ticks.json").write_text('["Sleep."]')
    there, here = tmp_path / "there" / "settings.toml", tmp_path / "here" / "settings.toml"
    there.parent.mkdir()
    there.write_text('[screen]\ntheme = "light"\n')
    root = library.root
    library.close()
    with closing(TakeLibrary.open(root, beside={"settings.toml": there})) as whole:
        whole.backup(tmp_path / "all.zip")
    with closing(TakeLibrary.open(tmp_path / "other", beside={"settings.toml": here})) as other:
        found = other.unpack(tmp_path / "all.zip")
        assert set(found.new) == {"ticks.json", "settings.toml"}
        assert (other.root / "ticks.json").read_text() == '["Sleep."]'
        assert here.read_text() == there.read_text()
        here.write_text("mine")
        again = other.unpack(tmp_path / "all.zip")
        assert (again.same, again.kept) == (("ticks.json",), ("settings.toml",))
        assert here.read_text() == "mine"


def test_what_the_user_wrote_goes_into_a_folder_that_says_so_and_comes_back_to_its_place(
    library: TakeLibrary, tmp_path: Path
) -> None:
    there, here = tmp_path / "there" / "prompts", tmp_path / "here" / "prompts"
    (there / "rules").mkdir(parents=True)
    (there / "mine.toml").write_text("# mine")
    (there / "rules" / "star.mine.toml").write_text("# rules")
    (there / ".hidden.toml").write_text("# not this")
    (tmp_path / "dotfiles.toml").write_text("# linked")
    (there / "linked.toml").symlink_to(tmp_path / "dotfiles.toml")
    root, names = library.root, ("linked.toml", "mine.toml", "rules/star.mine.toml")
    library.close()
    with closing(TakeLibrary.open(root, beside={OWN: there})) as whole:
        assert whole.backup(tmp_path / "all.zip") == Packed(0, ())
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert packed.namelist()[:-1] == [f"{OWN}/{name}" for name in names]
    with closing(TakeLibrary.open(tmp_path / "other", beside={OWN: here})) as other:
        assert other.unpack(tmp_path / "all.zip").new == tuple(f"{OWN}/{name}" for name in names)
        assert [(here / name).read_text() for name in names] == ["# linked", "# mine", "# rules"]
        assert sorted(path.name for path in here.iterdir()) == ["linked.toml", "mine.toml", "rules"]
        (here / "mine.toml").write_text("# changed")
        again = other.unpack(tmp_path / "all.zip")
        assert again.kept == (f"{OWN}/mine.toml",)
        assert (again.new, len(again.same)) == ((), 2)
        assert (here / "mine.toml").read_text() == "# changed"


def test_without_a_place_for_it_what_the_user_wrote_is_passed_over(
    library: TakeLibrary, tmp_path: Path
) -> None:
    there = tmp_path / "prompts"
    there.mkdir()
    (there / "mine.toml").write_text("# mine")
    root = library.root
    library.close()
    with closing(TakeLibrary.open(root, beside={OWN: there})) as whole:
        whole.backup(tmp_path / "all.zip")
    with closing(TakeLibrary.open(tmp_path / "other")) as other:
        assert other.unpack(tmp_path / "all.zip").new == ()
        assert content(other.root) == {}


@pytest.mark.parametrize("name", [OWN, "ticks.json", "settings.toml"])
def test_a_take_under_a_name_that_means_something_else_is_left_out_and_named(
    library: TakeLibrary, tmp_path: Path, name: str
) -> None:
    finished(library)
    (library.root / finished(library).id).rename(library.root / name)
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    (there / "mine.toml").write_text("# mine")
    root = library.root
    library.close()
    with closing(TakeLibrary.open(root, beside={OWN: there})) as whole:
        assert whole.backup(tmp_path / "all.zip") == Packed(1, (name,))
    with closing(TakeLibrary.open(tmp_path / "other", beside={OWN: here})) as other:
        found = other.unpack(tmp_path / "all.zip")
        assert (len(found.new), found.left_out) == (2, (name,))
        assert [path.name for path in here.iterdir()] == ["mine.toml"]
        assert len(other.rows()) == 1


def test_own_packs_that_may_not_be_read_are_named_and_the_rest_goes_in(
    library: TakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "prompts"
    (there / "rules").mkdir(parents=True)
    (there / "mine.toml").write_text("# mine")
    allowed, root = os.access, library.root
    library.close()
    monkeypatch.setattr(
        "os.access", lambda path, mode: path != there / "rules" and allowed(path, mode)
    )
    with closing(TakeLibrary.open(root, beside={OWN: there})) as whole:
        assert whole.backup(tmp_path / "all.zip") == Packed(0, (f"{OWN}/rules",))
    with zipfile.ZipFile(tmp_path / "all.zip") as packed:
        assert f"{OWN}/mine.toml" in packed.namelist()


def test_the_trash_and_the_list_stay_out(library: TakeLibrary, tmp_path: Path) -> None:
    finished(library)
    library.to_trash(finished(library).id)
    library.backup(tmp_path / "takes.zip")
    with zipfile.ZipFile(tmp_path / "takes.zip") as archive:
        names = archive.namelist()
    assert not [name for name in names if name.startswith(".") or "sqlite" in name]


def test_what_may_not_be_read_is_left_out_and_named(
    library: TakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, shut, deaf = finished(library), finished(library), finished(library)
    audio = library.root / deaf.id / "audio.wav"
    audio.write_bytes(b"sound")
    folder = library.root / shut.id
    allowed, opened = os.access, Path.open

    def refuse(path: Path, *how: Any, **more: Any) -> Any:
        if path == audio or folder in path.parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *how, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        patch.setattr("os.access", lambda path, mode: path != folder and allowed(path, mode))
        packed = library.backup(tmp_path / "takes.zip")
    missing = (shut.id, f"{deaf.id}/audio.wav")
    assert packed == Packed(2, missing)
    with closing(TakeLibrary.open(tmp_path / "other")) as other:
        found = other.unpack(tmp_path / "takes.zip")
        assert set(found.new) == {whole.id, deaf.id}
        assert found.left_out == missing
        assert other.hearing(deaf.id) is not None
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert set(library.unpack(tmp_path / "takes.zip").same) == {whole.id, deaf.id}


class Dying:
    """An open file of which the disk gives the first block and no other."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._given = False

    def read(self, size: int) -> bytes:
        if self._given:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._given = True
        return self._file.read(size)

    def __enter__(self) -> "Dying":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def test_what_the_disk_gives_a_part_of_is_left_out_and_named(
    library: TakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, torn = finished(library), finished(library)
    audio = library.root / torn.id / "audio.wav"
    audio.write_bytes(bytes(3 * BLOCK_BYTES))
    opened = Path.open

    def dying(path: Path, *how: Any, **more: Any) -> Any:
        file = opened(path, *how, **more)
        return Dying(file) if path == audio else file

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", dying)
        assert library.backup(tmp_path / "takes.zip") == Packed(2, (f"{torn.id}/audio.wav",))
    with closing(TakeLibrary.open(tmp_path / "other")) as other:
        assert set(other.unpack(tmp_path / "takes.zip").new) == {whole.id, torn.id}
        assert not (other.root / torn.id / "audio.wav").exists()
        assert other.hearing(torn.id) is not None


def test_what_the_disk_does_not_even_tell_of_is_left_out_and_named(
    library: TakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = finished(library)
    lost = library.root / take.id / "transcript.json"
    seen = Path.stat

    def failing(path: Path, **how: Any) -> os.stat_result:
        if path == lost:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return seen(path, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", failing)
        assert library.backup(tmp_path / "takes.zip") == Packed(1, (f"{take.id}/transcript.json",))


def test_a_disk_that_takes_no_more_is_the_one_that_is_blamed(
    library: TakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(library)
    target = tmp_path / "takes.zip"

    def full(*_: object) -> str:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(LibraryProblem) as caught:
        library.backup(target)
    assert caught.value.sentence.startswith(f"{target} could not be written.")
    assert list(tmp_path.glob("*.zip*")) == list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize("name", ["10:30 call.txt", "Screenshot at 9.41\u202fAM.png"])
def test_a_name_that_a_backup_cannot_hold_keeps_nothing_else_out_of_it(
    library: TakeLibrary, tmp_path: Path, name: str
) -> None:
    take = finished(library)
    (library.root / take.id / name).write_text("mine")
    assert library.backup(tmp_path / "takes.zip") == Packed(1, (f"{take.id}/{name}",))
    with closing(TakeLibrary.open(tmp_path / "other")) as other:
        assert other.unpack(tmp_path / "takes.zip").new == (take.id,)


def test_a_take_here_that_may_not_be_read_is_left_as_it_is(
    library: TakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, stat = finished(library), Path.stat
    library.backup(tmp_path / "takes.zip")

    def refuse(path: Path, **how: bool) -> os.stat_result:
        if library.root / kept.id in path.parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        assert library.unpack(tmp_path / "takes.zip").kept == (kept.id,)


def test_what_a_link_leads_to_is_not_packed(library: TakeLibrary, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("none of theirs")
    (library.root / finished(library).id / "notes.txt").symlink_to(secret)
    library.backup(tmp_path / "takes.zip")
    with zipfile.ZipFile(tmp_path / "takes.zip") as packed_file:
        assert not [name for name in packed_file.namelist() if "notes" in name]


def test_a_backup_that_is_not_what_went_into_it_never_appears(
    library: TakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that keeps other bytes than it was given."""
    finished(library)
    add = archive._add
    monkeypatch.setattr(archive, "_add", lambda *given: add(*given)[::-1])
    with pytest.raises(InputProblem, match="damaged"):
        library.backup(tmp_path / "takes.zip")
    assert not [path for path in tmp_path.iterdir() if "takes.zip" in path.name]


def test_what_is_here_is_never_overwritten(library: TakeLibrary, packed: Path) -> None:
    library.rebuild()
    library.delete(RENAMED)
    (kept,) = (row.take for row in library.rows())
    library.change(kept.id, lambda now: replace(now, note="newer than the backup"))
    (library.root / "stories" / "outage.toml").write_text("newer")
    before = content(library.root)
    found = library.unpack(packed)
    assert set(found.kept) == {kept.id, "stories/outage.toml"}
    assert found.new == (RENAMED,)
    after = content(library.root)
    assert {name: after[name] for name in before} == before
    again = library.unpack(packed)
    assert (again.new, again.same) == ((), (RENAMED,))


def test_over_an_existing_file_nothing_is_written(library: TakeLibrary, packed: Path) -> None:
    before = packed.read_bytes()
    with pytest.raises(InputProblem, match="already exists"):
        library.backup(packed)
    assert packed.read_bytes() == before
    with pytest.raises(LibraryProblem):
        library.backup(packed.parent / "no such folder" / "takes.zip")


def test_any_damage_is_seen_before_anything_is_written(packed: Path, tmp_path: Path) -> None:
    whole = packed.read_bytes()
    other = TakeLibrary.open(tmp_path / "other")
    for place in range(40, len(whole), len(whole) // 60):
        spoiled = bytearray(whole)
        spoiled[place] ^= 0x55
        (tmp_path / "spoiled.zip").write_bytes(bytes(spoiled))
        try:
            other.unpack(tmp_path / "spoiled.zip")
        except InputProblem:
            assert other.rows() == ()
        else:
            assert len(other.rows()) == 2
            for row in other.rows():
                other.delete(row.take.id)
    for size in (0, 10, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut.zip").write_bytes(whole[:size])
        with pytest.raises(InputProblem):
            other.unpack(tmp_path / "cut.zip")
    assert not list(other.root.glob(".new-*"))
    other.close()


def archive_of(path: Path, *names: str, **about: object) -> Path:
    """An archive whose list of files is right, with names of the tester's choice."""
    sums = {name: hashlib.sha256(b"x").hexdigest() for name in names}
    manifest = {"schema": "voice-interview/backup/1", "files": sums} | about
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"x")
        archive.writestr("manifest.json", json.dumps(manifest))
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../evil/take.json",
        "a/../../evil.json",
        "/etc/evil",
        "C:/evil/a",
        "a\\..\\b/c",
        "take.json",
        "library.sqlite3",
        ".trash/a/b",
        ".lock/a",
        "a//b",
        "a/./b",
        "a/",
        "a/\x1b[2J",
        "a/b\u202e.json",
    ],
)
def test_no_name_leads_anywhere_else(tmp_path: Path, name: str) -> None:
    root = tmp_path / "recordings"
    library = TakeLibrary.open(root)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputProblem):
        library.unpack(archive_of(tmp_path / "evil.zip", name, "fine/take.json"))
    assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / "evil.zip"])
    library.close()


def test_through_a_link_nothing_is_written(library: TakeLibrary, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (library.root / "linked").symlink_to(outside)
    (library.root / "dangling").symlink_to(tmp_path / "nowhere")
    found = library.unpack(archive_of(tmp_path / "a.zip", "linked/evil", "dangling/evil"))
    assert set(found.kept) == {"linked", "dangling"}
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    "about",
    [
        {"schema": "voice-interview/backup/999"},
        {"schema": 5},
        {"files": ["a/b"]},
        {"files": {"a/b": 5}},
        {"files": {}},
        {"files": {"a/b": "0" * 64}},
    ],
)
def test_a_list_that_is_not_ours_is_refused(
    library: TakeLibrary, tmp_path: Path, about: dict[str, object]
) -> None:
    with pytest.raises(InputProblem):
        library.unpack(archive_of(tmp_path / "a.zip", "a/b", **about))
    assert not (library.root / "a").exists()


def test_without_room_nothing_is_written(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TakeLibrary.open(tmp_path / "other")
    monkeypatch.setattr(files, "free_bytes", lambda _folder: 1_000_000)
    with pytest.raises(DiskFull):
        other.unpack(packed)
    assert other.rows() == ()
    other.close()
