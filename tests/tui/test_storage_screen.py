"""Storage: disk use, sound made smaller, a backup and back, recordings taken in; each can wait."""

import os
import zipfile
from pathlib import Path
from typing import Never

import pytest
from textual.pilot import Pilot

from tests.library.nouns import write_audio
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen, walk
from voice_interview.errors import LibraryProblem
from voice_interview.library import archive_check
from voice_interview.model import TakeState, Unpacked
from voice_interview.tui.drawing import storing
from voice_interview.tui.screens.storage import StorageScreen


def keep(scene: Scene) -> str:
    """A take of some days ago with real sound."""
    take = scene.keep_take(QUESTIONS[0], TakeState.DONE)
    write_audio(scene.library.audio(take.id))
    return take.id


async def open_storage(pilot: Pilot[None]) -> StorageScreen:
    await pilot.press("a")
    await until_seen(pilot, "left on this disk")
    screen = app_of(pilot).screen
    assert isinstance(screen, StorageScreen)
    return screen


async def type_over(pilot: Pilot[None], words: str) -> None:
    field = app_of(pilot).screen.query_one("#typed")
    field.value = words  # type: ignore[attr-defined]
    await pilot.press("enter")


def test_it_tells_what_is_used_and_what_could_be_done(scene: Scene, size: tuple[int, int]) -> None:
    keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        await open_storage(pilot)
        shown = picture(app_of(pilot))
        assert "1 take · " in shown
        assert "uncompressed" in shown
        for line in ("Compress old takes", "Back up", "Import recordings", "Empty the trash"):
            assert line in shown

    drive(scene.app(), play, size)


def test_a_disk_that_cannot_be_looked_at_is_told_where_its_use_would_stand(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut() -> Never:
        raise LibraryProblem("The recordings folder could not be read.")

    monkeypatch.setattr(scene.library, "disk_use", shut)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("a")
        await until_seen(pilot, "! The recordings folder could not be read.")
        assert "Looking at the disk" not in picture(app)
        assert not app._notifications

    drive(scene.app(), play)


def test_what_may_not_be_opened_is_told_and_hides_nothing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(scene)
    shut = keep(scene)
    allowed = os.access  # whoever runs the tests may be allowed everything
    monkeypatch.setattr("os.access", lambda path, mode: path.name != shut and allowed(path, mode))

    async def play(pilot: Pilot[None]) -> None:
        await open_storage(pilot)
        await until_seen(pilot, "Not counted, as the system does not open them: 1 folder.")
        assert "1 take · " in picture(app_of(pilot))

    drive(scene.app(), play)


def test_takes_are_compressed_and_still_there(scene: Scene) -> None:
    take = keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        await open_storage(pilot)
        await pilot.press("c")
        await until_seen(pilot, "Compress which takes?")
        await pilot.press("end", "enter")
        await until_seen(pilot, "1 take compressed")
        await until_seen(pilot, "nothing is left to compress")
        await pilot.press("c")
        await until_seen(pilot, "Every take is already compressed.")

    drive(scene.app(), play)
    assert scene.library.audio(take).suffix == ".flac"


def test_a_backup_is_made_and_brought_back(scene: Scene, tmp_path: Path, home: Path) -> None:
    take = keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        await open_storage(pilot)
        await pilot.press("b")
        await until_seen(pilot, "Back up to which file?")
        await type_over(pilot, "~/none/all.zip")
        await until_seen(pilot, "! There is no folder")
        await type_over(pilot, "~/voice-interview-1.zip")
        await until_seen(pilot, "every file was checked")
        scene.library.delete(take)
        await pilot.press("r")
        await until_seen(pilot, "~/voice-interview-1.zip")
        await pilot.press("enter")
        await until_seen(pilot, "1 take brought back")

    drive(scene.app(), play)
    assert zipfile.is_zipfile(home / "voice-interview-1.zip")
    assert scene.library.take(take).id == take


def test_what_stays_as_it_is_here_is_named_and_what_waits_for_the_next_start_is_told() -> None:
    mine, rules = (f"{archive_check.OWN}/{name}" for name in ("mine.toml", "rules/mine.toml"))
    assert storing.brought_back(Unpacked((mine, archive_check.SETTINGS), (), (rules, "a"))) == (
        "2 files brought back, 0 already here. "
        f"Different here, and left as it is: {rules} and 1 more. "
        "The settings apply from the next start. "
        "Your questions, rules and formats are read at the next start."
    )
    assert storing.brought_back(Unpacked(("a",), ("b",), (mine,), takes=1)) == (
        f"1 take brought back, 1 already here. Different here, and left as it is: {mine}."
    )


def test_the_newest_backup_of_a_day_is_offered(scene: Scene, home: Path) -> None:
    for name in ("2026-11-20-3", "2026-11-21", "2026-11-21-2"):
        (home / f"voice-interview-{name}.zip").touch()

    async def play(pilot: Pilot[None]) -> None:
        await open_storage(pilot)
        await walk(pilot, ("r", "voice-interview-2026-11-21-2.zip"))

    drive(scene.app(), play)


def test_sound_files_become_takes_and_what_is_none_is_named(
    scene: Scene, tmp_path: Path, answer: Path
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "answer.wav").write_bytes(answer.read_bytes())
    (tmp_path / "old" / "broken.mp3").write_text("no sound")

    async def play(pilot: Pilot[None]) -> None:
        await open_storage(pilot)
        await pilot.press("i")
        await until_seen(pilot, "Import which file or folder?")
        await type_over(pilot, str(tmp_path / "old"))
        await until_seen(pilot, "1 new take")
        assert "broken.mp3" in picture(app_of(pilot))

    drive(scene.app(), play)
    (row,) = scene.library.rows()
    assert row.take.question.text == "answer"


def test_the_trash_is_emptied_when_it_is_certain(scene: Scene) -> None:
    scene.library.to_trash(keep(scene))

    async def play(pilot: Pilot[None]) -> None:
        await open_storage(pilot)
        await pilot.press("end", "enter")
        await until_seen(pilot, "Empty the trash?")
        await pilot.press("n")
        assert len(scene.library.trash()) == 1
        await pilot.press("d", "y")
        await until_seen(pilot, "1 take gone for good.")

    drive(scene.app(), play)
    assert scene.library.trash() == ()


def test_what_is_stopped_leaves_everything_whole(scene: Scene, home: Path) -> None:
    keep(scene)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_storage(pilot)
        studio = scene.studio
        begun = []

        def held(wav: Path, flac: Path) -> None:
            begun.append(wav)
            while not (screen._work and screen._work.stop.wait(0.01)):
                pass
            flac.write_bytes(wav.read_bytes())

        studio.shrink = held
        keep(scene)
        screen.look()
        await until_seen(pilot, "2 takes · ")
        await pilot.press("c", "end", "enter")
        await until(pilot, lambda: begun)
        await until_seen(pilot, "x stops it")
        await pilot.press("b")
        await until_seen(pilot, "Compressing is still running")
        await pilot.press("x")
        await until_seen(pilot, "Stopped. The takes compressed")
        assert len(begun) == 1

    drive(scene.app(), play)
