"""Single steps of the machine that a random walk seldom takes, or takes without a sign of it."""

import pytest

from tests.session.test_machine import ENDED, PROBLEM, QUESTION, SO_FAR, TAKE, run
from voice_interview.session import effects as do
from voice_interview.session import events as on
from voice_interview.session.machine import step
from voice_interview.session.states import Stage, State


def recording(asked: on.Ask | None = None) -> State:
    began = on.RecordingBegan("t1")
    state, _ = run(State(muted=True), asked or on.Ask(QUESTION), on.Press(), began)
    assert (state.stage, state.following) == (Stage.RECORDING, True)
    return state


def test_a_stop_before_the_microphone_is_open_is_a_stop() -> None:
    state, done = run(State(muted=True), on.Ask(QUESTION), on.Press(), on.Press())
    assert (state.stage, done[2:]) == (Stage.SAVING, [do.StopRecording()])


def test_a_stop_while_one_is_asked_about_discarding_keeps_the_take() -> None:
    state, done = run(recording(), on.Discard(), on.Press(), on.Recorded("t1"))
    assert (state.stage, state.take_id) == (Stage.TRANSCRIBING, "t1")
    assert done == [do.StopRecording()]


def test_who_leaves_while_it_is_transcribed_ends_that() -> None:
    state, done = run(recording(), on.Press(), on.Recorded("t1"), on.Leave())
    assert (state.stage, done[-1]) == (Stage.HOME, do.StopTranscription())


def test_a_discarded_take_is_not_listened_to_any_longer() -> None:
    state, done = run(recording(), on.Discard(), on.Confirm())
    assert (state.following, done) == (False, [do.StopTranscription(), do.StopRecording()])


def test_a_discarded_answer_leaves_its_question_where_it_belongs() -> None:
    asked = on.Ask(ENDED, part_of=TAKE.id, of_interview=True)
    state, done = run(recording(asked), on.Discard(), on.Confirm(), on.Recorded("t1"))
    assert (state.stage, state.question) == (Stage.READY, ENDED)
    assert (state.part_of, state.of_interview, state.take_id) == (TAKE.id, True, None)
    assert done[-1] == do.Delete("t1")


@pytest.mark.parametrize(
    ("before", "left_s"),
    [
        ((on.Press(),), 60.0),
        ((on.Spoken(), on.Press(12.5)), 12.5),
        ((on.Spoken(), on.PreparationOver()), 0.0),
        ((on.Spoken(), on.Skip(), on.Press(12.5)), 0.0),
    ],
    ids=["while the question is asked", "while thinking", "when it is over", "once skipped"],
)
def test_a_false_start_that_is_discarded_gives_back_the_time_to_think(
    before: tuple[on.Event, ...], left_s: float
) -> None:
    """Only what the key cut off: a countdown that ran out, or was skipped, is over."""
    dropped = on.RecordingBegan("t1"), on.Discard(), on.Confirm(), on.Recorded("t1")
    state, _ = run(State(preparation_s=60.0), on.Ask(QUESTION), *before, *dropped)
    assert (state.stage, state.preparing, state.left_s) == (Stage.READY, left_s > 0, left_s)
    assert state.to_think_s == (left_s or 60.0)
    anew, _ = run(state, on.Repeat(), on.Spoken())
    assert (anew.preparing, anew.to_think_s) == (True, 60.0)


def test_who_leaves_while_the_take_is_saved_gets_home() -> None:
    state, done = run(recording(), on.Press(), on.Leave(), on.Recorded("t1"))
    assert (state.stage, done) == (Stage.HOME, [do.StopRecording(), do.StopTranscription()])


def test_who_leaves_while_a_discarded_take_is_let_go_gets_home_too() -> None:
    events = on.Discard(), on.Confirm(), on.Leave(), on.Recorded("t1")
    state, done = run(recording(), *events)
    assert (state.stage, done[-1]) == (Stage.HOME, do.Delete("t1"))


def test_a_recording_that_fails_while_it_is_discarded_leaves_the_question() -> None:
    asked = on.Ask(ENDED, part_of=TAKE.id, of_interview=True)
    events = on.Discard(), on.Confirm(), on.RecordingFailed(PROBLEM)
    state, done = run(recording(asked), *events)
    assert (state.stage, state.question, state.take_id) == (Stage.READY, ENDED, None)
    assert (state.part_of, state.of_interview, state.discarding) == (TAKE.id, True, False)
    assert do.Delete("t1") not in done


