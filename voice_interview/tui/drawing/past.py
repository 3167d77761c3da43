"""Takes as lines of a table. Pure."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content

from voice_interview.analysis.finding import AROUND, Match
from voice_interview.model import Figures, StarPart, TakeRow
from voice_interview.tui.drawing import render, wording

COLUMNS = (("When", 15), ("Length", 6), ("wpm", 3), ("fill/min", 8), ("STAR", 4))
"""Headings and widths in cells; the question has what is left."""
MISSING = "-"
"""In place of the letter of a part; a small letter is a thin part."""
MISSED = "some um and uh may have been missed"


def cells(row: TakeRow, width: int) -> tuple[Text, ...]:
    """One take, the question cut to `width`; what is wrong stands in words before it."""
    take, figures = row.take, row.figures
    length = render.clock(take.capture.duration_s) if take.capture else wording.UNKNOWN
    missing = wording.state(row)
    signs = [f"! {missing} ·"] if missing else []
    if take.recovered and not missing:
        signs.append("recovered ·")
    if take.starred:
        signs.append("★")
    if take.part_of:
        signs.append("↳")
    if take.note:
        signs.append("✎")
    return (
        render.cell(wording.moment(take.recorded_at)),
        render.number_cell(length),
        render.number_cell(wording.pace(figures)),
        render.number_cell(wording.fillers(figures)),
        render.cell(figures.star if figures else "", "bold"),
        render.cell(render.column(" ".join((*signs, take.question.text)), width).plain),
    )


def title(number: int, words: str, question: str, first: str, *, whole: bool) -> Content:
    """How many takes are shown, and which.

    `first`: when the take was recorded that another one is to be set beside.
    """
    parts = [f"{number}" if whole else f"the newest {number}"]
    if words:
        parts.append(f"with “{words}”")
    if question:
        parts.append(f"of “{question}”")
    if first:
        parts.append(f"· v sets a take beside {first}")
    return render.row(
        render.line("Takes", render.HEADING), render.line("  " + " ".join(parts), render.MUTED)
    )


def about(row: TakeRow, width: int, met: tuple[Match, ...], at: int) -> Content:
    """More on the take under the cursor, and where what was looked for is met in it."""
    take = row.take
    lines = [render.hanging(render.NOTHING, take.question.text, width)]
    if take.tags:
        tags = "  ".join(f"#{one}" for one in take.tags)
        lines.append(render.hanging(render.line("Tags  ", render.MUTED), tags, width))
    if take.note:
        lines.append(render.hanging(render.line("Note  ", render.MUTED), take.note, width))
    if take.failure:
        lines.append(render.line(f"! {take.failure}", render.WARNING))
    elif met:
        lines.append(_match(met[at], at, len(met), width))
    elif row.excerpt:
        lines.append(render.line(f"“{row.excerpt}”", render.MUTED))
    signs = tuple(_signs(row.figures)) if row.figures is not None else ()
    beside = "   ".join(signs)
    below = (beside,) if beside and cell_len(beside) <= width else signs
    lines += (render.line(sign, render.MUTED) for sign in below)
    return render.lines(lines)


def _signs(figures: Figures) -> Iterator[str]:
    """What the signs in the line of the table mean."""
    if figures.fillers_at_least:
        none = wording.fillers(figures) == wording.NONE_FOUND
        sign = wording.NONE_FOUND if none else f"{wording.AT_LEAST} at least"
        yield f"{sign}: {MISSED}"
    weak = [
        f"{part.value} {'missing' if sign == MISSING else 'thin'}"
        for part, sign in zip(StarPart, figures.star, strict=False)
        if not sign.isupper()
    ]
    if weak:
        yield f"STAR  {', '.join(weak)}"


def _match(match: Match, at: int, number: int, width: int) -> Content:
    """One line, cut on both sides so that the match itself is in it."""
    when = wording.UNKNOWN if match.start_s is None else render.clock(match.start_s)
    head = f"{when}  " if number == 1 else f"{when}  {at + 1} of {number}  "
    room = max(0, (width - len(head) - len(match.text)) // 2 - 2)
    cut = "…" if match.words[0] > AROUND or len(match.before) > room else ""
    return render.row(
        render.line(head, render.MUTED),
        render.line(f"{cut}{match.before[-room:]} " if room else "", render.MUTED),
        render.line(match.text, render.STRONG),
        render.line(f" {match.after[:room]}…" if match.after and room else "", render.MUTED),
    )
