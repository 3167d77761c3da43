"""`step`: the whole rehearsal on one page."""

from dataclasses import replace

from voice_interview.errors import Problem
from voice_interview.session import effects as do
from voice_interview.session import events as on
from voice_interview.session.states import IN_TRANSCRIPTION, LIVE, Stage, State

Step = tuple[State, tuple[do.Effect, ...]]

IDLE = frozenset({Stage.HOME, Stage.READY, Stage.FINISHING, Stage.REVIEW})
"""Stages in which nothing runs that a new question would have to end first."""


def step(state: State, event: on.Event) -> Step:
    """The next state and what to do about it. Total: no event raises in any state."""
    match event:
        case on.Ask():
            return _ask(state, event)
        case on.FollowUp():
            return _follow_up(state, event)
        case on.Repeat():
            return _repeat(state)
        case on.Skip():
            return _skip(state)
        case on.ToggleMute():
            return _mute(state)
        case on.Press():
            return _press(state, event)
        case on.Discard() | on.Confirm() | on.Decline():
            return _discard(state, event)
        case on.OpenTake():
            return _open(state, event)
        case on.SetAside():
            return _set_aside(state)
        case on.Leave():
            return _leave(state)
        case on.Spoken() | on.SpeechFailed():
            return _spoken(state, event)
        case on.PreparationOver():
            return _preparation_over(state)
        case on.RecordingBegan() | on.Recorded() | on.RecordingFailed():
            return _recorder(state, event)
        case _:
            return _transcriber(state, event)


def _same(state: State) -> Step:
    return state, ()


def _ask(state: State, event: on.Ask) -> Step:
    if state.stage not in IDLE and state.stage is not Stage.ASKING:
        return _same(state)
    stop = (do.StopSpeech(),) if state.stage is Stage.ASKING else ()
    wanted_s = event.preparation_s
    asked = State(
        stage=Stage.ASKING,
        question=event.question,
        part_of=event.part_of,
        of_interview=event.of_interview,
        preparation_s=state.preparation_s if wanted_s is None else wanted_s,
        muted=state.muted,
    )
    if state.muted:
        return _ready(asked, (*stop, do.GetReady()))
    return asked, (*stop, do.GetReady(), do.Speak(event.question))


def _follow_up(state: State, event: on.FollowUp) -> Step:
    """The answer to it will be part of the take under review, or of the one that is part of."""
    if state.stage is not Stage.REVIEW or state.take_id is None:
        return _same(state)
    return _ask(state, on.Ask(event.question, state.part_of or state.take_id))


def _ready(state: State, effects: tuple[do.Effect, ...] = ()) -> Step:
    preparing = _preparation_s(state) > 0
    return replace(state, stage=Stage.READY, preparing=preparing, left_s=0.0), effects


def _preparation_s(state: State) -> float:
    """A follow-up is answered at once."""
    return 0.0 if state.part_of else state.preparation_s


def _repeat(state: State) -> Step:
    if state.question is None or state.stage not in {Stage.ASKING, Stage.READY}:
        return _same(state)
    stop = (do.StopSpeech(),) if state.stage is Stage.ASKING else ()
    asking = replace(state, stage=Stage.ASKING, preparing=False, problem=None)
    return asking, (*stop, do.Speak(state.question))


def _skip(state: State) -> Step:
    if state.stage is Stage.ASKING:
        return _ready(state, (do.StopSpeech(),))
    if state.stage is Stage.READY and state.preparing:
        return replace(state, preparing=False, left_s=0.0), ()
    return _same(state)


def _mute(state: State) -> Step:
    muted = replace(state, muted=not state.muted)
    if state.stage is Stage.ASKING and muted.muted:
        return _ready(muted, (do.StopSpeech(),))
    return muted, ()


def _press(state: State, event: on.Press) -> Step:
    match state.stage:
        case Stage.ASKING:
            return _record(replace(state, left_s=_preparation_s(state)), (do.StopSpeech(),))
        case Stage.READY:
            return _record(replace(state, left_s=event.left_s if state.preparing else 0.0))
        case Stage.OPENING | Stage.RECORDING | Stage.CONFIRMING:
            return replace(state, stage=Stage.SAVING), (do.StopRecording(),)
        case _:
            return _same(state)


def _record(state: State, effects: tuple[do.Effect, ...] = ()) -> Step:
    if state.question is None:
        return _same(state)
    opening = replace(state, stage=Stage.OPENING, preparing=False, problem=None)
    record = do.Record(state.question, _preparation_s(state), state.part_of)
    return opening, (*effects, record)


def _preparation_over(state: State) -> Step:
    if state.stage is Stage.READY and state.preparing:
        return _record(replace(state, left_s=0.0))
    return _same(state)


def _discard(state: State, event: on.Discard | on.Confirm | on.Decline) -> Step:
    match event, state.stage:
        case on.Discard(), Stage.RECORDING:
            return replace(state, stage=Stage.CONFIRMING), ()
        case on.Decline(), Stage.CONFIRMING:
            return replace(state, stage=Stage.RECORDING), ()
        case on.Confirm(), Stage.CONFIRMING:
            stop = (do.StopTranscription(),) if state.following else ()
            gone = replace(state, stage=Stage.SAVING, discarding=True, following=False)
            return gone, (*stop, do.StopRecording())
        case _:
            return _same(state)


