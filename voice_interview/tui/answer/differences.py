"""Two takes side by side as lines of figures, each with what became of it. Pure."""

from collections.abc import Iterator

from textual.content import Content

from voice_interview.analysis.several.comparison import Difference, PartPair
from voice_interview.analysis.several.measures import Verdict
from voice_interview.analysis.several.trend import FEWEST
from voice_interview.model import Report
from voice_interview.tui.answer.beside import FIRST, SECOND, Beside
from voice_interview.tui.answer.story import SIGNS
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.drawing.course import VERDICTS

TITLE, VALUE, STEP = 24, 5, 6
"""Cells of a line's parts."""
USUAL = ("as usual", render.MUTED)
"""In place of "no clear change" where there is no room for it."""


def heading(beside: Beside, heard: int) -> Content:
    """Which two takes these are; the one that is heard has a sign."""
    parts = []
    for side, letter in ((FIRST, "A"), (SECOND, "B")):
        take = beside.sides[side].take
        length = render.clock(take.capture.duration_s) if take.capture else wording.UNKNOWN
        best = beside.best is not None and beside.best.take_id == take.id
        parts.append(
            render.row(
                render.line("▸" if side == heard else " ", render.HEADING),
                render.line(letter, render.HEADING if side == heard else render.STRONG),
                render.line(f" {wording.moment(take.recorded_at)}  {length}", render.MUTED),
                render.line(" ★ best" if best else "", render.GOOD),
            )
        )
    return Content("   ").join(parts)


def lines(beside: Beside, width: int) -> Content:
    """All figures with their differences, the parts of the story, and the best so far."""
    found = beside.comparison
    told = [
        render.row(
            render.column("", TITLE),
            render.number("A", VALUE, render.MUTED),
            render.column("", 3),
            render.number("B", VALUE, render.MUTED),
        ),
        *(_figure(one) for one in found.differences),
        render.NOTHING,
        *_story(found.parts),
        *_explained(beside),
    ]
    return render.lines(
        line if line.cell_length <= width else render.beside(render.NOTHING, line, width)
        for line in told
    )


def _figure(one: Difference) -> Content:
    first, second = (
        wording.UNKNOWN if value is None else one.measure.told(value)
        for value in (one.first, one.second)
    )
    return render.row(
        render.column(one.measure.brief, TITLE, render.MUTED),
        render.number(first, VALUE, render.STRONG),
        render.line(" → ", render.MUTED),
        render.number(second, VALUE, render.STRONG),
        render.number(_step(one), STEP),
        render.line(" "),
        _verdict(one),
    )


def _step(one: Difference) -> str:
    step = one.step
    if step is None:
        return ""
    if step == 0:
        return "same"
    return f"{'+' if step > 0 else '−'}{one.measure.told(abs(step))}"


def _verdict(one: Difference) -> Content:
    if not one.alike and one.first is not None and one.second is not None:
        return render.line("≠ unlike", render.MUTED)
    if one.verdict is None or one.step == 0:
        return render.NOTHING
    usual = one.verdict is Verdict.NO_CLEAR_CHANGE
    return render.line(*(USUAL if usual else VERDICTS[one.verdict]))


def _story(parts: tuple[PartPair, ...]) -> Iterator[Content]:
    if all(one.first is None and one.second is None for one in parts):
        yield render.line("Neither take tells a story.", render.MUTED)
        return
    for one in parts:
        yield render.row(
            render.column(one.part.value.capitalize(), TITLE - 8, render.MUTED),
            _status(one.first),
            render.line(" → ", render.MUTED),
            _status(one.second),
        )


def _status(status: str | None) -> Content:
    if status is None:
        return render.number("no story", 8 + VALUE, render.MUTED)
    sign, style = SIGNS[status]
    return render.number(f"{sign} {status}", 8 + VALUE, style)


def _explained(beside: Beside) -> Iterator[Content]:
    """The best so far, and what the words beside the figures mean."""
    yield render.NOTHING
    if beside.best is not None:
        letters = {beside.sides[FIRST].take.id: "A", beside.sides[SECOND].take.id: "B"}
        which = letters.get(beside.best.take_id) or f"{wording.moment(beside.best_at)}, neither"
        told = f" {beside.best.why}"
        yield render.row(render.line(f"★ Best so far: {which}.", render.GOOD), render.line(told))
    figures = beside.comparison.differences
    if all(one.needed is None for one in figures):
        yield render.line(
            f"From {FEWEST} takes on, this also says which differences are more than chance.",
            render.MUTED,
        )
    elif any(one.verdict is Verdict.NO_CLEAR_CHANGE for one in figures):
        usual = "As usual: no more than your takes usually differ."
        yield render.line(usual, render.MUTED)
    if any(map(_at_least, (beside.comparison.first, beside.comparison.second))):
        missed = "Filler sounds: some um and uh may have been missed."
        yield render.line(missed, render.MUTED)
    if any(not one.alike and None not in {one.first, one.second} for one in figures):
        yield render.line("Unlike: the two were counted in different ways.", render.MUTED)


def _at_least(report: Report) -> bool:
    """Filler sounds were counted, but perhaps not all of them."""
    found = report.fillers
    return found is not None and found.heard is not None and found.at_least
