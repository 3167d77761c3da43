"""An interview in words, line by line: agenda, stages, and what is to be filled in."""

from collections.abc import Iterator

from voice_interview.interview.blanks import Blank, is_own, suggestions
from voice_interview.interview.state import State
from voice_interview.interview.times import announcement
from voice_interview.model import Question
from voice_interview.model.formats import Kind, Show
from voice_interview.model.interview import OWN_QUESTION, Interview, Part, Stage
from voice_interview.text import allotted, clock


def agenda(state: State) -> Iterator[str]:
    """The phases with their minutes; those gone through are marked."""
    interview = state.interview
    yield f"{interview.format.title}, {allotted(interview.format.seconds)}. {interview.id}"
    for number, phase in enumerate(interview.format.phases):
        begun = number < len(interview.times)
        done = ", done" if begun and interview.times[number].ended_s is not None else ""
        yield f"  {number + 1}. {phase.title}, {allotted(phase.seconds)}{done}"


def left(state: State) -> str:
    """`8:30 left`, or `0:40 over`."""
    if state.left_s >= 0:
        return f"{clock(state.left_s)} left"
    return f"{clock(-state.left_s)} over"


def stage(state: State) -> Iterator[str]:
    """What is said when a stage begins."""
    interview = state.interview
    match state.stage:
        case Stage.OPENING:
            if interview.last_step:
                yield f"Last time you meant to do this: {interview.last_step}"
            if interview.carried:
                yield "Still to ask from last time:"
                yield from (f"  - {line}" for line in interview.carried)
        case Stage.ANNOUNCING:
            number, phases = interview.phase_number + 1, len(interview.format.phases)
            yield f"Part {number} of {phases}: {state.phase.title}, {allotted(state.phase.seconds)}"
            yield announcement(state.phase)
        case Stage.PREPARING if is_own(state):
            yield "Some to choose from; type a number to take one as it is:"
            for number, question in enumerate(suggestions(state), start=1):
                yield f"  {number}. {question.text}"
        case Stage.ASKING:
            yield from _asking(state)
        case Stage.OVER:
            yield "The interview is over." if interview.finished else "The interview has ended."
        case _:
            return


def _asking(state: State) -> Iterator[str]:
    phase, last = state.phase, state.last
    yield f"({phase.title}: {left(state)})"
    if last is None:
        return
    if Show.SHOWS in phase.show and last.question.shows:
        yield f"A good answer shows: {last.question.shows}"
    if Show.TRAP in phase.show and last.question.trap:
        yield f"Take care: {last.question.trap}"
    if Show.NOTES in phase.show:
        yield from notes(state.interview, last.question)
    if phase.kind is Kind.ASK:
        yield from (f"Still to ask: {line}" for line in state.interview.carried)


def notes(interview: Interview, question: Question) -> Iterator[str]:
    """Notes on the question; on one's turn to ask, the questions one wrote down."""
    note = interview.value(Part.NOTE, question.id)
    if note:
        yield f"Your notes: {note}"
    if question.id == OWN_QUESTION:
        yield from (f"  {e.name}. {e.value}" for e in interview.values(Part.OWN))


def prompt(state: State, blank: Blank) -> str:
    match blank.part:
        case Part.NOTE:
            shows = blank.about.shows if blank.about and Show.SHOWS in state.phase.show else ""
            aim = f" (shows: {shows})" if shows else ""
            return f"Notes on: {blank.label}{aim}"
        case Part.OWN:
            return f"{blank.label}, or Enter for none:"
        case _ if blank.choices:
            numbered = ", ".join(f"{n} {word}" for n, word in enumerate(blank.choices, start=1))
            return f"{blank.label}? {numbered}".replace("??", "?")
        case _:
            return f"{blank.label}:"


def read(blank: Blank, line: str, suggested: tuple[Question, ...]) -> str | None:
    """What was meant by `line`; empty leaves the blank; None when it cannot be meant."""
    number = int(line) if line.isascii() and line.isdigit() and len(line) < 4 else 0
    if blank.choices and line:
        if 1 <= number <= len(blank.choices):
            return blank.choices[number - 1]
        return next((word for word in blank.choices if word.startswith(line.lower())), None)
    if blank.part is Part.OWN and 1 <= number <= len(suggested):
        return suggested[number - 1].text
    return line


def hint(state: State) -> str:
    """What the keys do when nothing is left to fill in."""
    match state.stage:
        case Stage.AFTER if state.may_retake:
            return "Enter goes on, a answers once more, q leaves the interview for later."
        case Stage.AFTER | Stage.OPENING | Stage.PREPARING | Stage.DEBRIEF:
            return "Enter goes on, q leaves the interview for later."
        case _:
            return ""
