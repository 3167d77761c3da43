"""What the driver makes of parts that fail and of a rehearsal broken off: no take is lost."""

from pathlib import Path
from threading import Event
from typing import NoReturn

import pytest

from tests.faulty_sound import Faults, FaultyMicrophone
from tests.rehearsal.house import WORDS, House, answer
from tests.scripted_transcriber import ScriptedTranscriber
from tests.twins import QUESTION
from voice_interview.errors import (
    Cancelled,
    DeviceLost,
    DiskFull,
    NoDevice,
    NothingHeard,
    PackProblem,
    Problem,
    SpeechProblem,
    WorkerDied,
)
from voice_interview.model import EngineChoice, Hearing, TakeState
from voice_interview.ports.progress import Progress
from voice_interview.ports.transcribing import SoFar, not_so_far
from voice_interview.session import events as on
from voice_interview.session.states import Stage
from voice_interview.speech.from_files import SilentSpeaker


def test_a_speaker_that_fails_leaves_the_question_ready(house: House, tmp_path: Path) -> None:
    house.studio.speaker = SilentSpeaker(tmp_path, fails="No voice here.")
    house.tell(on.Ask(QUESTION))
    assert isinstance(house.reach(Stage.READY).problem, SpeechProblem)


def test_a_speaker_that_hangs_is_cut_off_by_the_big_key(house: House, tmp_path: Path) -> None:
    house.studio.speaker = SilentSpeaker(tmp_path, hangs=True)
    house.tell(on.Ask(QUESTION))
    house.tell(on.Press())
    house.until_heard()
    house.tell(on.Press())
    assert house.reach(Stage.REVIEW).take_id is not None


def test_no_microphone_leaves_no_take_and_the_question_ready(house: House, tone: Path) -> None:
    missing = NoDevice("There is no microphone.", "Plug one in.")
    house.studio.recorder = FaultyMicrophone(tone, faults=Faults(raises_at_open=missing))
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    state = house.until(lambda now: now.problem is not None)
    assert (state.stage, state.problem) == (Stage.READY, missing)
    assert house.studio.library.count() == 0


def test_a_microphone_that_vanishes_closes_the_take_and_says_so(house: House, tone: Path) -> None:
    house.studio.recorder = FaultyMicrophone(tone, speed=5.0, faults=Faults(stops_after_blocks=20))
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    state = house.until(lambda now: isinstance(now.problem, DeviceLost))
    assert state.take_id is not None
    house.reach(Stage.REVIEW)
    take = house.studio.library.take(state.take_id)
    assert take.capture is not None
    assert take.capture.duration_s == pytest.approx(0.4, abs=0.05)
    report = house.studio.report(take.id)
    assert report is not None
    assert report.notes[0] == "The microphone stopped in the middle. The end is missing."


def test_a_take_that_was_cut_off_and_cannot_be_closed_is_not_called_lost(
    house: House, tone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_library: object, _take_id: str, _change: object) -> NoReturn:
        raise DiskFull(
            "What is noted of the take could not be saved. The disk is full.", "Free some space."
        )

    house.studio.recorder = FaultyMicrophone(tone, speed=5.0, faults=Faults(stops_after_blocks=20))
    house.begin()
    monkeypatch.setattr(type(house.studio.library), "change", full)
    told = str(house.until(lambda now: now.problem is not None).problem)
    assert "What you said up to then is kept." in told and "could not" not in told


@pytest.mark.parametrize(
    "fails",
    [NothingHeard("Nothing was heard.", "Record it again."), Problem("It broke.", "Try again.")],
)
def test_a_failed_transcription_keeps_the_take_and_can_be_done_again(
    house: House, fails: Problem
) -> None:
    house.studio.transcriber = ScriptedTranscriber(WORDS, fails=fails)
    state = answer(house)
    assert state.problem is fails
    assert state.take_id is not None
    take = house.studio.library.take(state.take_id)
    assert (take.state, take.failure) == (TakeState.FAILED, fails.sentence)
    house.studio.transcriber = ScriptedTranscriber(WORDS)
    house.tell(on.TranscribeAgain(EngineChoice("builtin")))
    house.reach(Stage.REVIEW)
    assert house.studio.library.take(state.take_id).state is TakeState.DONE


