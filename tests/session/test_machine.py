"""Properties of the session machine: they must hold for any sequence of events."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from voice_interview.errors import Problem
from voice_interview.model import (
    EngineChoice,
    Hearing,
    Question,
    Take,
    TakeState,
    Transcript,
    Word,
)
from voice_interview.session import effects as do
from voice_interview.session import events as on
from voice_interview.session.machine import step
from voice_interview.session.states import LIVE, Stage, State

QUESTION = Question(id="led-a-team", text="Tell me about a time you led a team.")
TAKE = Take("t9", TakeState.DONE, QUESTION, "2026-11-20T10:00:00Z")
ENDED = Question(id="", text="And how did it end?", expects_story=False)
PROBLEM = Problem("It did not work.")
CHOICE = EngineChoice()
SO_FAR = Hearing(Transcript((Word("so", 0.1, 0.3),), "builtin"), None)

USER: list[on.Event] = [
    on.Ask(QUESTION),
    on.FollowUp(ENDED),
    on.Ask(QUESTION, preparation_s=5.0),
    on.Repeat(),
    on.Skip(),
    on.ToggleMute(),
    on.Press(),
    on.Discard(),
    on.Confirm(),
    on.Decline(),
    on.CancelTranscription(),
    on.TranscribeAgain(CHOICE),
    on.OpenTake(TAKE),
    on.SetAside(),
    on.Leave(),
]
WORLD: list[on.Event] = [
    on.Spoken(),
    on.SpeechFailed(PROBLEM),
    on.PreparationOver(),
    on.RecordingBegan("t1"),
    on.Recorded("t1"),
    on.Recorded("t1", PROBLEM),
    on.RecordingFailed(PROBLEM),
    on.Progressed("t1", 0.5, "words"),
    on.HeardSoFar("t1", SO_FAR),
    on.Transcribed("t1"),
    on.TranscriptionFailed("t1", PROBLEM),
]
ANY_EVENTS = st.lists(st.sampled_from(USER + WORLD), max_size=60)
START = st.builds(State, preparation_s=st.sampled_from([0.0, 30.0]), muted=st.booleans())


class World:
    """A world that answers as the real one does: one answer for each thing it was asked."""

    def __init__(self) -> None:
        self.microphone_open = 0
        self.takes: set[str] = set()
        self.deleted: set[str] = set()
        self.waiting: list[on.Event] = []
        self.made = 0

    def perform(self, effect: do.Effect, fails: bool) -> None:
        match effect:
            case do.Record():
                self.microphone_open += 1
                assert self.microphone_open == 1, "two recordings at once"
                if fails:
                    self.waiting.append(on.RecordingFailed(PROBLEM))
                    return
                self.made += 1
                self.takes.add(f"t{self.made}")
                self.waiting.append(on.RecordingBegan(f"t{self.made}"))
            case do.StopRecording():
                if self.microphone_open and not any(
                    isinstance(e, on.RecordingFailed) for e in self.waiting
                ):
                    self.waiting.append(on.Recorded(f"t{self.made}"))
            case do.Delete(take_id=take_id):
                self.deleted.add(take_id)
            case do.Speak():
                self.waiting.append(on.SpeechFailed(PROBLEM) if fails else on.Spoken())
            case do.Transcribe(take_id=take_id, growing=False):
                failed = on.TranscriptionFailed(take_id, PROBLEM)
                self.waiting.append(failed if fails else on.Transcribed(take_id))

    def answer(self) -> on.Event | None:
        if not self.waiting:
            return None
        event = self.waiting.pop(0)
        if isinstance(event, on.Recorded | on.RecordingFailed):
            self.microphone_open -= 1
        return event


@given(START, ANY_EVENTS)
def test_no_sequence_of_events_raises_or_leaves_the_known_stages(
    state: State, events: list[on.Event]
) -> None:
    for event in events:
        state, effects = step(state, event)
        assert state.stage in Stage
        assert len([e for e in effects if isinstance(e, do.Record)]) <= 1


@settings(max_examples=300)
@given(
    START,
    st.lists(st.tuples(st.sampled_from([*USER, None, None, None]), st.booleans()), max_size=80),
)
def test_one_recording_at_most_and_no_take_lost_but_by_confirmed_discard(
    state: State, script: list[tuple[on.Event | None, bool]]
) -> None:
    world = World()
    confirmed = False
    for event, fails in script:
        happened = event if event is not None else world.answer()
        if happened is None:
            continue
        if isinstance(happened, on.Confirm) and state.stage is Stage.CONFIRMING:
            confirmed = True
        state, effects = step(state, happened)
        for effect in effects:
            if isinstance(effect, do.Delete):
                assert confirmed, "a take was deleted that nobody gave up"
                confirmed = False
            world.perform(effect, fails)
        if state.stage in {Stage.HOME, Stage.READY, Stage.ASKING, Stage.REVIEW}:
            assert world.microphone_open == 0, f"the microphone is open in {state.stage}"
    assert world.deleted <= world.takes


@given(START, ANY_EVENTS)
def test_every_state_has_a_way_home(state: State, events: list[on.Event]) -> None:
    for event in events:
        state, _ = step(state, event)
    state, _ = step(state, on.Leave())
    if state.stage is Stage.SAVING:
        state, _ = step(state, on.Recorded("t1"))
    assert state.stage is Stage.HOME


@given(START, ANY_EVENTS)
def test_stop_is_idempotent(state: State, events: list[on.Event]) -> None:
    for event in events:
        state, _ = step(state, event)
    if state.stage not in {Stage.RECORDING, Stage.OPENING}:
        state = replace(state, stage=Stage.RECORDING, question=QUESTION, take_id="t1")
    once, effects = step(state, on.Press())
    twice, more = step(once, on.Press())
    assert effects == (do.StopRecording(),)
    assert (twice, more) == (once, ())


def run(state: State, *events: on.Event) -> tuple[State, list[do.Effect]]:
    done: list[do.Effect] = []
    for event in events:
        state, effects = step(state, event)
        done.extend(effects)
    return state, done


def test_the_plain_way_through_a_rehearsal() -> None:
    state, done = run(State(), on.Ask(QUESTION), on.Spoken(), on.Press(), on.RecordingBegan("t1"))
    assert state.stage is Stage.RECORDING
    assert done == [
        do.GetReady(),
        do.Speak(QUESTION),
        do.Record(QUESTION, 0.0, ""),
        do.Transcribe("t1", None, growing=True),
    ]
    state, done = run(state, on.Press(), on.Recorded("t1"), on.Progressed("t1", 0.4, "words"))
    assert (state.stage, state.progress) == (Stage.TRANSCRIBING, 0.4)
    state, _ = run(state, on.Transcribed("t1"))
    assert (state.stage, state.take_id) == (Stage.REVIEW, "t1")


def finishing() -> State:
    """The take has ended, and its report stands but for the last words."""
    begun = on.Ask(QUESTION), on.Press(), on.RecordingBegan("t1"), on.Press(), on.Recorded("t1")
    state, _ = run(State(muted=True), *begun, on.HeardSoFar("t1", SO_FAR))
    assert (state.stage, state.so_far) == (Stage.FINISHING, SO_FAR)
    return state


def test_why_a_recording_ended_early_is_not_hidden_by_what_came_of_it() -> None:
    full = Problem("The disk is full.")
    state, _ = run(
        State(muted=True),
        on.Ask(QUESTION),
        on.Press(),
        on.RecordingBegan("t1"),
        on.Recorded("t1", full),
        on.TranscriptionFailed("t1", PROBLEM),
    )
    assert (state.stage, state.problem) == (Stage.REVIEW, full)


def test_the_report_stands_before_its_end_is_written_down() -> None:
    state, done = run(finishing(), on.Progressed("t1", 0.9, "27 of 30 seconds"))
    assert (state.stage, state.doing, done) == (Stage.FINISHING, "27 of 30 seconds", [])
    state, _ = run(state, on.Transcribed("t1"))
    assert (state.stage, state.take_id, state.so_far) == (Stage.REVIEW, "t1", None)


def test_words_that_were_shown_stay_when_the_end_cannot_be_written_down() -> None:
    state, _ = run(finishing(), on.TranscriptionFailed("t1", PROBLEM))
    assert (state.stage, state.so_far, state.problem) == (Stage.REVIEW, SO_FAR, PROBLEM)
    state, _ = run(state, on.TranscribeAgain(CHOICE))
    assert (state.stage, state.so_far) == (Stage.TRANSCRIBING, None)


def test_whoever_goes_on_meanwhile_stops_nothing_and_is_not_called_back() -> None:
    for event, stage in ((on.Leave(), Stage.HOME), (on.Ask(QUESTION), Stage.READY)):
        state, done = run(finishing(), event)
        assert (state.stage, state.so_far) == (stage, None)
        assert set(done) <= {do.GetReady()}
        assert step(state, on.Transcribed("t1")) == (state, ())


def test_a_transcriber_that_dies_while_recording_is_asked_again_after_the_stop() -> None:
    state, done = run(
        State(muted=True),
        on.Ask(QUESTION),
        on.Ask(QUESTION, preparation_s=5.0),
        on.Press(),
        on.RecordingBegan("t1"),
        on.TranscriptionFailed("t1", PROBLEM),
        on.Press(),
        on.Recorded("t1"),
    )
    assert state.stage is Stage.TRANSCRIBING
    assert done[-1] == do.Transcribe("t1", None)


def test_silence_has_no_event_that_ends_an_answer() -> None:
    """Only the user, or the world taking the microphone away, ends a recording."""
    state, _ = run(State(muted=True), on.Ask(QUESTION), on.Press(), on.RecordingBegan("t1"))
    for event in WORLD:
        if not isinstance(event, on.Recorded | on.RecordingFailed):
            assert step(state, event)[0].stage in LIVE


def test_speech_that_fails_leaves_the_question_ready_with_one_notice() -> None:
    state, _ = run(State(), on.Ask(QUESTION), on.SpeechFailed(PROBLEM))
    assert (state.stage, state.problem) == (Stage.READY, PROBLEM)


def test_muted_questions_are_not_spoken() -> None:
    state, done = run(State(muted=True, preparation_s=30), on.Ask(QUESTION))
    assert (state.stage, state.preparing, done) == (Stage.READY, True, [do.GetReady()])


def test_preparation_over_starts_the_recording_and_skipping_it_only_waits() -> None:
    ready, _ = run(State(muted=True, preparation_s=30), on.Ask(QUESTION))
    state, done = run(ready, on.PreparationOver())
    assert (state.stage, state.preparing) == (Stage.OPENING, False)
    assert done == [do.Record(QUESTION, 30, "")]
    state, done = run(ready, on.Skip(), on.PreparationOver())
    assert (state.stage, done) == (Stage.READY, [])


def test_a_failed_or_cancelled_transcription_can_be_asked_for_again() -> None:
    state, _ = run(
        State(muted=True),
        on.Ask(QUESTION),
        on.Ask(QUESTION, preparation_s=5.0),
        on.Press(),
        on.RecordingBegan("t1"),
        on.Press(),
        on.Recorded("t1"),
        on.TranscriptionFailed("t1", PROBLEM),
    )
    assert (state.stage, state.problem, state.following) == (Stage.REVIEW, PROBLEM, False)
    again = EngineChoice("builtin")
    state, done = run(state, on.TranscribeAgain(again))
    assert (state.stage, done) == (Stage.TRANSCRIBING, [do.Transcribe("t1", again)])


def test_late_answers_about_another_take_change_nothing() -> None:
    state, _ = run(State(), on.OpenTake(TAKE))
    for event in (on.Transcribed("t1"), on.Progressed("t1", 0.9, ""), on.Recorded("t1")):
        assert step(state, event) == (state, ())


def test_a_follow_up_is_part_of_the_take_under_review_and_is_answered_at_once() -> None:
    review, _ = run(State(preparation_s=30), on.OpenTake(TAKE))
    asking, done = step(review, on.FollowUp(ENDED))
    assert done == (do.GetReady(), do.Speak(ENDED))
    ready, _ = step(asking, on.Spoken())
    assert (ready.stage, ready.preparing) == (Stage.READY, False)
    opening, done = step(ready, on.Press())
    assert done == (do.Record(ENDED, 0.0, TAKE.id),)
    assert opening.preparation_s == 30, "the next question gets its time to think"


def test_a_second_follow_up_is_part_of_the_first_take_too() -> None:
    later = replace(TAKE, id="t10", part_of=TAKE.id)
    state, done = run(State(muted=True), on.OpenTake(later), on.FollowUp(ENDED), on.Press())
    assert done == [do.GetReady(), do.Record(ENDED, 0.0, TAKE.id)]
    assert state.question == ENDED


def test_nobody_follows_up_without_an_answer() -> None:
    for state in (State(), State(stage=Stage.RECORDING, question=QUESTION, take_id="t1")):
        assert step(state, on.FollowUp(ENDED)) == (state, ())
