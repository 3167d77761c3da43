"""Where the screen has a key for it, no sentence sends anybody to a shell."""

import pytest
from textual.pilot import Pilot

from tests.tui.scene import Scene, app_of, drive, picture, until_seen
from voice_interview.model import Check, EngineChoice
from voice_interview.transcription.models.shelf import ModelShelf
from voice_interview.tui.drawing.ways_out import by_key

GET = "base.en writes better (148 MB, once): `voice-interview models download base.en`."


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (GET, "base.en writes better (148 MB, once): l, then Enter on base.en."),
        ("`voice-interview models list` shows them all.", "l shows them all."),
        ("`voice-interview history` lists them all.", "The history (h) lists them all."),
        ("`voice-interview stories` lists them all.", "The story bank (b) lists them all."),
        (
            "Use a file that `voice-interview history backup` made.",
            "Use a file that the storage screen (a) made.",
        ),
        ("Before that, try `voice-interview doctor`.", "Before that, try the sound check (c)."),
        ("Nothing: check the microphone.", "Nothing: check the microphone (c)."),
        ("Plug it in.", "Plug it in."),
    ],
)
def test_a_command_becomes_the_key_that_does_it(said: str, told: str) -> None:
    assert by_key(said) == told


def test_on_the_models_screen_the_key_is_enter() -> None:
    assert by_key(GET, on_models=True) == "base.en writes better (148 MB, once): Enter on base.en."


def test_the_models_screen_and_the_doctor_name_keys(scene: Scene) -> None:
    shelf = scene.studio.models
    assert isinstance(shelf, ModelShelf)

    def resolve(choice: EngineChoice) -> tuple[EngineChoice, str]:
        return shelf.resolve(choice)

    scene.studio.transcriber.resolve = resolve  # type: ignore[method-assign]
    way_out = "`voice-interview models list` shows those that can be downloaded."
    scene.studio.checks = lambda: iter(
        [Check("Speech models", "warning", "There is no speech model on this computer.", way_out)]
    )

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await until_seen(pilot, "→ l shows those")
        await pilot.press("l")
        await until_seen(pilot, "The built-in recogniser is used")
        shown = picture(app_of(pilot))
        assert "Enter on base" in shown
        assert "voice-interview models" not in shown

    drive(scene.app(), play, (100, 30))
