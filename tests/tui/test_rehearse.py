"""One question from asking to the report, through every stage."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.faulty_sound import Faults, FaultyMicrophone
from tests.tui.scene import (
    QUESTIONS,
    Scene,
    answer,
    app_of,
    drive,
    picture,
    press_space,
    until,
    until_later,
    until_seen,
    until_stage,
)
from voice_interview.errors import NoDevice
from voice_interview.model import TakeState
from voice_interview.ports.sound import Gauge
from voice_interview.session.states import Stage
from voice_interview.sound_check import permission_hint
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.rehearse import Rehearse
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.widgets.big_clock import drawn
from voice_interview.tui.windows.dialog import DiscardDialog

LED = QUESTIONS[0]


def test_an_answer_goes_from_the_question_to_its_report(
    scene: Scene, size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_seen(pilot, "The question is being asked")
        assert "nobody had" in picture(app)
        scene.speaker.let_go.set()
        await until_seen(pilot, "Ready when you are")
        await press_space(pilot, scene)
        await until_seen(pilot, "● REC  Recording your answer")
        assert "nobody had" not in picture(app)
        await until_later(pilot, 0.0)
        await press_space(pilot, scene)
        await until_seen(pilot, "The take is saved")
        await until_seen(pilot, "transcribing the first minute")
        assert [row.take.state for row in scene.library.rows()] == [TakeState.RECORDED]
        scene.transcriber.let_go.set()
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        (row,) = scene.library.rows()
        assert scene.library.hearing(row.take.id) is not None
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(LED), play, size)
    assert scene.speaker.said == [LED.text]


def test_brackets_in_a_question_are_text_and_no_action(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "What does [um] mean to you, and [/red] why [@click=app.quit]here")

    drive(scene.app(QUESTIONS[2]), play)


def test_escape_sequences_never_reach_the_terminal(scene: Scene) -> None:
    rude = replace(LED, text="Say \x1b]0;owned\x07it \x9b31mloud \u202eagain", theme="\x1b[2Jbold")

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "Say it ")
        shown = picture(app_of(pilot))
        assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}

    drive(scene.app(rude), play)


def test_skip_repeat_and_mute_while_asking(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until(pilot, lambda: len(scene.speaker.said) == 1)
        await pilot.press("s")
        await until_stage(pilot, Stage.READY)
        await pilot.press("r")
        await until(pilot, lambda: len(scene.speaker.said) == 2)
        await until_stage(pilot, Stage.ASKING)
        await pilot.press("m")
        await until_stage(pilot, Stage.READY)
        assert app.state.muted
        await pilot.press("escape")
        await until_seen(pilot, "only shown")

    drive(scene.app(LED), play)


def test_a_failing_voice_is_one_notice_and_blocks_nothing(scene: Scene) -> None:
    scene.speaker.fails = "The voice [x] could not start."

    async def play(pilot: Pilot[None]) -> None:
        await until_seen(pilot, "! The question cannot be spoken")
        assert "The voice [x] could not start." in picture(app_of(pilot))
        await press_space(pilot, scene)
        await until_stage(pilot, Stage.RECORDING)

    drive(scene.app(LED), play)


def test_the_countdown_runs_out_into_the_recording(scene: Scene, size: tuple[int, int]) -> None:
    scene.studio.change("rehearsal.preparation_s", 30)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_stage(pilot, Stage.ASKING)
        scene.speaker.let_go.set()
        await until_seen(pilot, "Time to think")
        scene.clock.pass_s(29.5)
        await until_seen(pilot, "Recording starts by itself")
        assert app.state.stage is Stage.READY
        scene.clock.pass_s(0.6)
        await until_stage(pilot, Stage.RECORDING)

    drive(scene.app(LED), play, size)
    assert [row.take.preparation_s for row in scene.library.rows()] == [30]


def test_preparation_can_be_cut_short_and_starts_anew_after_a_repeat(scene: Scene) -> None:
    scene.studio.change("rehearsal.preparation_s", 30)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_stage(pilot, Stage.ASKING)
        scene.speaker.let_go.set()
        await until_seen(pilot, "Time to think")
        scene.clock.pass_s(20)
        await pilot.press("r")
        await until_seen(pilot, "Time to think")
        scene.clock.pass_s(20)
        await pilot.pause()
        assert app.state.preparing
        await pilot.press("s")
        await until_seen(pilot, "Ready when you are")

    drive(scene.app(LED), play)


def test_an_answer_begun_too_early_leads_back_to_the_time_that_was_left(
    scene: Scene, size: tuple[int, int]
) -> None:
    scene.studio.change("rehearsal.preparation_s", 30)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_stage(pilot, Stage.ASKING)
        scene.speaker.let_go.set()
        await until_seen(pilot, "Time to think")
        scene.clock.pass_s(10)
        await press_space(pilot, scene)
        await until_seen(pilot, "Too early? d, then y: back to thinking, 0:19 left.")
        await until_stage(pilot, Stage.RECORDING)
        scene.clock.pass_s(60)
        await pilot.press("d", "y")
        await until_seen(pilot, "Time to think")
        assert scene.library.count() == 0
        scene.clock.pass_s(18.5)
        await until_seen(pilot, drawn("0:01")[1].rstrip())
        assert app.state.preparing
        scene.clock.pass_s(0.6)
        await until_stage(pilot, Stage.RECORDING)
        assert "Too early?" not in picture(app)

    drive(scene.app(LED), play, size)


def test_the_clock_stands_until_the_microphone_is_live(scene: Scene) -> None:
    scene.microphone.faults = Faults(stops_after_blocks=0)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until_stage(pilot, Stage.ASKING)
        await press_space(pilot, scene)
        await until_stage(pilot, Stage.RECORDING)
        app.rehearsal.gauge.elapsed_s = 67.0
        await until_seen(pilot, drawn("0:00")[0])
        app.rehearsal.gauge.live = True
        await until_seen(pilot, drawn("1:07")[2])

    drive(scene.app(LED), play)


@pytest.mark.parametrize("size", [LEAST, (80, 24)])
def test_exact_zeros_are_said_while_the_recording_goes_on(
    scene: Scene, size: tuple[int, int]
) -> None:
    scene.microphone.faults = Faults(zeros=True)

    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        await until_seen(pilot, "! The microphone is on but sends nothing at all.")
        assert permission_hint() in " ".join(picture(app_of(pilot)).split())
        assert app_of(pilot).state.stage is Stage.RECORDING

    drive(scene.app(LED), play, size)


def test_the_demonstration_says_when_its_candidate_has_finished(scene: Scene) -> None:
    spoken = scene.microphone.spoken
    scene.studio.remark = lambda: "The candidate has finished." if spoken.is_set() else ""

    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        await until_seen(pilot, "The candidate has finished.")
        assert app_of(pilot).state.stage is Stage.RECORDING

    drive(scene.app(LED), play)


def test_a_pause_for_thought_behind_noise_suppression_is_no_fault(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        gauge = app.rehearsal.gauge = Gauge(elapsed_s=20.0, zeros_s=4.0, live=True)
        await until_seen(pilot, drawn("0:20")[0])
        assert "muted" not in picture(app)
        gauge.zeros_s = 6.0
        await until_seen(pilot, "If you are speaking, see whether it is muted.")

    drive(scene.app(LED), play)


@pytest.mark.parametrize("presses", [1, 25])
def test_a_held_space_is_one_press(scene: Scene, presses: int) -> None:
    """It repeats every 30 ms: neither may it start what it opened, nor stop what it started."""

    async def hold(pilot: Pilot[None]) -> None:
        for _ in range(presses):
            await pilot.press("space")
            scene.clock.pass_s(0.03)

    scene.keep_take(LED)

    async def play(pilot: Pilot[None]) -> None:
        await hold(pilot)
        await until_stage(pilot, Stage.ASKING)
        scene.clock.pass_s(1.0)
        await hold(pilot)
        await until_stage(pilot, Stage.RECORDING)
        scene.clock.pass_s(1.0)
        await pilot.press("question_mark")
        await until_seen(pilot, "Keys: Rehearsal")
        await hold(pilot)
        await until_stage(pilot, Stage.RECORDING)
        await press_space(pilot, scene)
        await until_stage(pilot, Stage.TRANSCRIBING)

    drive(scene.app(), play)


def test_discard_asks_records_on_and_deletes_only_when_told(
    scene: Scene, size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, DiscardDialog))
        assert "Discard this take?" in picture(app)
        assert "● REC" in picture(app)
        await until_later(pilot, app.rehearsal.gauge.elapsed_s)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, Rehearse))
        assert app.state.stage is Stage.RECORDING
        await pilot.press("d", "y")
        await until_seen(pilot, "Ready when you are")
        await until(pilot, lambda: scene.library.count() == 0)

    drive(scene.app(LED), play, size)


def test_space_in_the_question_about_discarding_stops_and_keeps(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await answer(pilot, scene)
        await pilot.press("d")
        await press_space(pilot, scene)
        await until_seen(pilot, "The take is saved")

    drive(scene.app(LED), play)
    assert scene.library.count() == 1


def test_escape_stops_keeps_says_so_and_goes_home(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        await until_seen(pilot, "The recording was stopped, and the")

    drive(scene.app(LED), play)
    (row,) = scene.library.rows()
    assert row.take.state is TakeState.RECORDED
    assert row.take.capture is not None


def test_without_a_microphone_the_question_stays_with_a_way_out(scene: Scene) -> None:
    gone = NoDevice("No microphone was found.", "Plug one in and press Space again.")
    scene.microphone.faults = Faults(raises_at_open=gone)

    async def play(pilot: Pilot[None]) -> None:
        await until_stage(pilot, Stage.ASKING)
        await press_space(pilot, scene)
        await until_seen(pilot, "No microphone was found. Plug one in and press Space again.")
        scene.microphone.faults = Faults()
        await press_space(pilot, scene)
        await until_seen(pilot, "● REC  Recording your answer")
        assert "No microphone" not in picture(app_of(pilot))

    drive(scene.app(LED), play)


def test_a_microphone_that_goes_away_leaves_the_take_and_a_word(scene: Scene) -> None:
    scene.microphone = scene.studio.recorder = FaultyMicrophone(
        scene.microphone.path, faults=Faults(stops_after_blocks=20)
    )

    async def play(pilot: Pilot[None]) -> None:
        await until_stage(pilot, Stage.ASKING)
        await press_space(pilot, scene)
        await until_seen(pilot, "! The sound device does not answer")
        assert "What you said up to then is" in picture(app_of(pilot))

    drive(scene.app(LED), play)
    assert scene.library.count() == 1


@pytest.mark.parametrize("sizes", [[(60, 18), (200, 60)], [(40, 12), (80, 24)]])
def test_no_resize_touches_the_take(scene: Scene, sizes: list[tuple[int, int]]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        take_id = app.state.take_id
        for width, height in sizes:
            await pilot.resize_terminal(width, height)
            await until_later(pilot, app.rehearsal.gauge.elapsed_s)
            assert app.state.stage is Stage.RECORDING
            assert app.state.take_id == take_id
            assert "● REC" in picture(app)
        await press_space(pilot, scene)
        await until_seen(pilot, "The take is saved")

    drive(scene.app(LED), play)