def _open(state: State, event: on.OpenTake) -> Step:
    if state.stage not in IDLE:
        return _same(state)
    take = event.take
    review = replace(_home(state), stage=Stage.REVIEW, question=take.question, take_id=take.id)
    return replace(review, part_of=take.part_of), ()


def _leave(state: State) -> Step:
    match state.stage:
        case Stage.ASKING:
            return _home(state), (do.StopSpeech(),)
        case Stage.OPENING | Stage.RECORDING | Stage.CONFIRMING:
            return replace(state, stage=Stage.SAVING, leaving=True), (do.StopRecording(),)
        case Stage.SAVING:
            return replace(state, leaving=True), ()
        case Stage.TRANSCRIBING:
            return _home(state), (do.StopTranscription(),)
        case _:
            return _home(state), ()


def _set_aside(state: State) -> Step:
    if state.stage in LIVE:
        return _same(state)
    stop = (do.StopSpeech(),) if state.stage is Stage.ASKING else ()
    return _home(state), stop


def _home(state: State) -> State:
    return State(preparation_s=state.preparation_s, muted=state.muted)


def _spoken(state: State, event: on.Spoken | on.SpeechFailed) -> Step:
    if state.stage is not Stage.ASKING:
        return _same(state)
    problem = event.problem if isinstance(event, on.SpeechFailed) else None
    return _ready(replace(state, problem=problem))


def _recorder(state: State, event: on.RecordingBegan | on.Recorded | on.RecordingFailed) -> Step:
    if state.stage not in LIVE:
        return _same(state)
    match event:
        case on.RecordingBegan(take_id=take_id):
            if state.stage is not Stage.OPENING:
                return replace(state, take_id=take_id), ()
            began = replace(state, stage=Stage.RECORDING, take_id=take_id, following=True)
            return began, (do.Transcribe(take_id, None, growing=True),)
        case on.RecordingFailed(problem=problem):
            if state.leaving:
                return _home(state), ()
            if state.discarding:
                return _anew(state), ()
            failed = replace(state, stage=Stage.READY, preparing=False, take_id=None)
            return replace(failed, following=False, problem=problem), ()
        case on.Recorded(take_id=take_id, problem=problem):
            return _recorded(replace(state, take_id=take_id), take_id, problem)


def _recorded(state: State, take_id: str, problem: Problem | None) -> Step:
    if state.discarding and state.leaving:
        return _home(state), (do.Delete(take_id),)
    if state.discarding:
        return _anew(state), (do.Delete(take_id),)
    if state.leaving:
        stop = (do.StopTranscription(),) if state.following else ()
        return _home(state), stop
    now = replace(state, stage=Stage.TRANSCRIBING, problem=problem)
    if state.following:
        return now, ()
    return now, (do.Transcribe(take_id, None),)


def _anew(state: State) -> State:
    """Ready for another answer to the same question; after a false start, first to think on."""
    ready = replace(_home(state), stage=Stage.READY, question=state.question)
    thinking = replace(ready, preparing=state.left_s > 0, left_s=state.left_s)
    return replace(thinking, part_of=state.part_of, of_interview=state.of_interview)


def _transcriber(state: State, event: on.Event) -> Step:
    match event:
        case on.TranscribeAgain(choice=choice):
            if state.stage is not Stage.REVIEW or state.take_id is None:
                return _same(state)
            again = replace(state, stage=Stage.TRANSCRIBING, progress=0.0, doing="", problem=None)
            return replace(again, so_far=None), (do.Transcribe(state.take_id, choice),)
        case on.CancelTranscription():
            if state.stage not in IN_TRANSCRIPTION:
                return _same(state)
            return replace(state, doing="stopping"), (do.StopTranscription(),)
        case (
            on.Progressed(take_id=take_id)
            | on.HeardSoFar(take_id=take_id)
            | on.Transcribed(take_id=take_id)
        ):
            return _heard(state, event) if take_id == state.take_id else _same(state)
        case on.TranscriptionFailed(take_id=take_id):
            return _unheard(state, event) if take_id == state.take_id else _same(state)
        case _:
            return _same(state)


def _heard(state: State, event: on.Event) -> Step:
    if state.stage not in IN_TRANSCRIPTION:
        return _same(state)
    match event:
        case on.Progressed(share=share, doing=doing):
            return replace(state, progress=share, doing=doing), ()
        case on.HeardSoFar(hearing=hearing):
            return replace(state, stage=Stage.FINISHING, so_far=hearing), ()
        case _:
            done = replace(state, stage=Stage.REVIEW, following=False, progress=1.0)
            return replace(done, so_far=None), ()


def _unheard(state: State, event: on.TranscriptionFailed) -> Step:
    if state.stage in LIVE:
        return replace(state, following=False), ()
    if state.stage not in IN_TRANSCRIPTION:
        return _same(state)
    # why the recording ended early is the graver news, and often the cause
    problem = state.problem or event.problem
    return replace(state, stage=Stage.REVIEW, following=False, problem=problem), ()
