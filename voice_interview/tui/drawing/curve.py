"""A small line chart of letters: braille dots for the way, a sign for each take, middle and band.

Nothing in it needs colour: line, takes, middle (dashed) and band (dotted) differ in shape.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from textual.content import Content

from voice_interview.analysis.several.spread import Band
from voice_interview.tui.drawing import braille, render

AXIS = 7
"""Cells left of the plot: a number and a line."""
TAKE, MEDIAN, BAND = "●", "┄", "·"


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of time; what is not known is None."""

    title: str
    values: tuple[float | None, ...]
    first: str
    """What stands under the oldest value, and `last` under the newest."""
    last: str
    least_span: float
    """The axis spans at least this much, so that small changes look small."""
    most: float
    """The axis ends there at the latest: no value is above it."""
    told: Callable[[float], str]
    too_few: str
    """Said in place of a line, where there is none to draw."""
    band: Band | None
    """The middle and the spread to draw; None where too few takes would make them up."""

    @property
    def known(self) -> tuple[float, ...]:
        return tuple(value for value in self.values if value is not None)


def drawn(series: Series, width: int, height: int) -> Content:
    """The chart on `height` lines, title and dates included. Needs two known values."""
    rows, columns = max(2, height - 3), max(8, width - AXIS)
    low, high = _span(series)
    band = series.band
    cells = _cells(series.values, columns, rows, low, high)
    labels = {0: high, rows - 1: low}
    median_row, banded = -1, range(0)
    if band is not None:
        median_row = _row(band.median, rows, low, high)
        banded = range(_row(band.high, rows, low, high), _row(band.low, rows, low, high) + 1)
        labels[median_row] = band.median
    lines = [_heading(series, width)]
    for at, row in enumerate(cells):
        label = series.told(labels[at]) if at in labels else ""
        tick = "┤" if at in labels else "│"
        dots = BAND if at in banded else " "
        blank = MEDIAN if at == median_row else dots
        lines.append(
            render.row(
                render.number(label, AXIS - 2, render.MUTED),
                render.blocks(f" {tick}", "$border"),
                *(_run(sign, "".join(run), blank) for sign, run in groupby(row, _kind)),
            )
        )
    lines.append(
        render.row(render.column("", AXIS - 1), render.blocks("└" + "─" * columns, "$border"))
    )
    gap = max(1, columns - len(series.first) - len(series.last))
    dates = f"{series.first}{' ' * gap}{series.last}"
    lines.append(render.row(render.column("", AXIS), render.line(dates, render.MUTED)))
    return render.lines(lines)


def _heading(series: Series, width: int) -> Content:
    """What is drawn, and what its signs mean as far as there is room."""
    title = render.line(series.title, render.HEADING)
    band = series.band
    if band is None:
        return title
    middle = f"  {MEDIAN}{MEDIAN} your middle {series.told(band.median)}"
    most = band.told(series.told)
    ways = (f"{middle}  {BAND}{BAND} most takes {most}", f"{middle}  {BAND}{BAND} most {most}")
    told = render.first_fitting((*ways, middle, ""), width - title.cell_length)
    return render.row(title, render.line(told, render.MUTED))


def _kind(cell: str) -> str:
    return cell if cell in {" ", TAKE} else ""


def _run(kind: str, cells: str, blank: str) -> Content:
    """Cells of one kind, each kind in its own style."""
    if kind == " ":
        return render.blocks(cells.replace(" ", blank), "$secondary")
    return render.blocks(cells, "bold $accent" if kind == TAKE else "$primary")


def _span(series: Series) -> tuple[float, float]:
    """Bottom and top of the axis: all values, with a little room."""
    band = series.band
    shown = (*series.known, *((band.low, band.high) if band else ()))
    low, high = min(shown), max(shown)
    spare = max(0.0, series.least_span - (high - low)) / 2
    low = max(0.0, low - spare)
    high = min(series.most, max(high + spare, low + series.least_span))
    return max(0.0, min(low, high - series.least_span)), high


def _row(value: float, rows: int, low: float, high: float) -> int:
    return int((high - value) / (high - low) * (rows - 1) + 0.5)


def _dot(value: float, rows: int, low: float, high: float) -> int:
    """One of four in the row of the value."""
    return int((high - value) / (high - low) * (rows - 1) * 4 + 2)


def _cells(
    values: Sequence[float | None], columns: int, rows: int, low: float, high: float
) -> list[list[str]]:
    """The plot as letters: dots of the line, and a sign where a take stands if there is room."""
    across = columns * 2 - 1
    step = across / max(1, len(values) - 1)
    points = [
        None if value is None else (round(n * step), _dot(value, rows, low, high))
        for n, value in enumerate(values)
    ]
    dots = braille.sheet(columns, rows)
    for one, two in pairwise(points):
        if one is not None and two is not None:
            braille.line(dots, one, two)
    known = [point for point in points if point is not None]
    roomy = len(values) * 3 <= columns
    for point in known:
        braille.put(dots, point)
    cells = braille.letters(dots)
    for x, y in known if roomy else ():
        cells[y // 4][x // 2] = TAKE
    return cells
