"""What can be filled in at this moment of an interview. Pure; every front end shows the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from voice_interview.interview.state import State
from voice_interview.model import Question
from voice_interview.model.formats import RATINGS, Kind
from voice_interview.model.interview import DONE, KNOWN, TO_ASK_NEXT, Part, Stage


@dataclass(frozen=True, slots=True)
class Blank:
    part: Part
    name: str
    label: str
    choices: tuple[str, ...] = ()
    """What it may hold; empty: any words."""
    asked: int | None = None
    about: Question | None = None
    """The question that a note is on."""


def blanks(state: State) -> tuple[Blank, ...]:
    match state.stage:
        case Stage.OPENING if state.interview.last_step:
            return (Blank(Part.DID, "", "Did you?", DONE),)
        case Stage.PREPARING:
            return tuple(_preparing(state))
        case Stage.AFTER:
            number = len(state.interview.asked) - 1
            return tuple(
                Blank(Part.FEEDBACK, field, field, asked=number) for field in state.phase.fields
            )
        case Stage.DEBRIEF:
            return tuple(_debrief(state))
        case _:
            return ()


def value(state: State, blank: Blank) -> str:
    """What stands there now."""
    return state.interview.value(blank.part, blank.name, blank.asked)


def is_own(state: State) -> bool:
    """This preparation is for questions that the candidate will ask."""
    return state.phase.kind is Kind.PREPARE and state.phase.least > 0


def suggestions(state: State) -> tuple[Question, ...]:
    """The bank's questions to choose from while writing one's own."""
    return state.interview.drawn[state.interview.phase_number] if is_own(state) else ()


def _preparing(state: State) -> Iterator[Blank]:
    if is_own(state):
        for number in range(1, state.phase.count + 1):
            yield Blank(Part.OWN, str(number), f"Question {number}")
        return
    for question in state.interview.drawn[state.interview.phase_number]:
        yield Blank(Part.NOTE, question.id, question.text, about=question)


def _debrief(state: State) -> Iterator[Blank]:
    phase = state.phase
    for line in phase.checklist:
        yield Blank(Part.CHECK, line, line, (KNOWN, TO_ASK_NEXT))
    for line in phase.rubric:
        yield Blank(Part.RATING, line, line, RATINGS)
    for field in phase.fields:
        yield Blank(Part.FIELD, field, field)
    if phase.action_step:
        yield Blank(Part.STEP, "", "One step before the next time")
