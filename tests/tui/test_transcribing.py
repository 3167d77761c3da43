"""From the stop to the report: what shows meanwhile, and what stays when it goes wrong."""

from queue import Queue
from types import SimpleNamespace
from typing import cast

import pytest
from textual.message_pump import MessagePump
from textual.pilot import Pilot

from tests.notation import hearing
from tests.patience import PATIENCE_S
from tests.tui.scene import (
    QUESTIONS,
    Scene,
    answer,
    app_of,
    drive,
    picture,
    press_space,
    until,
    until_seen,
)
from tests.tui.walking import report
from voice_interview.errors import WorkerDied
from voice_interview.model import Hearing, Sounds, TakeState, Transcript, Word
from voice_interview.session import events as on
from voice_interview.session.states import Stage, State
from voice_interview.tui.answer import about
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.background.messages import TakeRead
from voice_interview.tui.background.reader import Reader
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.report import ReportScreen

LED = QUESTIONS[0]


def test_the_report_stands_at_once_and_its_end_settles(scene: Scene, size: tuple[int, int]) -> None:
    scene.transcriber.early = 2

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "The end of your answer is being transcribed")
        await until_seen(pilot, "So")
        assert isinstance(app.screen, ReportScreen)
        assert "led." not in picture(app)
        assert "Shown when the whole answer is there." in picture(app)
        taken = app.screen.take
        assert taken is not None
        assert taken.capture is not None
        assert app.screen.report is not None
        assert app.screen.report.timing.duration_s == taken.capture.duration_s
        await pilot.press("t")
        assert app.state.stage is Stage.FINISHING
        scene.transcriber.let_go.set()
        await until_seen(pilot, "led.")
        assert "is being transcribed" not in picture(app)

    drive(scene.app(LED), play, size)


def test_words_are_corrected_once_the_whole_answer_is_there(scene: Scene) -> None:
    scene.transcriber.early = 2

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "Shown when the whole answer is there.")
        screen = report(app)
        assert "correct" not in {command.name for command in screen.now_allowed()}
        await pilot.press("r")
        await until_seen(pilot, "Words can be corrected once the whole answer is transcribed.")
        scene.transcriber.let_go.set()
        await until(pilot, lambda: "correct" in {one.name for one in screen.now_allowed()})

    drive(scene.app(LED), play)


@pytest.mark.parametrize("whole", [True, False])
def test_only_a_whole_answer_leaves_figures(scene: Scene, whole: bool) -> None:
    """A filler is judged while the end is still to come: the figures of a part would stay."""
    take = scene.keep_take(LED, TakeState.TRANSCRIBING)
    words = hearing("So um I")
    if whole:
        scene.library.save_hearing(take.id, words)
    told = Queue[TakeRead]()
    reader = Reader(
        scene.studio, take.id, cast(MessagePump, SimpleNamespace(post_message=told.put))
    )
    reader.start(words, keep_figures=True)
    assert told.get(timeout=PATIENCE_S).reading.finishing is not whole
    (row,) = scene.library.rows()
    assert (row.figures is not None) is whole


def test_home_says_nothing_is_missing_while_the_end_still_comes_and_shows_it_then(
    scene: Scene,
) -> None:
    scene.transcriber.early = 2

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "is being transcribed")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        await until_seen(pilot, "not transcribed")
        assert "transcribes your last answer" not in picture(app)
        scene.transcriber.let_go.set()
        await until(pilot, lambda: "not transcribed" not in picture(app))
        assert "transcribes your last answer" not in picture(app)

    drive(scene.app(LED), play)


def test_who_leaves_before_the_end_is_written_down_finds_it_later(scene: Scene) -> None:
    scene.transcriber.early = 2

    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "is being transcribed")
        await pilot.press("h")
        await until_seen(pilot, "meanwhile")
        scene.transcriber.let_go.set()
        (row,) = scene.library.rows()
        await until(pilot, lambda: scene.library.hearing(row.take.id) is not None)

    drive(scene.app(LED), play)


def test_words_stay_when_the_end_cannot_be_written_down(scene: Scene) -> None:
    scene.transcriber.early = 2
    scene.transcriber.problem = WorkerDied("The transcriber stopped twice.", "Do it again.")

    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "is being transcribed")
        scene.transcriber.let_go.set()
        await until_seen(pilot, "The end of your answer is missing.")
        await until_seen(pilot, "t transcribes it again.")
        assert "So" in picture(app_of(pilot))

    drive(scene.app(LED), play)


def test_a_recogniser_that_falls_behind_brings_a_smaller_one_to_mind_once(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(InterviewApp, "notify", lambda _app, text, **_how: said.append(text))

    def so_far(model: str) -> Hearing:
        words = Transcript((Word("So", 0.1, 0.3),), "whisper", model)
        return Hearing(words, Sounds(60.0, ()))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        for number, (share, model, told) in enumerate(
            [(0.7, "base.en", 0), (0.5, "tiny.en", 0), (0.5, "base.en", 1), (0.5, "base.en", 1)]
        ):
            if number:
                app.ask(LED)
            await answer(pilot, scene)
            await press_space(pilot, scene)
            await until_seen(pilot, "transcribing the first minute")
            take_id = app.state.take_id
            assert take_id is not None
            app.tell(on.Progressed(take_id, share, "so far"))
            app.tell(on.HeardSoFar(take_id, so_far(model)))
            await pilot.pause()
            assert sum("cannot keep up" in text for text in said) == told, number
            assert sum("A smaller model can: l shows them." in text for text in said) == told
            await until(pilot, lambda: isinstance(app.screen, ReportScreen))
            app.go_home()
            await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(LED), play)


def test_a_cancelled_transcription_leaves_a_take_and_opens_it(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "The take is saved")
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))

    drive(scene.app(LED), play)
    assert [row.take.state for row in scene.library.rows()] == [TakeState.RECORDED]


def test_a_failed_transcription_opens_the_take_with_its_problem(scene: Scene) -> None:
    scene.transcriber.problem = WorkerDied("The transcriber stopped half-way.", "Try again.")
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        assert app.state.problem is scene.transcriber.problem

    drive(scene.app(LED), play)


def test_leaving_a_transcription_keeps_the_take_and_says_so(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        await press_space(pilot, scene)
        await until_seen(pilot, "The take is saved")
        await pilot.press("escape")
        await until_seen(pilot, "The take is kept.")

    drive(scene.app(LED), play)


def test_what_is_done_meanwhile_fits_on_one_line_of_the_narrowest_common_window() -> None:
    state = State(stage=Stage.FINISHING, doing="listening to the sound")
    assert about.standing(state, "").cell_length <= 76