def test_a_recording_that_fails_on_the_way_leaves_no_take_behind() -> None:
    state, done = run(recording(), on.RecordingFailed(PROBLEM))
    assert (state.stage, state.take_id, state.following) == (Stage.READY, None, False)
    assert (state.problem, done) == (PROBLEM, [])


@pytest.mark.parametrize(
    "late",
    [
        on.Progressed("t2", 0.9, "words"),
        on.HeardSoFar("t2", SO_FAR),
        on.Transcribed("t2"),
        on.TranscriptionFailed("t2", PROBLEM),
    ],
    ids=lambda event: type(event).__name__,
)
def test_the_words_of_another_take_are_not_taken_for_those_of_this_one(late: on.Event) -> None:
    state, _ = run(recording(), on.Press(), on.Recorded("t1"))
    assert state.stage is Stage.TRANSCRIBING
    assert step(state, late) == (state, ())


@pytest.mark.parametrize(
    "event",
    [
        on.Progressed("t1", 0.9, "words"),
        on.HeardSoFar("t1", SO_FAR),
        on.Transcribed("t1"),
        on.CancelTranscription(),
    ],
    ids=lambda event: type(event).__name__,
)
def test_nothing_of_a_transcription_ends_a_recording_or_a_review(event: on.Event) -> None:
    live = recording()
    review, _ = run(live, on.Press(), on.Recorded("t1"), on.Transcribed("t1"))
    assert review.stage is Stage.REVIEW
    for state in (live, review):
        assert step(state, event) == (state, ())


def test_muting_ends_the_question_that_is_being_spoken() -> None:
    state, done = run(State(), on.Ask(QUESTION), on.ToggleMute())
    assert (state.stage, state.muted, done[2:]) == (Stage.READY, True, [do.StopSpeech()])


def test_another_question_ends_the_one_that_is_being_spoken() -> None:
    state, done = run(State(), on.Ask(QUESTION), on.Ask(ENDED))
    assert (state.stage, state.question) == (Stage.ASKING, ENDED)
    assert done[2:] == [do.StopSpeech(), do.GetReady(), do.Speak(ENDED)]


def test_who_unmutes_a_question_that_is_spoken_again_hears_it_to_its_end() -> None:
    state, _ = run(State(muted=True), on.Ask(QUESTION), on.Repeat())
    state, done = run(state, on.ToggleMute())
    assert (state.stage, state.muted, done) == (Stage.ASKING, False, [])


def test_a_question_may_come_without_the_usual_time_to_prepare() -> None:
    state, _ = run(State(muted=True, preparation_s=30), on.Ask(QUESTION, preparation_s=0.0))
    assert (state.stage, state.preparing, state.preparation_s) == (Stage.READY, False, 0.0)


def test_a_notice_goes_when_the_answer_begins() -> None:
    state, _ = run(State(), on.Ask(QUESTION), on.SpeechFailed(PROBLEM), on.Press())
    assert (state.stage, state.problem) == (Stage.OPENING, None)


def test_a_take_that_was_stopped_before_it_was_known_is_transcribed_all_the_same() -> None:
    events = on.Ask(QUESTION), on.Press(), on.Press(), on.Recorded("t1"), on.Transcribed("t1")
    state, done = run(State(muted=True), *events)
    assert done[-1] == do.Transcribe("t1", None)
    assert (state.stage, state.take_id) == (Stage.REVIEW, "t1")


def test_who_leaves_gets_home_even_when_nothing_could_be_recorded() -> None:
    state, done = run(recording(), on.Leave(), on.RecordingFailed(PROBLEM))
    assert (state.stage, state.problem, done) == (Stage.HOME, None, [do.StopRecording()])


def test_a_take_under_review_is_followed_by_nobody() -> None:
    state, _ = run(recording(), on.Press(), on.Recorded("t1"), on.Transcribed("t1"))
    assert (state.stage, state.following, state.progress) == (Stage.REVIEW, False, 1.0)
