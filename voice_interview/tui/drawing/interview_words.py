"""An interview as the screen shows it: agenda, the moment, what is to be filled in. Pure."""

from collections.abc import Iterator

from textual.content import Content

from voice_interview.interview.asking import next_question
from voice_interview.interview.blanks import Blank, is_own
from voice_interview.interview.state import State
from voice_interview.interview.telling import Section, heading, standing
from voice_interview.interview.times import announcement
from voice_interview.model import Question
from voice_interview.model.formats import Kind, Show
from voice_interview.model.interview import OWN_QUESTION, Interview, Part, Stage
from voice_interview.text import allotted
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.drawing.ways_out import by_key

LABEL_WIDTH = 34
TIMED = 72
"""From so many cells on a line of the list tells how long an interview lasted."""


def agenda(state: State) -> Content:
    """A line for each phase: what is done, what runs with the time left, what comes."""
    return render.lines(_agenda(state))


def _agenda(state: State) -> Iterator[Content]:
    interview = state.interview
    for number, phase in enumerate(interview.format.phases):
        begun = number < len(interview.times)
        here = begun and number == interview.phase_number and not interview.over
        sign = "▸" if here else "✓" if begun else " "
        style = render.STRONG if here else render.MUTED
        yield render.row(
            render.column(sign, 2, render.HEADING),
            render.column(phase.title, 32, style),
            render.number(allotted(phase.seconds), 8, render.MUTED),
            render.number(left(state) if here else "", 14, style),
        )


def left(state: State) -> str:
    """`8:30 left`, or `0:40 over`."""
    over = "left" if state.left_s >= 0 else "over"
    return f"{render.clock(abs(state.left_s))} {over}"


def one_line(state: State) -> Content:
    """Where the interview stands, above the question."""
    number = len([one for one in state.asked_here if not one.follow_up])
    questions = len(state.interview.drawn[state.interview.phase_number])
    many = state.phase.count if state.phase.kind is Kind.ASK else questions
    parts = (heading(state.interview), f"{state.phase.title} {number} of {many}", left(state))
    return render.line(" · ".join(parts), render.MUTED)


def beside(state: State) -> Content:
    """What the format shows beside the question while nobody speaks."""
    last = state.last
    if last is None or state.stage is not Stage.ASKING:
        return render.NOTHING
    return render.lines(render.text(line, render.MUTED) for line in _beside(state, last.question))


def _beside(state: State, question: Question) -> Iterator[str]:
    show, interview = state.phase.show, state.interview
    if Show.SHOWS in show and question.shows:
        yield wording.shows(question)
    if Show.TRAP in show and question.trap:
        yield f"Take care: {question.trap}"
    note = interview.value(Part.NOTE, question.id)
    if Show.NOTES in show and note:
        yield f"Your notes: {note}"
    if question.id == OWN_QUESTION:
        if Show.NOTES in show:
            yield from (f"{entry.name}. {entry.value}" for entry in interview.values(Part.OWN))
        yield from (f"Still to ask: {line}" for line in interview.carried)


def moment(state: State) -> Content:
    """What is going on, above the fields."""
    return render.lines(_moment(state))


def _moment(state: State) -> Iterator[Content]:
    if state.paused and not state.interview.over:
        yield render.line("Paused: the clock has stopped", render.HEADING)
        yield render.text(
            "What you said and wrote is kept. Space continues, Esc leaves it for later."
        )
        return
    match state.stage:
        case Stage.OPENING:
            yield from _opening(state.interview)
        case Stage.ANNOUNCING:
            yield render.line(state.phase.title, render.HEADING)
            yield render.text(announcement(state.phase), render.STRONG)
        case Stage.PREPARING:
            yield render.line("Your questions" if is_own(state) else "Notes", render.HEADING)
            if is_own(state):
                least = f"Write at least {state.phase.least}. "
                yield render.text(f"{least}Enter offers some, or lets you write your own.")
            else:
                yield render.text("Enter writes a note on the marked question.")
        case Stage.AFTER:
            yield from _after(state)
        case Stage.DEBRIEF:
            yield render.line("Looking back", render.HEADING)
            yield render.text("Enter fills in the marked line.")
        case _:
            return


