"""A report written to a file from its screen."""

import json
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.scene import QUESTIONS, Scene, app_of, drive, until, until_seen
from tests.tui.walking import open_report
from voice_interview.model import Take, TakeState
from voice_interview.tui.screens.home import Home


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a name is short to type."""
    monkeypatch.chdir(tmp_path)


async def type_place(pilot: Pilot[None], place: str) -> None:
    await pilot.press("w")
    await until_seen(pilot, "Share this report")
    await pilot.press("home", "ctrl+k", *place, "enter")


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json"])
def test_a_report_goes_to_the_file_that_was_named(
    scene: Scene, short: Take, tmp_path: Path, ending: str
) -> None:
    place = tmp_path / f"r.{ending}"

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, short)
        await type_place(pilot, place.name)
        await until_seen(pilot, "Written to")

    drive(scene.app(), play)
    text = place.read_text("utf-8")
    if ending == "html":
        assert "data:audio/webm" in text
    if ending == "json":
        assert json.loads(text)["schema"] == "voice-interview/report/1"


def test_a_new_name_in_the_home_folder_is_offered(scene: Scene, short: Take, home: Path) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, short)
        for _ in range(2):
            await pilot.press("w")
            await until_seen(pilot, "Share this report")
            await pilot.press("enter")
            await until_seen(pilot, "Written to ~/")

    drive(scene.app(), play)
    first, second = sorted(home.glob("*.html"), key=lambda path: len(path.name))
    assert second.stem == f"{first.stem}-2"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("r.doc", "should end in one of"),
        ("there.md", "already"),
        ("no/r.md", "no folder"),
        (f"{'long' * 80}.md", "cannot be looked for"),
    ],
)
def test_what_cannot_be_written_is_said_in_the_window(
    scene: Scene, short: Take, tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "there.md").write_text("mine", "utf-8")

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, short)
        await type_place(pilot, "")
        app_of(pilot).screen.query_one("#typed", Input).value = name
        await pilot.press("enter")
        await until_seen(pilot, says)

    drive(scene.app(), play)
    assert (tmp_path / "there.md").read_text("utf-8") == "mine"


def test_words_that_went_meanwhile_are_not_said_to_be_written(
    scene: Scene, short: Take, tmp_path: Path
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, short)
        (scene.library.root / short.id / "transcript.json").unlink()
        await type_place(pilot, "r.md")
        await until_seen(pilot, "no words to share yet")

    drive(scene.app(), play)
    assert not (tmp_path / "r.md").exists()


def test_without_words_there_is_nothing_to_hand_on(scene: Scene) -> None:
    take = scene.keep_take(QUESTIONS[0], TakeState.RECORDED)

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("w")
        await until_seen(pilot, "no words to share yet")

    drive(scene.app(), play)


def test_a_file_that_is_finished_later_is_told_wherever_the_user_is(
    scene: Scene, short: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, write = Event(), scene.studio.exporter.save

    def wait(path: Path, text: str) -> None:
        go_on.wait()
        write(path, text)

    monkeypatch.setattr(scene.studio.exporter, "save", wait)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, short)
        await type_place(pilot, "r.md")
        await pilot.press("h")
        await until(pilot, lambda: isinstance(app.screen, Home))
        go_on.set()
        await until_seen(pilot, "Written to")

    drive(scene.app(), play)
