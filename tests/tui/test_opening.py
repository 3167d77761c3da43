"""The frame comes before the studio: progress, a question to begin with, and what prevents it."""

from threading import Event

import pytest
from textual.pilot import Pilot

from tests.patience import PATIENCE_S
from tests.tui import opinions, rich
from tests.tui.scene import QUESTIONS, Scene, drive, picture, until, until_seen
from tests.tui.test_in_turn import type_at_once, typed
from voice_interview.errors import LibraryProblem
from voice_interview.model import Question
from voice_interview.ports.progress import Progress
from voice_interview.session.states import Stage
from voice_interview.studio import Studio
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.drawing import wording
from voice_interview.tui.opening import Opener
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.opening import Opening


def opener(studio: Studio, may_go: Event, question: Question | None = None) -> Opener:
    def make(progress: Progress) -> tuple[Studio, Question | None]:
        progress(0.4, "looking through 10 000 takes")
        assert may_go.wait(PATIENCE_S)
        return studio, question

    return make


def test_progress_is_shown_until_home_can_be(scene: Scene) -> None:
    may_go = Event()
    app = InterviewApp(opener=opener(scene.studio, may_go))

    async def play(pilot: Pilot[None]) -> None:
        assert isinstance(app.screen, Opening)
        await until(pilot, lambda: "looking through 10 000 takes  40%" in picture(app))
        may_go.set()
        await until(pilot, lambda: isinstance(app.screen, Home))
        assert app.furnished

    drive(app, play)


def test_keys_typed_before_home_is_there_reach_it(scene: Scene) -> None:
    may_go = Event()
    app = InterviewApp(opener=opener(scene.studio, may_go))

    async def play(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "looking through 10 000 takes  40%" in picture(app))
        type_at_once(app, "down", "slash", *"lead")
        await pilot.pause()
        assert isinstance(app.screen, Opening)
        may_go.set()
        await until(pilot, lambda: typed(app) == "lead")
        assert isinstance(app.screen, Home)

    drive(app, play)


def test_those_before_a_question_to_begin_with_do_not_answer_it(scene: Scene) -> None:
    may_go = Event()
    app = InterviewApp(opener=opener(scene.studio, may_go, QUESTIONS[0]))

    async def play(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "looking through 10 000 takes  40%" in picture(app))
        type_at_once(app, "space", "x")
        await pilot.pause()
        may_go.set()
        await until(pilot, lambda: app.furnished and app.state.stage is Stage.ASKING)
        await pilot.press("m")
        await until(pilot, lambda: app.state.muted)
        assert app.state.stage is Stage.READY

    drive(app, play)


def test_the_way_out_waits_for_nothing(scene: Scene) -> None:
    may_go = Event()
    app = InterviewApp(opener=opener(scene.studio, may_go))

    async def play(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "looking through 10 000 takes  40%" in picture(app))
        type_at_once(app, "a", "ctrl+c")
        await until(pilot, lambda: "Ctrl+Q leaves the program." in picture(app))
        type_at_once(app, "ctrl+q")
        await until(pilot, lambda: app._exit)
        may_go.set()

    drive(app, play)


def test_figures_that_were_missing_at_the_start_come_to_home_by_themselves(scene: Scene) -> None:
    take = opinions.keep(scene)
    (made,) = [row.figures for row in scene.library.rows()]
    assert made is not None
    scene.library.save_hearing(take.id, rich.spoken().hearing)
    assert [row.figures for row in scene.library.rows()] == [None]
    may_go = Event()
    may_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, wording.pace(made))

    drive(InterviewApp(opener=opener(scene.studio, may_go)), play)


def test_figures_of_what_a_backup_brought_back_come_to_home_too(scene: Scene) -> None:
    may_go = Event()
    may_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Before your first take")
        await pilot.press("a")
        await until_seen(pilot, "Bring back a backup")
        take = opinions.keep(scene)
        (made,) = [row.figures for row in scene.library.rows()]
        assert made is not None
        scene.library.save_hearing(take.id, rich.spoken().hearing)
        assert [row.figures for row in scene.library.rows()] == [None]
        await pilot.press("escape")
        await until_seen(pilot, wording.pace(made))

    drive(InterviewApp(opener=opener(scene.studio, may_go)), play)


def test_a_question_to_begin_with_is_asked_at_once(scene: Scene) -> None:
    may_go = Event()
    may_go.set()
    app = InterviewApp(opener=opener(scene.studio, may_go, QUESTIONS[0]))

    async def play(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: app.furnished and app.state.stage is not Stage.HOME)
        assert app.state.question == QUESTIONS[0]

    drive(app, play)


@pytest.mark.parametrize("fault", [LibraryProblem("No room.", "Make some."), OSError("boom")])
def test_what_prevents_it_ends_the_program_with_a_problem(fault: Exception) -> None:
    def make(_progress: Progress) -> tuple[Studio, Question | None]:
        raise fault

    app = InterviewApp(opener=make)

    async def play(pilot: Pilot[None]) -> None:
        for _ in range(500):
            if app.failure is not None:
                return
            await pilot.pause(0.01)

    drive(app, play)
    assert app.return_code == 1
    assert isinstance(app.failure, LibraryProblem)
