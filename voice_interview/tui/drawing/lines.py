"""Lines of lists: a question, a take, a notice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual.content import Content

from voice_interview.model import Advice, Question, TakeRow, TakeState
from voice_interview.second_pass import Arrived
from voice_interview.studio import Studio
from voice_interview.text import count
from voice_interview.tui.drawing import render, wording

DUE = 6
"""Cells for the word that begins a line of what is due."""


def question(asked: Question, practised: bool) -> Content:
    """`practised`: it was answered before, and has a tick."""
    return render.row(
        render.column("✓" if practised else "", 2, render.MUTED),
        render.column(asked.theme, 15, render.MUTED),
        render.number(render.clock(asked.target_s), 5, render.MUTED),
        render.column("", 2),
        render.line(asked.text),
    )


def takes_heading() -> Content:
    return render.row(
        render.column("Last takes", 17, render.HEADING),
        render.number("Length", 6, render.MUTED),
        render.number("wpm", 6, render.MUTED),
        render.number("fill/min", 10, render.MUTED),
        render.column("", 2),
        render.line("STAR", render.MUTED),
    )


def take(row: TakeRow) -> Content:
    """What `facts` says, and the question."""
    return render.row(facts(row), render.column("", 2), render.line(row.take.question.text))


def facts(row: TakeRow) -> Content:
    """When, how long, key figures or what is missing."""
    kept = row.take
    length = render.clock(kept.capture.duration_s) if kept.capture else wording.UNKNOWN
    missing = wording.state(row)
    figures = (
        render.row(render.column("", 2), render.column(f"! {missing}", 20, render.WARNING))
        if missing
        else render.row(
            render.number(wording.pace(row.figures), 6),
            render.number(wording.fillers(row.figures), 10),
            render.column("", 2),
            render.column(row.figures.star if row.figures else "", 4, render.STRONG),
        )
    )
    return render.row(
        render.column(wording.moment(kept.recorded_at), 15, render.MUTED),
        render.number(length, 6, render.STRONG),
        figures,
    )


def _rewritten(takes: Mapping[str, Arrived]) -> str:
    """What a second pass brought; at least one."""
    names = ", ".join(sorted({wording.recogniser(one.transcript) for one in takes.values()}))
    answers = "1 answer was" if len(takes) == 1 else f"{len(takes)} answers were"
    return f"{answers} transcribed again by {names}"


def due(
    rewritten: Mapping[str, Arrived],
    interview: str,
    takes: Sequence[TakeRow],
    step: str,
    advice: Advice | None,
    story: str,
) -> Iterator[tuple[str, ...]]:
    """For each line the word it begins with, and its wordings, the longest first. The most pressing
    line comes first: two have room. What the user set themselves stands in place of what the
    program found.

    `interview` is one left open; `takes` the last ones, or none while words of one are to come.
    """
    if rewritten:
        came = _rewritten(rewritten)
        yield "New", f"{came}; both are kept.", f"{came}."
    if interview:
        keys = "i, then Enter resumes"
        yield "Due", f"{keys} the interview “{interview}”.", f"{keys} “{interview}”."
    yield from _untranscribed(takes)
    if step:
        yield "Due", f"You meant to: {step}"
    elif advice is not None:
        title, theme = advice.focus.title, advice.take.question.theme
        when, day = wording.moment(advice.take.recorded_at), wording.day(advice.take.recorded_at)
        told = ", ".join(filter(None, (theme, when))), when, day
        yield "Due", *(f"Work on (w): {title} ({one})" for one in told), f"w: {title} ({day})"
    if story:
        yield "Due", f"Story bank (b): {story}", f"b: {story}"


def _untranscribed(takes: Sequence[TakeRow]) -> Iterator[tuple[str, ...]]:
    without = [row for row in takes if row.take.state is TakeState.RECORDED]
    if without and without == list(takes[:1]):
        yield "Due", "Tab, Enter, then t transcribes your last answer."
    elif without:
        number = count(len(without), "of your last answers is", "of your last answers are")
        ways = "Tab, mark one, Enter, t."
        yield "Due", f"{number} not transcribed: {ways}", f"{len(without)} not transcribed: {ways}"


def due_lines(found: Iterable[tuple[str, ...]], width: int) -> Content:
    """What `due` gave, each in its longest wording that fits."""
    return render.lines(
        render.row(
            render.column(word, DUE, render.HEADING),
            render.line(render.first_fitting(wordings, width - DUE), render.MUTED),
        )
        for word, *wordings in found
    )


def notices(studio: Studio) -> Iterator[str]:
    """What the user should know before anything else, one sentence each."""
    recovered = len(studio.library.recovered())
    if recovered == 1:
        yield "The program ended last time while you were speaking. The take was saved: see below."
    elif recovered:
        yield f"{recovered} takes were cut off while you were speaking. They were saved: see below."
    if studio.library.read_only:
        yield "Another window is using these recordings. This one can show them, but not record."
    yield from studio.notices
