"""The answer map as letters: a lane to a row, an equal stretch of the answer to a column. Pure.

No lane needs colour: heights, signs and letters say everything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil

from textual.content import Content

from voice_interview.analysis.answer_map import AnswerMap, loudness
from voice_interview.tui.answer.spots import LONG_PAUSE_S
from voice_interview.tui.answer.story import STYLES
from voice_interview.tui.drawing import braille, render

LABEL = 10
"""Cells left of the lanes."""
ROOMY = 6
"""From so many rows on each lane has one of its own."""
LEAST = 2
"""In so many stand pauses, fillers and the story alone."""
HEIGHTS = " ▁▂▃▄▅▆▇█"
FILLERS = {"unclear": "◇", "word": "‹", "possible": "○", "sound": "●"}
"""From the least to the most certain: in one column the last one stands."""
LONG, SHORT = "━", "·"
LEGEND = ("● filler sound", "○ perhaps", "‹ filler word", f"{LONG} long pause  {SHORT} short")
UNCLEAR = "◇ unclear sound"
"""Explained where there is one."""
STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
TICK = 10
"""Columns between two times on the axis, at least."""

Cell = tuple[str, str]
"""A letter and its style."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the picture."""

    label: str
    cells: tuple[Cell, ...]


def lanes(found: AnswerMap, width: int, height: int) -> tuple[Lane, ...]:
    """At most `height` rows, but two at least, `width` cells wide."""
    columns = columns_in(width)
    story = [_story(found, columns)] if found.parts else []
    if height < ROOMY:
        level = _level(found, columns, 1 if height > LEAST else 0)
        rest = [*level, _marks(found, columns), *story]
        return (*rest, *([_axis(found, columns)] if height > len(rest) else []))
    rest = [_pauses(found, columns), _fillers(found, columns), *story, _axis(found, columns)]
    left = height - len(rest)
    loud = 1 if left < 4 else 2
    curve = min(4, left - loud) if found.pace else 0
    return (*_level(found, columns, loud), *_pace(found, columns, curve), *rest)


def columns_in(width: int) -> int:
    """Columns of a map that is so many cells wide."""
    return max(8, width - LABEL)


def legend(found: AnswerMap, width: int) -> Content:
    """What the signs mean, as many as fit."""
    told = ""
    unclear = any(mark.kind == "unclear" for mark in found.fillers)
    for sign in (*((UNCLEAR,) if unclear else ()), *LEGEND):
        more = f"{told}  {sign}".strip()
        if LABEL + len(more) <= width:
            told = more
    return render.row(render.column("", LABEL), render.line(told, render.MUTED))


def drawn(rows: Iterable[Lane], cursor: int, style: str, playing: int | None) -> Content:
    """The rows below each other; `style` is added to the column under the cursor."""
    return render.lines(
        render.row(
            render.column(row.label, LABEL, render.MUTED), *_runs(row, cursor, style, playing)
        )
        for row in rows
    )


def _runs(lane: Lane, cursor: int, style: str, playing: int | None) -> Iterator[Content]:
    cells = list(lane.cells)
    if playing is not None:
        cells[playing] = ("┃", "bold $accent")
    letter, own = cells[cursor]
    cells[cursor] = (letter, f"{own} {style}".strip())
    for kind, run in groupby(cells, key=lambda cell: cell[1]):
        yield render.blocks("".join(letter for letter, _ in run), kind)


def column(found: AnswerMap, at_s: float, columns: int) -> int:
    """Where a moment stands."""
    return min(max(int(at_s / found.length_s * columns + 1e-6), 0), columns - 1)


def moment_s(found: AnswerMap, at: int, columns: int) -> float:
    """The beginning of a column."""
    return at * found.length_s / columns


# --- lanes ---------------------------------------------------------------------------------------


def _level(found: AnswerMap, columns: int, rows: int) -> list[Lane]:
    """None where the level is not known."""
    eighths = [round(share * 8 * rows) for share in loudness(found, columns)]
    return [
        Lane(
            "" if row else "level",
            tuple(
                (HEIGHTS[min(8, max(0, one - 8 * (rows - 1 - row)))], "$secondary")
                for one in eighths
            ),
        )
        for row in range(rows if eighths else 0)
    ]


def _pace(found: AnswerMap, columns: int, rows: int) -> list[Lane]:
    """A stepped line; the labels are the ends of its axis."""
    low, high = found.pace_axis_wpm
    dots = braille.sheet(columns, rows)
    places = []
    for point in found.pace:
        y = round((high - point.wpm) / (high - low) * (rows * 4 - 1)) if rows else 0
        places += [(x, y) for x in _range(found, point.start, point.end, columns * 2)]
    for one, two in pairwise(places):
        braille.line(dots, one, two)
    labels = ["pace", *[""] * (rows - 1)]
    if rows > 1:
        labels[0], labels[-1] = f"pace {high:.0f}", f"wpm {low:.0f}"
    return [
        Lane(label, tuple((letter, "$primary") for letter in row))
        for label, row in zip(labels, braille.letters(dots), strict=False)
    ]


def _pauses(found: AnswerMap, columns: int) -> Lane:
    cells = [(" ", "")] * columns
    for pause in sorted(found.pauses, key=lambda one: one.length_s >= LONG_PAUSE_S):
        sign = LONG if pause.length_s >= LONG_PAUSE_S else SHORT
        for at in _range(found, pause.start, pause.end, columns):
            cells[at] = (sign, render.MUTED)
    return Lane("pauses", tuple(cells))


def _fillers(found: AnswerMap, columns: int) -> Lane:
    cells = [(" ", "")] * columns
    for mark in sorted(found.fillers, key=lambda one: list(FILLERS).index(one.kind)):
        style = render.MUTED if mark.kind == "unclear" else render.WARNING
        cells[column(found, mark.start, columns)] = (FILLERS[mark.kind], style)
    return Lane("fillers", tuple(cells))


def _marks(found: AnswerMap, columns: int) -> Lane:
    """Pauses and fillers in one row, where room is short."""
    pairs = zip(_fillers(found, columns).cells, _pauses(found, columns).cells, strict=True)
    return Lane("marks", tuple(above if above[0] != " " else below for above, below in pairs))


def _story(found: AnswerMap, columns: int) -> Lane:
    """Each part a line that begins with its letter; a dashed one is unsure."""
    cells = [(" ", "")] * columns
    for part in found.parts:
        for at in _range(found, part.start, part.end, columns):
            cells[at] = ("┄" if part.unsure else "─", STYLES[part.letter])
    for part in found.parts:
        cells[column(found, part.start, columns)] = (part.letter, STYLES[part.letter])
    return Lane("story", tuple(cells))


def _axis(found: AnswerMap, columns: int) -> Lane:
    fitting = (step for step in STEPS_S if step / found.length_s * columns >= TICK)
    step = next(fitting, ceil(found.length_s))
    letters = ["─"] * columns
    for number in range(ceil(found.length_s / step)):
        at = column(found, number * step, columns)
        told = f"┴{render.clock(number * step)}"
        if at + len(told) <= columns:
            letters[at : at + len(told)] = told
    return Lane("", tuple((letter, render.MUTED) for letter in letters))


def _range(found: AnswerMap, start: float, end: float, columns: int) -> range:
    """The columns of a stretch; one at least."""
    first = column(found, start, columns)
    return range(first, max(first + 1, min(columns, round(end / found.length_s * columns))))
