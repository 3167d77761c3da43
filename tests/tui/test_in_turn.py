"""What is typed before a window has opened belongs to that window."""

import asyncio
from collections.abc import Callable
from typing import Any, cast

import pytest
from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.past_takes import keep, open_history
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, until, until_seen
from tests.tui.walking import open_report
from voice_interview.tui import in_turn
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.commands import Place
from voice_interview.tui.in_turn import PATIENCE_S, InTurn
from voice_interview.tui.screens.history import History
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.report import ReportScreen

WORDS = "sayings"
"""Each of its letters is a command of home or of the history."""


def type_at_once(app: InterviewApp, *keys: str) -> None:
    """All that a terminal hands over in one piece."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


def typed(app: InterviewApp) -> str:
    return app.focused.value if isinstance(app.focused, Input) else ""


@pytest.mark.parametrize("opens", ["n", "t"])
def test_letters_after_the_key_that_opens_a_window_are_typed_in_it(
    scene: Scene, opens: str
) -> None:
    scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        type_at_once(app, opens, *WORDS)
        await until(pilot, lambda: typed(app) == WORDS)

    drive(scene.app(), play)


@pytest.mark.parametrize(("keys", "day"), [(["enter"], 3), (["down", "enter"], 2)])
def test_keys_that_come_before_the_history_is_read_act_on_its_takes(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, keys: list[str], day: int
) -> None:
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.3)  # the list is read once it is drawn
    takes = {number: keep(scene, number) for number in (1, 2, 3)}

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        type_at_once(app, "h", *keys)
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        assert cast(ReportScreen, app.screen).take_id == takes[day].id

    drive(scene.app(), play)


def test_letters_after_the_key_that_finds_are_no_commands(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        type_at_once(app, "slash", *WORDS)
        await until(pilot, lambda: typed(app) == WORDS)
        assert isinstance(app.screen, Home)
        assert not app.state.muted

    drive(scene.app(), play)


def test_what_is_pasted_comes_after_the_key_before_it(scene: Scene) -> None:
    take = scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        type_at_once(app, "n")
        app.post_message(Paste(WORDS))
        await until(pilot, lambda: typed(app) == WORDS)

    drive(scene.app(), play)


def test_a_whole_note_is_kept_and_the_next_keys_are_for_the_screens_again(scene: Scene) -> None:
    take = scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        type_at_once(app, "n", *WORDS, "enter", "escape", "b")
        await until_seen(pilot, Place.STORIES.value)
        assert scene.library.take(take.id).note == WORDS
        assert not any(isinstance(screen, History) for screen in app.screen_stack)

    drive(scene.app(), play)


def test_the_line_chosen_in_one_window_leads_to_the_next_before_what_is_typed_there(
    scene: Scene,
) -> None:
    take = scene.keep_take(QUESTIONS[0])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        type_at_once(app, "b", "end", "enter", *WORDS)
        await until(pilot, lambda: typed(app) == WORDS)

    drive(scene.app(), play)


def test_what_is_typed_while_the_program_closes_holds_nothing_up(scene: Scene) -> None:
    app = scene.app()

    async def play(_pilot: Pilot[None]) -> None:
        type_at_once(app, "h", "n", "ctrl+q", *WORDS)

    drive(app, play)
    assert not app.is_running


class Deaf:
    """A screen that takes what is to be done later, and never does it."""

    focused = None

    @property
    def screen(self) -> "Deaf":
        return self

    @property
    def ancestors_with_self(self) -> list["Deaf"]:
        return [self]

    def call_later(self, *_: Any) -> bool:
        return True


def test_a_screen_that_never_answers_does_not_cost_the_keyboard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now_s, done = 100.0, list[str]()
    monkeypatch.setattr(in_turn, "monotonic", lambda: now_s)
    turns = InTurn(cast(App[None], Deaf()))

    def key(name: str) -> Callable[[], Any]:
        async def hand_in() -> None:
            done.append(name)

        return hand_in

    async def play() -> None:
        nonlocal now_s
        await turns.take(key("a"))
        await turns.take(key("b"))
        assert done == ["a"]
        now_s += PATIENCE_S + 0.1
        await turns.take(key("c"))
        assert done == ["a", "b", "c"]
        await turns.take(key("d"))
        assert done == ["a", "b", "c", "d"]

    asyncio.run(play())