def test_a_cancelled_transcription_leaves_a_recorded_take(house: House) -> None:
    house.studio.transcriber = ScriptedTranscriber(WORDS, lasts_s=60.0)
    house.begin()
    house.tell(on.Press())
    house.reach(Stage.TRANSCRIBING)
    house.tell(on.CancelTranscription())
    state = house.reach(Stage.REVIEW)
    assert state.take_id is not None
    assert house.studio.library.take(state.take_id).state is TakeState.RECORDED


@pytest.mark.parametrize("fails", [NothingHeard("Nothing was heard."), None])
def test_words_of_before_stand_when_another_transcription_comes_to_nothing(
    house: House, fails: Problem | None
) -> None:
    """The take stays in every list of those with words: it fails, or the user stops it."""
    take_id = answer(house).take_id
    assert take_id is not None
    house.studio.transcriber = ScriptedTranscriber(WORDS, fails, lasts_s=0.0 if fails else 60.0)
    house.tell(on.TranscribeAgain(EngineChoice("builtin")))
    if fails is None:
        house.tell(on.CancelTranscription())
    assert house.reach(Stage.REVIEW).problem is not None
    take = house.studio.library.take(take_id)
    assert (take.state, take.failure) == (TakeState.DONE, "")


def test_a_recogniser_that_fails_while_somebody_speaks_fails_no_take(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is being recorded is asked for again when it has ended."""
    take = house.studio.library.begin(QUESTION)

    def died(*_: object) -> NoReturn:
        raise WorkerDied("The transcriber stopped twice while working.")

    monkeypatch.setattr(house.studio.transcriber, "transcribe", died)
    with pytest.raises(WorkerDied):
        house.studio.transcribe(take.id, ended=Event())
    assert house.studio.library.take(take.id) == take


def test_a_transcription_broken_off_by_the_keyboard_leaves_a_recorded_take(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.studio.transcriber = ScriptedTranscriber(WORDS, lasts_s=60.0)
    take_id = house.begin()
    house.tell(on.Leave())
    house.reach(Stage.HOME)
    house.rehearsal.wait_for_words()

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(house.studio.transcriber, "transcribe", interrupted)
    with pytest.raises(KeyboardInterrupt):
        house.studio.transcribe(take_id)
    assert house.studio.library.take(take_id).state is TakeState.RECORDED


def test_rules_that_cannot_be_read_make_no_transcription_fail(house: House) -> None:
    def broken() -> NoReturn:
        raise PackProblem("fillers.en.toml: this is not TOML.")

    house.studio.rules = broken
    state = answer(house)
    assert state.problem is None
    assert state.take_id is not None
    take = house.studio.library.take(state.take_id)
    assert (take.state, take.failure) == (TakeState.DONE, "")
    house.studio.rules = tuple
    house.studio.catch_up()
    assert house.studio.library.rows()[0].figures is not None


def test_leaving_in_the_middle_keeps_the_take(house: House) -> None:
    house.studio.transcriber = ScriptedTranscriber(WORDS, lasts_s=60.0)
    take_id = house.begin()
    house.tell(on.Leave())
    house.reach(Stage.HOME)
    house.rehearsal.wait_for_words()
    assert house.studio.library.take(take_id).state is TakeState.RECORDED


def test_closing_the_program_in_the_middle_keeps_the_take(house: House) -> None:
    take_id = house.begin()
    house.rehearsal.close()
    take = house.studio.library.take(take_id)
    assert take.state is TakeState.RECORDED
    assert take.capture is not None


def test_a_take_kept_as_the_program_closes_is_not_transcribed_any_more(house: House) -> None:
    take_id = house.begin()
    house.rehearsal.close()
    house.tell(on.TranscriptionFailed(take_id, Cancelled("Stopped.")))
    house.tell(on.Recorded(take_id, None))
    house.rehearsal.wait_for_words()
    assert house.studio.library.take(take_id).state is TakeState.RECORDED


class Reluctant(ScriptedTranscriber):
    """Takes its time to stop."""

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,
    ) -> Hearing:
        stop.wait()
        Event().wait(0.3)
        raise Cancelled("Stopped.")


@pytest.mark.parametrize("handled", [True, False])
def test_a_take_thrown_away_as_the_program_closes_does_not_come_back(
    house: House, handled: bool
) -> None:
    house.studio.transcriber = Reluctant(WORDS)
    house.begin()
    house.tell(on.Discard())
    house.tell(on.Confirm())
    if handled:
        house.reach(Stage.READY)
    house.rehearsal.close()
    assert house.studio.library.count() == 0
