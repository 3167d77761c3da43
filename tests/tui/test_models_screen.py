"""The models screen: what is there, a download that is asked for, watched and stopped."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen
from tests.tui.shelf import Shelf
from voice_interview.errors import NoModel
from voice_interview.model import EngineChoice
from voice_interview.transcription.models.machine import Machine
from voice_interview.transcription.models.shelf import ModelShelf
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.models import ModelsScreen
from voice_interview.tui.windows.dialog import ProblemDialog


@pytest.fixture
def shelf(scene: Scene) -> Shelf:
    shelf = Shelf("absent", "partial", "broken", "ready")
    scene.studio.models = shelf
    return shelf


async def open_models(pilot: Pilot[None]) -> ModelsScreen:
    app = app_of(pilot)
    await pilot.press("l")
    await until(pilot, lambda: isinstance(app.screen, ModelsScreen))
    await until_seen(pilot, "model-1")
    screen = app.screen
    assert isinstance(screen, ModelsScreen)
    return screen


def test_each_model_has_state_size_source_and_advice(
    scene: Scene, shelf: Shelf, size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_models(pilot)
        shown = picture(app_of(pilot))
        for words in ("– not here", "◐ partly here", "✗ damaged", "✓ ready", "40 MB", "Quick."):
            assert words in shown
        assert "From  https://models.test/1" in shown
        assert "Words come from a file." in shown
        await pilot.press("down", "down")
        await until_seen(pilot, "From  https://models.test/3")

    drive(scene.app(), play, size)


def test_in_a_narrow_window_advice_stands_below_alone(scene: Scene, shelf: Shelf) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_models(pilot)
        await until_seen(pilot, "Quick. Enter downloads it, once.")
        assert picture(app).count("Quick.") == 1
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: picture(app).count("Quick.") == 5)

    drive(scene.app(), play, (64, 20))


@pytest.mark.parametrize("cores", [2, 16])
def test_the_advice_on_every_model_stands_whole_in_its_line(
    scene: Scene, cores: int, tmp_path: Path
) -> None:
    here = Machine(cores, 8000)
    scene.studio.models = ModelShelf(tmp_path / "models", this_machine=here)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await until_seen(pilot, "Quicker, less exact.")
        await until_seen(pilot, "Suits this computer (")
        await pilot.press("end")
        shown = picture(app_of(pilot))
        assert "slow here." in shown
        assert "…" not in shown

    drive(scene.app(), play)


def test_a_download_says_size_and_source_asks_and_shows_its_progress(
    scene: Scene, shelf: Shelf, size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_models(pilot)
        await pilot.press("enter")
        await until_seen(pilot, "Download model-1?")
        assert "10 MB from https://models.test/1" in picture(app)
        await pilot.press("n")
        await until(pilot, lambda: app.screen is screen)
        assert "Downloading" not in picture(app)
        await pilot.press("enter", "y")
        await until_seen(pilot, "Downloading model-1: 40%  model.bin")
        assert "━" in picture(app)
        await pilot.press("v")
        await until_seen(pilot, "Downloading model-1 is still")
        shelf.let_go.set()
        await until(pilot, lambda: picture(app).count("✓ ready") == 2)
        assert shelf.done == ["download model-1"]
        assert "40%" not in picture(app)

    drive(scene.app(), play, size)


def test_a_download_can_be_stopped(scene: Scene, shelf: Shelf) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_models(pilot)
        await pilot.press("enter", "y")
        await until_seen(pilot, "Downloading model-1")
        await pilot.press("x")
        await until_seen(pilot, "It was stopped.")
        await until(pilot, lambda: "Downloading" not in picture(app))
        assert shelf.done == []

    drive(scene.app(), play)


def test_leaving_stops_it_too(scene: Scene, shelf: Shelf) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_models(pilot)
        await pilot.press("enter", "y")
        await until_seen(pilot, "Downloading model-1")
        work = screen._work
        assert work is not None
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        assert work.stop.is_set()
        await until_seen(pilot, "Downloading model-1 was")

    drive(scene.app(), play)


def test_a_download_that_fails_says_why(scene: Scene, shelf: Shelf) -> None:
    shelf.problem = NoModel("The network cannot be reached.", "Try again later.")
    shelf.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_models(pilot)
        await pilot.press("enter", "y")
        await until(pilot, lambda: isinstance(app.screen, ProblemDialog))
        await until_seen(pilot, "Try again later.")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert "– not here" in picture(app)

    drive(scene.app(), play)


def test_a_model_that_is_here_is_not_fetched_again(scene: Scene, shelf: Shelf) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_models(pilot)
        await pilot.press("end", "enter")
        await until_seen(pilot, "model-4 is already here.")
        assert shelf.done == []

    drive(scene.app(), play)


def test_verifying_and_removing(scene: Scene, shelf: Shelf) -> None:
    shelf.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_models(pilot)
        await pilot.press("end", "v")
        await until_seen(pilot, "Checking model-4: done.")
        assert shelf.done == ["verify model-4"]
        await pilot.press("r")
        await until_seen(pilot, "Remove model-4?")
        await pilot.press("y")
        await until(pilot, lambda: picture(app).count("– not here") == 2)

    drive(scene.app(), play)


def test_what_cannot_be_removed_says_so(scene: Scene, shelf: Shelf) -> None:
    shelf.problem = NoModel("The model is not on this computer.", "There is nothing to remove.")

    async def play(pilot: Pilot[None]) -> None:
        await open_models(pilot)
        await pilot.press("r", "y")
        await until_seen(pilot, "There is nothing to remove.")

    drive(scene.app(), play)


def test_models_that_cannot_be_listed_are_one_sentence(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(choice: EngineChoice) -> tuple[EngineChoice, str]:
        raise NoModel("The model folder is damaged.", "Choose another one.")

    monkeypatch.setattr(scene.transcriber, "resolve", refuse)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await until_seen(pilot, "! The model folder is damaged. Choose another one.")
        await until_seen(pilot, "base.en")

    drive(scene.app(), play)


def test_without_any_model_the_keys_do_nothing(scene: Scene) -> None:
    scene.studio.models = Shelf()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("l")
        await until_seen(pilot, "Words come from a file.")
        await pilot.press("enter", "v", "r", "x", "down")
        assert isinstance(app.screen, ModelsScreen)

    drive(scene.app(), play)