def _opening(interview: Interview) -> Iterator[Content]:
    if interview.last_step:
        yield render.line("Last time you meant to do this", render.HEADING)
        yield render.text(interview.last_step, render.STRONG)
    if interview.carried:
        yield render.line("Still to ask from last time", render.HEADING)
        yield from (render.text(f"· {line}") for line in interview.carried)


def _after(state: State) -> Iterator[Content]:
    last = state.last
    if last is None:
        return
    aimed = f"{render.clock(last.length_s or 0.0)}, aimed at {render.clock(last.question.target_s)}"
    cut = "; ended at the limit" if last.cut else ""
    yield render.line("Answered", render.HEADING)
    yield render.text(last.question.text, render.STRONG)
    yield render.line(f"{aimed}{cut}", render.MUTED)


def hint(state: State) -> str:
    """What Space does now."""
    if state.interview.over or state.paused:
        return ""
    match state.stage:
        case Stage.ANNOUNCING:
            return "Space goes on at once."
        case Stage.AFTER:
            follows = _next_part(state) if next_question(state, "") is None else "next question"
            return f"Space: {follows}.{' a: answer once more.' if state.may_retake else ''}"
        case Stage.PREPARING:
            return "Space: I am ready."
        case Stage.DEBRIEF:
            return f"Space: {_next_part(state)}."
        case _:
            return "Space: go on."


def ends(state: State) -> bool:
    """Whether Space ends the interview: there is no way back into one that is over."""
    if state.paused or state.interview.phase_number < len(state.interview.format.phases) - 1:
        return False
    asked_all = state.stage is Stage.AFTER and next_question(state, "") is None
    return asked_all or state.stage is Stage.DEBRIEF


def _next_part(state: State) -> str:
    return "end the interview" if ends(state) else "go on"


def blank(one: Blank, value: str, longest: int) -> Content:
    """A line to fill in, with what stands there; a note on a question stands below the list.
    `longest`: cells of the longest label in the list."""
    if one.about is not None:
        sign = render.column("✎" if value else "", 2, render.GOOD)
        return render.row(sign, render.line(one.label))
    return render.row(
        render.column("✓" if value else "", 2, render.GOOD),
        render.column(one.label, min(longest, LABEL_WIDTH + 10)),
        render.line(f"  {value}", render.STRONG),
    )


def about_blank(one: Blank, value: str) -> Content:
    """All of a marked line: a question to prepare for with what it should show and the note on it,
    or what was filled in."""
    if one.about is None:
        return render.lines((render.line(one.label, render.STRONG), render.text(value)))
    question, note = one.about, value
    shows = wording.shows(question)
    return render.lines(
        (
            render.text(question.text, render.STRONG),
            *((render.text(shows, render.MUTED),) if shows else ()),
            *((render.text(f"✎ {note}"),) if note else ()),
        )
    )


def section(told: Section, width: int) -> Content:
    """One section of the report."""
    title = render.hanging(render.NOTHING, told.title, width).stylize(render.HEADING)
    return render.lines(
        (
            title,
            *(render.hanging(render.line("  "), by_key(line), width) for line in told.lines),
        )
    )


def past(interview: Interview, width: int) -> Content:
    """A line of the list of interviews; how long each lasted where there is room for it."""
    facts = render.row(
        render.column(standing(interview), 13, render.MUTED),
        render.column(lasted(interview), 16 if width >= TIMED else 0, render.MUTED),
        render.column(wording.moment(interview.begun_at), 15, render.MUTED),
    )
    title = min(LABEL_WIDTH, width - facts.cell_length)
    return render.row(render.column(heading(interview), title), facts)


def lasted(interview: Interview) -> str:
    """On its own clock, and how long was planned."""
    return f"{render.clock(interview.elapsed_s)} of {render.clock(interview.format.seconds)}"
