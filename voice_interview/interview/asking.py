"""Which question comes next in a phase. Pure."""

from dataclasses import replace

from voice_interview.interview.state import State
from voice_interview.model import FOLLOW_UP, TO_ASK, Question
from voice_interview.model.formats import Kind
from voice_interview.model.interview import OWN_QUESTION, Asked

OWN_TARGET_S = 15.0
"""A question of one's own is asked in one breath or two."""
FOLLOW_UP_TARGET_S = 45.0


def next_question(state: State, probe: str) -> Asked | None:
    """What is asked now; None when the phase has had its number, or its time.

    `probe` is what the answer before left open: it takes the place of the bank's first follow-up.
    """
    here = state.asked_here
    if here and state.left_s <= 0:
        return None
    number = state.interview.phase_number
    follow_up = _follow_up(state, probe)
    if follow_up is not None:
        return Asked(number, follow_up, follow_up=True)
    if state.phase.kind is Kind.ASK:
        return Asked(number, _turn(state)) if len(here) < state.phase.count else None
    done = {one.question.id for one in here}
    for question in state.interview.drawn[number]:
        if question.id not in done:
            target_s = state.phase.target_s or question.target_s
            return Asked(number, replace(question, target_s=target_s))
    return None


def main_take(state: State) -> str:
    """The take of the question that the present follow-up belongs to."""
    for one in reversed(state.asked_here):
        if not one.follow_up:
            return one.take_id
    return ""


def _follow_up(state: State, probe: str) -> Question | None:
    """The next probe into the answer before."""
    for given, one in enumerate(reversed(state.asked_here)):
        if one.passed:
            return None
        if not one.follow_up:
            probes = (probe, *one.question.follow_ups[1:]) if probe else one.question.follow_ups
            probes = probes[: state.phase.follow_ups]
            return _probe(probes[given]) if given < len(probes) else None
    return None


def _probe(text: str) -> Question:
    return Question(
        id="",
        text=text,
        target_s=FOLLOW_UP_TARGET_S,
        expects_story=False,
        tags=(FOLLOW_UP,),
    )


def _turn(state: State) -> Question:
    else_ = "else " if state.asked_here else ""
    return Question(
        id=OWN_QUESTION,
        text=f"What {else_}would you like to ask me?",
        theme="your questions",
        target_s=state.phase.target_s or OWN_TARGET_S,
        expects_story=False,
        tags=(TO_ASK,),
    )
