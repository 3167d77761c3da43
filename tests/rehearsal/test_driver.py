"""The driver on file-backed parts and a real library: what the machine asks for really happens."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event

import pytest

from tests import twins
from tests.analysis.conftest import SHIPPED as RULES
from tests.analysis.test_star import STRONG
from tests.notation import words
from tests.patience import PATIENCE_S, wait_until
from tests.scripted_transcriber import ScriptedTranscriber
from tests.twins import QUESTION
from voice_interview.analysis import follow_up
from voice_interview.audio.from_files import Faults, WavMicrophone
from voice_interview.errors import (
    Cancelled,
    DeviceLost,
    NoDevice,
    NoPortAudio,
    NothingHeard,
    Problem,
    SpeechProblem,
)
from voice_interview.model import (
    Capture,
    EngineChoice,
    FollowUp,
    Hearing,
    StarPart,
    TakeState,
    Transcript,
    Word,
)
from voice_interview.ports.progress import Progress
from voice_interview.ports.sound import Gauge
from voice_interview.ports.transcribing import SoFar, not_so_far
from voice_interview.questions import rules as rule_files
from voice_interview.rehearsal import GAP_S, Rehearsal
from voice_interview.session import events as on
from voice_interview.session.states import Stage, State
from voice_interview.speech.from_files import SilentSpeaker
from voice_interview.studio import Studio

WORDS = tuple(Word(text, i * 0.2, i * 0.2 + 0.15, 0.9) for i, text in enumerate(["I", "led", "it"]))


@dataclass
class House:
    """A studio, its rehearsal, and the one thread that handles events."""

    studio: Studio
    rehearsal: Rehearsal
    inbox: SimpleQueue[on.Event]

    def tell(self, event: on.Event) -> State:
        return self.rehearsal.handle(event)

    def until(self, reached: Callable[[State], bool]) -> State:
        """Handle events as they come until `reached`; fails when none comes any more."""
        while not reached(self.rehearsal.state):
            try:
                self.rehearsal.handle(self.inbox.get(timeout=PATIENCE_S))
            except Empty:
                pytest.fail(f"nothing happened in {self.rehearsal.state}")
        return self.rehearsal.state

    def reach(self, stage: Stage) -> State:
        return self.until(lambda state: state.stage is stage)

    def until_heard(self) -> None:
        """The recording has its first sample."""
        self.reach(Stage.RECORDING)
        wait_until(lambda: self.rehearsal.gauge.live)


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    return twins.tone(tmp_path / "answer.wav")


@pytest.fixture
def house(tmp_path: Path, tone: Path) -> Iterator[House]:
    with twins.studio(tmp_path, tone, WORDS) as studio:
        inbox: SimpleQueue[on.Event] = SimpleQueue()
        rehearsal = Rehearsal(studio, inbox.put)
        yield House(studio, rehearsal, inbox)
        rehearsal.close()


def answer(house: House, asking: on.Event | None = None) -> State:
    house.tell(asking or on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    recorder = house.studio.recorder
    assert isinstance(recorder, WavMicrophone)
    assert recorder.spoken.wait(PATIENCE_S)
    house.tell(on.Press())
    return house.reach(Stage.REVIEW)


def test_a_whole_rehearsal_is_asked_recorded_transcribed_and_kept(house: House) -> None:
    state = answer(house)
    assert state.take_id is not None
    take = house.studio.library.take(state.take_id)
    assert take.state is TakeState.DONE
    assert take.capture is not None
    assert take.capture.duration_s >= 1.5
    assert house.studio.library.audio(take.id).stat().st_size > 48_000
    report = house.studio.report(take.id)
    assert report is not None
    assert report.transcript.text == "I led it"
    assert house.studio.library.rows()[0].figures is not None
    speaker = house.studio.speaker
    assert isinstance(speaker, SilentSpeaker)
    assert speaker.said == [QUESTION.text]


def test_a_follow_up_left_without_an_answer_is_not_put_in_the_same_words_again(
    house: House,
) -> None:
    house.studio.rules = lambda: rule_files.load(RULES)
    house.studio.transcriber = ScriptedTranscriber(words(STRONG.partition(" In the end")[0]))
    take_id = answer(house).take_id
    assert take_id is not None

    def probe() -> FollowUp:
        report = house.studio.report(take_id)
        assert report is not None
        assert report.follow_up is not None
        return report.follow_up

    first = probe()
    house.tell(on.FollowUp(follow_up.question(first)))
    house.reach(Stage.READY)
    assert probe().part == first.part
    assert probe().text != first.text
    assert not house.studio.library.follow_ups()


def test_a_follow_up_is_asked_aloud_and_its_answer_belongs_to_the_take(house: House) -> None:
    house.studio.rules = lambda: rule_files.load(RULES)
    story = STRONG.partition(" In the end")[0]
    house.studio.transcriber = ScriptedTranscriber(words(story))
    first_id = answer(house).take_id
    assert first_id is not None
    report = house.studio.report(first_id)
    assert report is not None
    assert report.follow_up is not None
    assert report.whole is None

    asked = follow_up.question(report.follow_up)
    end = STRONG.removeprefix(story).strip()
    house.studio.transcriber = ScriptedTranscriber(words(end))
    second_id = answer(house, on.FollowUp(asked)).take_id
    assert second_id is not None
    assert house.studio.library.take(second_id).part_of == first_id
    speaker = house.studio.speaker
    assert isinstance(speaker, SilentSpeaker)
    assert speaker.said == [QUESTION.text, asked.text]
    for take_id in (first_id, second_id):
        both = house.studio.report(take_id)
        assert both is not None
        assert both.whole is not None
        assert both.whole.takes == (first_id, second_id)
        assert both.whole.star.components[StarPart.RESULT].status == "strong"
        assert both.follow_up is None

    begun = house.studio.library.begin(QUESTION)
    so_far = house.studio.report(begun.id, Hearing(Transcript(words(story), "whisper"), None))
    assert so_far is not None
    assert so_far.follow_up is None, "the end may be in the words that are still to come"

    house.studio.library.delete(first_id)
    alone = house.studio.report(second_id)
    assert alone is not None
    assert alone.whole is None


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
    house.studio.recorder = WavMicrophone(tone, faults=Faults(raises_at_open=missing))
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    state = house.until(lambda now: now.problem is not None)
    assert (state.stage, state.problem) == (Stage.READY, missing)
    assert house.studio.library.count() == 0


def test_a_microphone_that_vanishes_closes_the_take_and_says_so(house: House, tone: Path) -> None:
    house.studio.recorder = WavMicrophone(tone, speed=5.0, faults=Faults(stops_after_blocks=20))
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    state = house.until(lambda now: isinstance(now.problem, DeviceLost))
    assert state.take_id is not None
    house.reach(Stage.REVIEW)
    take = house.studio.library.take(state.take_id)
    assert take.capture is not None
    assert take.capture.duration_s == pytest.approx(0.4, abs=0.05)


def test_discarding_deletes_only_after_yes(house: House) -> None:
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    take_id = house.rehearsal.state.take_id
    assert take_id is not None
    folder = house.studio.library.audio(take_id).parent
    house.tell(on.Discard())
    assert house.tell(on.Decline()).stage is Stage.RECORDING
    assert take_id is not None
    folder = house.studio.library.audio(take_id).parent
    house.tell(on.Discard())
    house.tell(on.Confirm())
    house.reach(Stage.READY)
    for thread in threading.enumerate():
        if thread.name == "delete":
            thread.join(PATIENCE_S)
    assert not folder.exists()
    assert house.studio.library.count() == 0


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
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    house.tell(on.Press())
    house.reach(Stage.TRANSCRIBING)
    house.tell(on.CancelTranscription())
    state = house.reach(Stage.REVIEW)
    assert state.take_id is not None
    assert house.studio.library.take(state.take_id).state is TakeState.RECORDED


def test_leaving_in_the_middle_keeps_the_take(house: House) -> None:
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    take_id = house.rehearsal.state.take_id
    house.tell(on.Leave())
    house.reach(Stage.HOME)
    assert take_id is not None
    assert house.studio.library.take(take_id).state is TakeState.RECORDED


def test_closing_the_program_in_the_middle_keeps_the_take(house: House) -> None:
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    take_id = house.rehearsal.state.take_id
    house.rehearsal.close()
    assert take_id is not None
    take = house.studio.library.take(take_id)
    assert take.state is TakeState.RECORDED
    assert take.capture is not None


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
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    house.tell(on.Discard())
    house.tell(on.Confirm())
    if handled:
        house.reach(Stage.READY)
    house.rehearsal.close()
    assert house.studio.library.count() == 0


class Readied(WavMicrophone):
    def get_ready(self) -> None:
        self.ready = True
        raise NoPortAudio("There is none.")


@pytest.mark.parametrize("muted", [False, True])
def test_the_recorder_gets_ready_with_the_question_and_says_later_what_is_wrong(
    house: House, tone: Path, muted: bool
) -> None:
    recorder = house.studio.recorder = Readied(tone)
    house.rehearsal.state = replace(house.rehearsal.state, muted=muted)
    house.tell(on.Ask(QUESTION))
    wait_until(lambda: hasattr(recorder, "ready"))
    assert house.reach(Stage.READY).problem is None


class Warmed(ScriptedTranscriber):
    """Notes what it was told to load."""

    def warm(self, choice: EngineChoice) -> None:
        self.loading = choice


@pytest.mark.parametrize("muted", [False, True])
def test_the_recogniser_loads_while_the_question_is_heard_or_read(
    house: House, tmp_path: Path, muted: bool
) -> None:
    house.studio.speaker = SilentSpeaker(tmp_path, hangs=True)
    recogniser = house.studio.transcriber = Warmed(WORDS)
    house.rehearsal.state = replace(house.rehearsal.state, muted=muted)
    house.tell(on.Ask(QUESTION))
    assert recogniser.loading == house.studio.settings.choice()


def test_a_muted_rehearsal_says_nothing(house: House) -> None:
    house.rehearsal.state = replace(house.rehearsal.state, muted=True)
    house.tell(on.Ask(QUESTION))
    assert house.rehearsal.state.stage is Stage.READY
    speaker = house.studio.speaker
    assert isinstance(speaker, SilentSpeaker)
    assert speaker.said == []


class Noting(WavMicrophone):
    """Notes the time that its take may not begin before."""

    not_before_s = -1.0

    def record(self, audio: Path, stop: Event, gauge: Gauge, not_before_s: float = 0.0) -> Capture:
        self.not_before_s = not_before_s
        return super().record(audio, stop, gauge, not_before_s)


class Speaking(SilentSpeaker):
    """Notes when its voice fell silent."""

    silent_s = 0.0

    def say(self, text: str, stop: Event) -> None:
        super().say(text, stop)
        self.silent_s = time.monotonic()


@pytest.mark.parametrize("cut_off", [True, False])
def test_the_room_goes_quiet_between_the_question_and_the_take(
    house: House, tmp_path: Path, tone: Path, cut_off: bool
) -> None:
    speaker, recorder = Speaking(tmp_path, hangs=cut_off), Noting(tone)
    house.studio.speaker, house.studio.recorder = speaker, recorder
    house.tell(on.Ask(QUESTION))
    if not cut_off:
        house.reach(Stage.READY)
    house.tell(on.Press())
    house.until_heard()
    assert recorder.not_before_s >= speaker.silent_s + GAP_S > GAP_S


def test_a_key_long_after_the_question_waits_for_nothing(house: House, tone: Path) -> None:
    recorder = house.studio.recorder = Noting(tone)
    house.tell(on.Ask(QUESTION))
    house.reach(Stage.READY)
    wait_until(lambda: not [each for each in threading.enumerate() if each.name == "speech"])
    over_s = time.monotonic()
    house.tell(on.Press())
    house.until_heard()
    assert recorder.not_before_s <= over_s + GAP_S
