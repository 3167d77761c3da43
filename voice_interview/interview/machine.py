"""`step`: the whole interview on one page."""

from dataclasses import replace

from voice_interview.interview import effects as do
from voice_interview.interview import events as on
from voice_interview.interview import times
from voice_interview.interview.asking import main_take, next_question
from voice_interview.interview.state import State
from voice_interview.model.formats import Kind, Show
from voice_interview.model.interview import Asked, Entry, Interview, PhaseTime, Stage

Effects = tuple[do.Effect, ...]
Step = tuple[State, Effects]


def step(state: State, event: on.Event) -> Step:
    """The next state and what to do about it. Total: no event raises in any stage."""
    if state.stage is Stage.OVER and not isinstance(event, on.Write):
        return state, ()
    after, effects = _step(state, event)
    if after is state:
        return state, ()
    if after.paused:
        effects = tuple(e for e in effects if not isinstance(e, do.Announce | do.Ask))
    if isinstance(event, on.Tick) and not effects and _same_tens(state, after):
        return after, ()
    return after, (do.Keep(), *effects)


def _same_tens(before: State, after: State) -> bool:
    """Ten seconds of the clock are the most that a crash may cost."""
    return before.at_s // 10 == after.at_s // 10


def _step(state: State, event: on.Event) -> Step:
    match event:
        case on.Begin():
            return _begin(state)
        case on.Pause():
            return (state if state.paused else replace(state, paused=True)), _silence(state)
        case on.Write():
            return _written(state, event), ()
        case on.End():
            return _over(state, finished=False)
        case on.Tick():
            return times.passed(state, event, _next_phase)
        case on.AnswerBegan() | on.AnswerEnded() | on.AnswerDropped():
            return _answer(state, event)
        case _ if state.paused:
            return state, ()
        case on.GoOn(probe=probe):
            return _go_on(state, probe)
        case on.Announced():
            return _announced(state) if state.stage is Stage.ANNOUNCING else (state, ())
        case on.NextPhase():
            return _leave_phase(state)
        case on.Pass():
            return _pass(state)
        case on.Again():
            return _again(state)


def _begin(state: State) -> Step:
    """Take up the thread where it lies."""
    if not state.paused:
        return state, ()
    state = replace(state, paused=False)
    last = state.last
    match state.stage:
        case Stage.OPENING if not (state.interview.last_step or state.interview.carried):
            return _next_phase(state)
        case Stage.ANNOUNCING:
            return state, (do.Announce(times.announcement(state.phase)),)
        case Stage.ASKING if last is not None:
            return state, (_ask(state, last),)
        case _:
            return state, ()


def _silence(state: State) -> Effects:
    return (do.StopAnnouncing(),) if state.stage is Stage.ANNOUNCING else ()


def _written(state: State, event: on.Write) -> State:
    """What is written anew stays where it stood."""
    entries = {(e.part, e.name, e.asked): e for e in state.interview.entries}
    place = (event.part, event.name, event.asked)
    if event.value:
        entries[place] = Entry(event.part, event.name, event.value, event.asked)
    else:
        entries.pop(place, None)
    return state.having(entries=tuple(entries.values()))


def _go_on(state: State, probe: str) -> Step:
    match state.stage:
        case Stage.OPENING | Stage.PREPARING | Stage.DEBRIEF:
            return _next_phase(state)
        case Stage.ANNOUNCING:
            entered, effects = _announced(state)
            return entered, (do.StopAnnouncing(), *effects)
        case Stage.AFTER:
            return _next_question(state, probe)
        case _:
            return state, ()


def _leave_phase(state: State) -> Step:
    if state.stage in {Stage.OPENING, Stage.OVER} or state.recording_since_s is not None:
        return state, ()
    return _next_phase(_passed(state) if state.stage is Stage.ASKING else state)


def _pass(state: State) -> Step:
    if state.stage is not Stage.ASKING or state.recording_since_s is not None:
        return state, ()
    return _next_question(_passed(state))


def _passed(state: State) -> State:
    return _last(state, passed=True, take_id="")


def _again(state: State) -> Step:
    last = state.last
    if last is None or not state.may_retake:
        return state, ()
    again = _last(
        state, take_id="", length_s=None, cut=False, earlier=(*last.earlier, last.take_id)
    )
    again = again.having(stage=Stage.ASKING)
    return again, (do.SetAside(), _ask(again, last))


def _answer(state: State, event: on.AnswerBegan | on.AnswerEnded | on.AnswerDropped) -> Step:
    last = state.last
    if state.stage is not Stage.ASKING or last is None:
        return state, ()
    match event:
        case on.AnswerBegan(take_id=take_id):
            began = _last(state, take_id=take_id)
            return replace(began, recording_since_s=state.at_s), ()
        case on.AnswerDropped():
            return replace(_last(state, take_id="", cut=False), recording_since_s=None), ()
        case on.AnswerEnded(take_id=take_id, length_s=length_s):
            if take_id != last.take_id:
                return state, ()
            ended = replace(_last(state, length_s=length_s), recording_since_s=None)
            return _answered(ended)


def _answered(state: State) -> Step:
    phase = state.phase
    if Show.REPORT in phase.show:
        return state.having(stage=Stage.AFTER), ()
    if phase.fields or phase.retakes:
        return state.having(stage=Stage.AFTER), (do.SetAside(),)
    return _next_question(state)


def _next_question(state: State, probe: str = "") -> Step:
    asked = next_question(state, probe)
    if asked is None:
        return _next_phase(state)
    asking = state.having(stage=Stage.ASKING, asked=(*state.interview.asked, asked))
    return asking, (do.SetAside(), _ask(asking, asked))


def _ask(state: State, asked: Asked) -> do.Ask:
    part_of = main_take(state) if asked.follow_up else ""
    preparation_s = 0.0 if asked.follow_up else state.phase.preparation_s
    return do.Ask(asked.question, preparation_s, part_of)


def _next_phase(state: State) -> Step:
    interview = state.interview
    if len(interview.times) == len(interview.format.phases):
        return _over(state, finished=True)
    begun = (*_closed(interview), PhaseTime(interview.elapsed_s))
    after = replace(state, told=frozenset()).having(times=begun, stage=Stage.ANNOUNCING)
    return after, (do.SetAside(), do.Announce(times.announcement(after.phase)))


def _announced(state: State) -> Step:
    match state.phase.kind:
        case Kind.PREPARE:
            return state.having(stage=Stage.PREPARING), ()
        case Kind.DEBRIEF:
            return state.having(stage=Stage.DEBRIEF), ()
        case _:
            return _next_question(state)


def _over(state: State, finished: bool) -> Step:
    if state.recording_since_s is not None:
        return state, ()
    over = state.having(stage=Stage.OVER, times=_closed(state.interview), finished=finished)
    return over, (*_silence(state), do.SetAside())


def _closed(interview: Interview) -> tuple[PhaseTime, ...]:
    """The times, with the last phase ended now."""
    if not interview.times:
        return ()
    *before, last = interview.times
    return (*before, replace(last, ended_s=interview.elapsed_s))


def _last(state: State, **facts: object) -> State:
    """With other facts about the last question."""
    *before, last = state.interview.asked
    changed = replace(last, **facts)  # type: ignore[arg-type]
    return state.having(asked=(*before, changed))
