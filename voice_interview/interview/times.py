"""What the passing of time does in an interview: reminders, and the cut where the format has one.

Pure.
"""

from collections.abc import Callable
from dataclasses import replace

from voice_interview.interview import effects as do
from voice_interview.interview.events import Tick
from voice_interview.interview.state import State
from voice_interview.model.formats import Overrun, Phase
from voice_interview.model.interview import Stage

Step = tuple[State, tuple[do.Effect, ...]]

HALF, LIMIT, CUT = "half", "limit", "cut"


def announcement(phase: Phase) -> str:
    """What the interviewer says when a phase begins."""
    return phase.says or f"{phase.title}. We have {spoken_minutes(phase.minutes)} for this."


def spoken_minutes(minutes: float) -> str:
    if minutes == 1:
        return "one minute"
    if minutes < 1:
        return f"{minutes * 60:g} seconds"
    return f"{minutes:g} minutes"


def passed(state: State, tick: Tick, next_phase: Callable[[State], Step]) -> Step:
    """The clock has gone on; it stands while nothing is timed."""
    if not state.running or tick.passed_s <= 0:
        return state, ()
    later = state.having(elapsed_s=state.at_s + tick.passed_s)
    later, reminders = _remind(later)
    after, effects = _cut(later, tick, next_phase)
    return after, (*reminders, *effects)


def _remind(state: State) -> Step:
    """Of the later of two moments, when both have gone by since the last tick."""
    phase = state.phase
    due = ""
    if state.in_phase_s >= phase.seconds / 2:
        due = HALF
    if state.left_s <= 0:
        due = LIMIT
    if not due or due in state.told:
        return state, ()
    text = (
        f"The time for {phase.title} is over."
        if due == LIMIT
        else f"Half of the time for {phase.title} is over."
    )
    told = state.told | {due}
    return replace(state, told=told), (do.Remind(text, aloud=state.interview.format.remind),)


def _cut(state: State, tick: Tick, next_phase: Callable[[State], Step]) -> Step:
    phase = state.phase
    if phase.overrun is not Overrun.CUT:
        return state, ()
    if state.recording_since_s is not None:
        return _cut_answer(state)
    if state.left_s > 0 or not tick.cuts or state.stage is Stage.DEBRIEF:
        return state, ()
    return next_phase(state)


def _cut_answer(state: State) -> Step:
    answer_s = state.at_s - (state.recording_since_s or 0.0)
    too_long = bool(state.phase.limit_s) and answer_s >= state.phase.limit_s
    last = state.last
    if last is None or last.cut or not (too_long or state.left_s <= 0):
        return state, ()
    *before, _ = state.interview.asked
    return state.having(asked=(*before, replace(last, cut=True))), (do.StopAnswer(),)
