"""The registry: every command has a key, a sentence, a place that can do it and a palette entry."""

from dataclasses import replace
from itertools import product

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.tui.scene import QUESTIONS, Scene, answer, app_of, drive, until_seen, until_stage
from voice_interview.session.states import Stage, State
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.commands import (
    COMMANDS,
    Command,
    Place,
    allowed,
    footer,
    key_name,
    keys_table,
    may,
)
from voice_interview.tui.kinds.base import LEAST, Base
from voice_interview.tui.screens.beside import BesideScreen
from voice_interview.tui.screens.coaching import CoachingScreen
from voice_interview.tui.screens.doctor import DoctorScreen
from voice_interview.tui.screens.help import Help, help_words
from voice_interview.tui.screens.history import History
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.interview import InterviewScreen
from voice_interview.tui.screens.interview_report import InterviewReportScreen
from voice_interview.tui.screens.interviews import InterviewsScreen
from voice_interview.tui.screens.models import ModelsScreen
from voice_interview.tui.screens.notices import NoticesScreen
from voice_interview.tui.screens.rehearse import Rehearse
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.screens.settings import SettingsScreen
from voice_interview.tui.screens.sound_check import SoundCheckScreen
from voice_interview.tui.screens.storage import StorageScreen
from voice_interview.tui.screens.stories import StoriesScreen
from voice_interview.tui.screens.story import StoryScreen
from voice_interview.tui.screens.trends import TrendsScreen
from voice_interview.tui.windows.asking import ChooseDialog, SureDialog, TypeDialog
from voice_interview.tui.windows.dialog import DiscardDialog, ProblemDialog

SCREENS: tuple[type[Base], ...] = (
    Home,
    SoundCheckScreen,
    Rehearse,
    DiscardDialog,
    ReportScreen,
    History,
    BesideScreen,
    TrendsScreen,
    StoriesScreen,
    StoryScreen,
    CoachingScreen,
    InterviewsScreen,
    InterviewReportScreen,
    InterviewScreen,
    SettingsScreen,
    ModelsScreen,
    StorageScreen,
    DoctorScreen,
    SureDialog,
    TypeDialog,
    ChooseDialog,
    ProblemDialog,
    NoticesScreen,
    Help,
)
STATES = [
    State(stage=stage, preparing=preparing, of_interview=of_interview)
    for stage, preparing, of_interview in product(Stage, (False, True), (False, True))
]
REHEARSING = [s for s in Stage if s not in {Stage.HOME, Stage.REVIEW, Stage.CONFIRMING}]


def test_every_place_has_one_screen() -> None:
    assert {screen.place for screen in SCREENS} == set(Place) - {Place.FINDING}


def test_names_are_unique() -> None:
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_has_key_words_place_and_an_action(command: Command) -> None:
    assert command.keys
    assert 1 <= len(command.label.split()) <= 3
    assert command.help.endswith(".")
    assert command.places
    assert any(command.when(state) for state in STATES)
    owner, _, action = command.does.rpartition(".")
    method = "action_" + action.partition("(")[0]
    for screen in SCREENS:
        if screen.place in command.places:
            assert hasattr(InterviewApp if owner == "app" else screen, method)
            assert set(command.keys) <= set(screen._merged_bindings.key_to_bindings)  # type: ignore[union-attr]


@pytest.mark.parametrize("place", Place)
def test_no_key_means_two_things_at_once(place: Place) -> None:
    for state in STATES:
        keys = [(key, c.does) for c in allowed(place, state) for key in c.keys]
        assert len({key for key, _ in keys}) == len(set(keys))


@pytest.mark.parametrize("place", Place)
def test_the_footer_holds_at_most_six_and_fits_the_smallest_window(place: Place) -> None:
    for state in STATES:
        shown = footer(place, allowed(place, state))
        assert len(shown) <= 6
        assert shown[-1].name == "help" or place in {Place.TYPING, Place.FINDING, Place.HELP}
        width = sum(len(f"{c.key} {c.label}") for c in shown) + 3 * (len(shown) - 1) + 2
        assert width <= (80 if place is Place.SOUND_CHECK else max(80, LEAST[0]))


@pytest.mark.parametrize("stage", REHEARSING)
def test_every_stage_has_a_way_home(stage: Stage) -> None:
    assert any("escape" in c.keys for c in allowed(Place.REHEARSE, State(stage=stage)))


def test_an_action_runs_only_when_its_command_is_allowed() -> None:
    assert may(Place.REHEARSE, State(stage=Stage.RECORDING), "discard", ())
    assert not may(Place.REHEARSE, State(stage=Stage.ASKING), "discard", ())
    assert not may(Place.REHEARSE, State(stage=Stage.SAVING), "press", ())
    assert may(Place.HOME, State(), "show", ("SOUND_CHECK",))
    assert may(Place.HOME, State(), "focus_next", ())


@pytest.mark.parametrize("place", Place)
def test_the_help_names_every_command_of_its_screen(place: Place) -> None:
    for state in STATES:
        words = " ".join(help_words(place, allowed(place, state), 80).plain.split())
        for command in COMMANDS:
            if place in command.places:
                assert command.help in words
                assert key_name(command.keys[0]) in words


@pytest.mark.parametrize("place", Place)
def test_the_page_of_keys_has_a_table_with_every_key_of_a_screen(place: Place) -> None:
    _, _, rest = keys_table().partition(f"## {place.value}\n")
    own, _, _ = rest.partition("\n## ")
    everywhere, _, _ = keys_table().partition("\n## ")
    for command in COMMANDS:
        if place in command.places:
            (row,) = [
                line
                for line in (own + everywhere).splitlines()
                if line.endswith(f"| {command.help} |")
            ]
            assert all(f"`{key_name(key)}`" in row for key in command.keys)
    assert {line.count("|") for line in own.splitlines() if line} <= {0, 3}


def test_the_palette_offers_what_the_screen_allows_now(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await pilot.press("ctrl+p")
        await until_seen(pilot, "Discard  (d)")
        offered = app.screen.query_one(OptionList)
        now = allowed(Place.REHEARSE, app.state)
        assert [command.label for command in now] == [
            str(option.prompt).partition("  (")[0] for option in offered.options
        ]
        await pilot.press(*"go back")
        await until_seen(pilot, "Keep, go back")
        await pilot.press("enter")
        await until_stage(pilot, Stage.HOME)

    drive(scene.app(QUESTIONS[0]), play)


def test_the_help_screen_opens_over_a_running_take_and_closes(
    scene: Scene, size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await pilot.press("question_mark")
        await until_seen(pilot, "Keys: Rehearsal")
        await until_seen(pilot, "● REC")
        await pilot.press("question_mark", "space")
        assert isinstance(app.screen, Rehearse)
        assert app.state.stage is Stage.RECORDING

    drive(scene.app(QUESTIONS[0]), play, size)


def test_a_question_mark_in_the_search_is_a_letter(scene: Scene) -> None:
    scene.studio.questions = (replace(QUESTIONS[0], text="Why?"), QUESTIONS[1])

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("slash", "question_mark", "s")
        await until_seen(pilot, "?s")
        assert isinstance(app_of(pilot).screen, Home)

    drive(scene.app(), play)
