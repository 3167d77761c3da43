"""Report, history, settings, models, doctor, small windows: on every size and without colour."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.tui import opinions
from tests.tui.past_takes import open_history
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen
from tests.tui.shelf import Shelf
from voice_interview.model import Check, Focus
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.widgets.transcript import Transcript
from voice_interview.tui.widgets.words import Words

Way = Callable[[Pilot[None], Scene], Awaitable[None]]
SCROLLS = {"figures", "checks"}
"""Words in a box that scrolls."""


async def to_report(pilot: Pilot[None], scene: Scene) -> None:
    await open_history(pilot)
    await pilot.press("enter")
    await until_seen(pilot, "■ stopped")


async def to_playing(pilot: Pilot[None], scene: Scene) -> None:
    await to_report(pilot, scene)
    await pilot.press("f", "enter", "space")
    await until_seen(pilot, "‖ paused")


async def to_figures(pilot: Pilot[None], scene: Scene) -> None:
    await to_report(pilot, scene)
    await pilot.press("shift+tab")


async def to_map(pilot: Pilot[None], scene: Scene) -> None:
    await to_report(pilot, scene)
    await pilot.press("m", "right")


async def to_beside(pilot: Pilot[None], scene: Scene) -> None:
    await open_history(pilot)
    await pilot.press("v", "down", "v")
    await until_seen(pilot, "▸B ")


async def to_untranscribed(pilot: Pilot[None], scene: Scene) -> None:
    await open_history(pilot)
    await pilot.press("end", "enter")
    await until_seen(pilot, "! No transcript")


async def to_again(pilot: Pilot[None], scene: Scene) -> None:
    await to_report(pilot, scene)
    await pilot.press("t")
    await until_seen(pilot, "Which recogniser should transcribe it?")


async def to_note(pilot: Pilot[None], scene: Scene) -> None:
    await to_report(pilot, scene)
    await pilot.press("n")
    await until_seen(pilot, "A note on this take")
    await pilot.press(*"slower")
    await until_seen(pilot, "slower")


async def to_history(pilot: Pilot[None], scene: Scene) -> None:
    await open_history(pilot)
    await pilot.press("down")
    await until_seen(pilot, "fill/min")


async def to_listening(pilot: Pilot[None], scene: Scene) -> None:
    await open_history(pilot)
    await pilot.press("space")
    await until_seen(pilot, "▶ playing")


async def to_finding(pilot: Pilot[None], scene: Scene) -> None:
    await to_history(pilot, scene)
    await pilot.press("slash", *"tell")
    await until_seen(pilot, "with “tell”")


async def to_trends(pilot: Pilot[None], scene: Scene) -> None:
    await pilot.press("g", "down")
    await until_seen(pilot, "you see what became")


async def to_no_trends(pilot: Pilot[None], scene: Scene) -> None:
    for row in scene.library.rows():
        scene.library.delete(row.take.id)
    await pilot.press("g")
    await until_seen(pilot, "No takes are transcribed yet.")


async def to_deleting(pilot: Pilot[None], scene: Scene) -> None:
    await to_history(pilot, scene)
    await pilot.press("D")
    await until_seen(pilot, "Delete this take for good?")


async def to_settings(pilot: Pilot[None], scene: Scene) -> None:
    await pilot.press("o", "down", "down")
    await until_seen(pilot, "From 80 to 300.")


async def to_refused(pilot: Pilot[None], scene: Scene) -> None:
    await to_settings(pilot, scene)
    await pilot.press("enter", "x", "enter")
    await until_seen(pilot, "! This should be a whole number")


async def to_models(pilot: Pilot[None], scene: Scene) -> None:
    await pilot.press("l")
    await until_seen(pilot, "From  https://models.test/1")


async def to_downloading(pilot: Pilot[None], scene: Scene) -> None:
    await to_models(pilot, scene)
    await pilot.press("enter", "y")
    await until_seen(pilot, "Downloading model-1")


async def to_doctor(pilot: Pilot[None], scene: Scene) -> None:
    await pilot.press("d")
    await until_seen(pilot, "1 thing needs a look.")


WAYS: tuple[Way, ...] = (
    to_report,
    to_playing,
    to_figures,
    to_map,
    to_beside,
    to_untranscribed,
    to_again,
    to_note,
    to_history,
    to_listening,
    to_finding,
    to_trends,
    to_no_trends,
    to_deleting,
    to_settings,
    to_refused,
    to_models,
    to_downloading,
    to_doctor,
)
every_state = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__[3:])


@pytest.fixture
def practised(scene: Scene) -> Scene:
    """Two takes with words, an older one without, some models, a doctor with one finding."""
    scene.library.change(
        scene.keep_take(QUESTIONS[2]).id,
        lambda now: replace(now, recorded_at="2026-10-01T09:00:00.000Z"),
    )
    opinions.keep(scene, question=QUESTIONS[2])
    opinions.keep(scene, note="ask Ann about [um]")
    opinions.in_scene(scene).focus = Focus("Say how it ended", "It stops early.", (6, 12), "Again.")
    scene.studio.models = Shelf("absent", "ready")
    scene.studio.checks = lambda: iter(
        (Check("Microphones", "problem", "None was found.", "Plug one in."),)
    )
    return scene


@every_state
def test_each_state_is_one_screenful(practised: Scene, size: tuple[int, int], way: Way) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await way(pilot, practised)
        assert cut_off(app_of(pilot)) == []
        keys = picture(app_of(pilot)).splitlines()[-1]
        assert "…" not in keys
        typing = isinstance(app_of(pilot).focused, Input)
        assert ("? Keys" in keys) is not typing

    drive(practised.app(), play, size)


@every_state
def test_the_smallest_window_holds_everything_and_one_of_40_by_12_a_sentence(
    practised: Scene, way: Way
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await way(pilot, practised)
        app = app_of(pilot)
        assert cut_off(app) == []
        for transcript in app.screen.query(Transcript):
            assert transcript.size.height >= (4 if transcript.has_focus else 1) or not (
                transcript.display
            )
        title = picture(app).splitlines()[0]
        await pilot.resize_terminal(40, 12)
        await until_seen(pilot, "Please make this window larger")
        await pilot.resize_terminal(*LEAST)
        await until(pilot, lambda: "larger" not in picture(app))
        await until(pilot, lambda: picture(app).splitlines()[0] == title)

    drive(practised.app(), play, LEAST)


def cut_off(app: InterviewApp) -> list[str]:
    """Words that are not wholly on the screen, though nothing scrolls there."""
    return [
        str(words.visual)
        for words in app.screen.query(Words)
        if words.is_on_screen
        and words.id not in SCROLLS
        and app.screen.find_widget(words).visible_region != words.region
    ]


@every_state
def test_nothing_is_lost_without_colour(
    practised: Scene, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def play(pilot: Pilot[None]) -> None:
        await way(pilot, practised)
        app = app_of(pilot)
        assert app.no_color
        shown = picture(app)
        lists = [one for one in app.screen.query(OptionList) if one.display]
        if lists or way in {to_history, to_listening}:
            assert "› " in shown
        if way in {to_report, to_playing}:
            assert "S ▌" in shown
            assert "⟨um,⟩" in shown
            assert "✓ strong" in shown

    drive(practised.app(), play)
