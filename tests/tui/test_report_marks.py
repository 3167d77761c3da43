"""What the user says about a take, and a take without words: why, and again."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.tui import opinions, rich
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen
from tests.tui.shelf import Shelf
from tests.tui.walking import here, open_report
from voice_interview.errors import NothingHeard, PackProblem
from voice_interview.model import Capture, EngineChoice, Take, TakeState
from voice_interview.session.states import Stage
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.windows.asking import ChooseDialog

# --- the user's word -----------------------------------------------------------------------------


def test_a_rejected_filler_leaves_the_count_and_can_come_back(scene: Scene, short: Take) -> None:
    def heard() -> int | None:
        figures = scene.library.rows()[0].figures
        return figures.fillers_heard if figures else None

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, short)
        await until_seen(pilot, "1 heard (+1 possible)")
        await pilot.press("right", "x")
        await until_seen(pilot, "0 heard (+1 possible)")
        assert here(screen) == "um"
        await until_seen(pilot, "not a filler, as you said; c undoes that")
        assert len(scene.library.review(short.id).rejected) == 1
        assert heard() == 0
        await pilot.press("c")
        await until_seen(pilot, "1 heard (+1 possible)")
        assert scene.library.review(short.id).rejected == ()
        assert heard() == 1

    drive(scene.app(), play)


def test_a_possible_filler_that_is_confirmed_counts(scene: Scene, short: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, short)
        await pilot.press("F", "F")
        assert here(screen) == "⟨um?⟩"
        await pilot.press("c")
        await until_seen(pilot, "2 heard,")
        assert here(screen) == "⟨um⟩"
        await pilot.press("x")
        await until_seen(pilot, "1 heard,")
        assert here(screen) == "⟨×⟩"

    drive(scene.app(), play)


def test_a_note_is_kept_shown_and_taken_away(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("n")
        await until_seen(pilot, "A note on this take")
        await pilot.press(*"ask [Ann]?", "enter")
        await until_seen(pilot, "Note: ask [Ann]?")
        assert scene.library.take(take.id).note == "ask [Ann]?"
        await pilot.press("n", "x", "escape")
        assert scene.library.take(take.id).note == "ask [Ann]?"
        await pilot.press("n", "ctrl+u", "enter")
        await until(pilot, lambda: scene.library.take(take.id).note == "")
        assert "Note:" not in picture(app_of(pilot))

    drive(scene.app(), play)


# --- a take without words ------------------------------------------------------------------------


def untold(scene: Scene, **about: object) -> Take:
    take = replace(scene.keep_take(QUESTIONS[1]), **about)  # type: ignore[arg-type]
    scene.library.change(take.id, lambda _: take)
    rich.tone(scene.library.audio(take.id), 20.0)
    return take


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({"state": TakeState.FAILED, "failure": "The disk was full."}, "The disk was full."),
        ({"recovered": True}, "The program ended while you were speaking."),
        ({}, "It has not been transcribed yet."),
    ],
)
def test_a_take_without_a_transcript_says_why_and_plays(
    scene: Scene, size: tuple[int, int], about: dict[str, object], says: str
) -> None:
    take = untold(scene, **about)

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await until_seen(pilot, "! No transcript")
        assert says in picture(app_of(pilot))
        assert "Space plays it, t transcribes it" in picture(app_of(pilot))
        await pilot.press("enter")
        await until_seen(pilot, "▶ playing")

    drive(scene.app(), play, size)


@pytest.mark.parametrize(("recovered", "source"), [(True, "your microphone"), (False, "a file")])
def test_what_a_crash_cut_off_came_from_no_file(scene: Scene, recovered: bool, source: str) -> None:
    take = untold(scene, recovered=recovered, capture=Capture(16.0, 48_000, ""))

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await until_seen(pilot, f"0:16 from {source}")

    drive(scene.app(), play)


def test_a_take_in_which_nothing_was_said(scene: Scene) -> None:
    take = opinions.keep(scene, rich.spoken("(5.0)"))

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await until_seen(pilot, "! No voice was heard")
        assert "No words were recognised." in picture(app_of(pilot))
        await pilot.press("left", "down", "end", "f", "x", "space")
        await until_seen(pilot, "▶ playing")

    drive(scene.app(), play)


def test_a_report_that_cannot_be_made_is_told_and_the_take_still_plays(
    scene: Scene, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_studio: object, _take_id: str, _so_far: object = None) -> None:
        raise PackProblem("A rules file is broken.", "Mend line 3.")

    monkeypatch.setattr(opinions.Told, "report", refuse)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.show_report(take.id)
        await until_seen(pilot, "Mend line 3.")
        await pilot.press("escape")
        await until_seen(pilot, "its report cannot be made right now.")
        await pilot.press("space")
        await until_seen(pilot, "▶ playing")

    drive(scene.app(), play)


def test_what_was_never_transcribed_is_so_without_a_question(scene: Scene) -> None:
    take = untold(scene)
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t")
        await until_seen(pilot, "So [um] I led.")
        assert scene.transcriber.asked == [scene.studio.settings.choice()]

    drive(scene.app(), play)


def test_it_can_be_written_down_again_by_another_recogniser(scene: Scene) -> None:
    take = untold(scene, state=TakeState.FAILED, failure="The disk was full.")
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, take)
        await pilot.press("t")
        await until_seen(pilot, "Which recogniser should transcribe it?")
        await until_seen(pilot, "The recording stays as it is.")
        await pilot.press("down", "enter")
        await until_seen(pilot, "So [um] I led.")
        assert isinstance(app.screen, ReportScreen)
        assert app.state.stage is Stage.REVIEW
        assert scene.transcriber.asked[-1].engine == "builtin"

    drive(scene.app(), play)


def test_models_that_are_ready_are_offered_too(scene: Scene, take: Take) -> None:
    scene.studio.models = Shelf("ready", "absent")
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t")
        await until_seen(pilot, "Whisper model-1")
        assert "model-2" not in picture(app_of(pilot))
        await pilot.press("end", "enter")
        await until(pilot, lambda: scene.transcriber.asked)
        assert scene.transcriber.asked[-1].model == "model-1"

    drive(scene.app(), play)


def test_without_a_model_there_is_one_recogniser_to_choose(scene: Scene, take: Take) -> None:
    scene.studio.models = Shelf("absent")
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t")
        await until_seen(pilot, "› The built-in recogniser, rough; no model is here")
        assert "The best one" not in picture(app_of(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: scene.transcriber.asked)
        assert scene.transcriber.asked[-1].engine == "builtin"

    drive(scene.app(), play)


@pytest.mark.parametrize("state", ["ready", "absent"])
def test_a_model_of_ones_own_is_offered_first(scene: Scene, take: Take, state: str) -> None:
    scene.studio.models = Shelf(state)
    own = replace(scene.studio.settings.transcription, model="/models/my-own")
    scene.studio.settings = replace(scene.studio.settings, transcription=own)
    scene.transcriber.let_go.set()

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t")
        await until_seen(pilot, "› Your own model, my-own")
        await until_seen(pilot, "The built-in recogniser, rough")
        if state == "ready":
            await until_seen(pilot, "Whisper model-1")
            await until_seen(pilot, "The best of the others here")
        await pilot.press("enter")
        await until(pilot, lambda: scene.transcriber.asked)
        assert scene.transcriber.asked[-1] == EngineChoice("whisper", "/models/my-own", "en")

    drive(scene.app(), play)


def test_a_failure_comes_back_with_its_sentence(scene: Scene, take: Take) -> None:
    scene.transcriber.let_go.set()
    scene.transcriber.problem = NothingHeard(
        "No voice was heard in this recording.", "Record it again."
    )

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t", "enter")
        await until_seen(pilot, "! No voice was heard in this recording. Record it again.")
        await until_seen(pilot, "two years ago")

    drive(scene.app(), play)


def test_in_the_smallest_window_why_it_failed_stands_whole(scene: Scene, take: Take) -> None:
    way_out = "Set the language to a code such as en, de or fr, or choose another model. " * 3
    scene.transcriber.let_go.set()
    scene.transcriber.problem = NothingHeard("No word was heard in it.", way_out.strip())

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("t", "enter")
        await until_seen(pilot, "! No word was heard in it.")
        assert way_out.strip() in " ".join(picture(app_of(pilot)).split())

    drive(scene.app(), play, LEAST)


def test_the_question_about_recognisers_can_be_left(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_report(pilot, take)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, ChooseDialog))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert app.state.stage is Stage.REVIEW

    drive(scene.app(), play)
