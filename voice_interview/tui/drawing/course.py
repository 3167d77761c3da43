"""How figures went over time: a line for each, a chart of one, and what its verdict rests on."""

from textual.content import Content

from voice_interview.analysis.several.measures import Verdict
from voice_interview.analysis.several.trend import FEWEST, By, MeasureTrend, Point, Trend
from voice_interview.text import NOT_KNOWN, count
from voice_interview.tui.drawing import render, wording
from voice_interview.tui.drawing.curve import Series

CHARTED = 400
"""The newest points of a chart: more than a line has places for."""
WITH_UNITS = 64
"""From so many cells on a line has room for its unit; the chart's heading names that of its own."""
AXIS_SPANS = 8.0
"""A chart's axis spans at least so many of the finest steps, so that small changes look small."""
TOO_FEW = "A line needs at least two takes with this figure. It will grow with your next take."
ONE_WEEK = "All these takes are of one week. w shows them take by take."
VERDICTS = {
    Verdict.BETTER: ("✓ better", render.GOOD),
    Verdict.WORSE: ("✗ worse", render.WARNING),
    Verdict.HIGHER: ("↑ higher", render.STRONG),
    Verdict.LOWER: ("↓ lower", render.STRONG),
    Verdict.NO_CLEAR_CHANGE: ("no clear change", render.MUTED),
}


def title(found: Trend, takes: str) -> Content:
    """How many takes, which, and a point of the chart for what. `takes` names them, unless they are
    all."""
    by = "by week" if found.by is By.WEEK else "take by take"
    which = f" · {takes}" if takes else ""
    left = f" · {found.other_rules} left out (other rules)" if found.other_rules else ""
    return render.row(
        render.line("Trends", render.HEADING),
        render.line(f"  {count(found.takes, 'take')} · {by}{which}{left}", render.MUTED),
    )


def nothing(found: Trend, everything: bool) -> str:
    """A sentence in place of the figures, where there are none; else empty."""
    if found.takes:
        return ""
    if not everything:
        return "None of these takes is transcribed yet. c shows others."
    return (
        "No takes are transcribed yet. Each one you record adds a point here; "
        f"from {FEWEST} takes on, you see what became better."
    )


def line(one: MeasureTrend, width: int) -> Content:
    """The figure, its newest middle, and the verdict."""
    measure, change = one.measure, one.change
    middle = change.recent if change else one.band.median if one.band else None
    value = wording.UNKNOWN if middle is None else measure.told(middle)
    if middle is not None and one.at_least:
        value = wording.bound(value, none=not middle)
    unit = "" if value == wording.NONE_FOUND else measure.told_in
    return render.row(
        render.column(measure.title, 23),
        render.number(value, 7, render.STRONG),
        render.column("", 1),
        render.column(unit, 17, render.MUTED) if width >= WITH_UNITS else render.blocks(" "),
        _verdict(one),
    )


def _verdict(one: MeasureTrend) -> Content:
    if not one.points:
        return render.line(NOT_KNOWN, render.MUTED)
    if one.change is None:
        return render.line("too few takes", render.MUTED)
    return render.line(*VERDICTS[one.change.verdict])


def about(one: MeasureTrend, width: int) -> Content:
    """What the verdict rests on."""
    measure, change = one.measure, one.change
    told = []
    if change is not None:
        told.append(
            f"Lately {measure.told(change.recent)} ({count(change.recent_takes, 'take')}), "
            f"before {measure.told(change.before)} ({count(change.before_takes, 'take')}); "
            f"your takes usually differ by {measure.told(change.needed)}."
        )
    elif one.points:
        told.append(f"From {FEWEST} takes on, you see what became better or worse.")
    if measure.quiet is not None:
        low, high = measure.quiet
        told.append(f"Between {measure.told(low)} and {measure.told(high)} every pace is fine.")
    if one.at_least:
        told.append("Some um and uh may have been missed.")
    if one.left_out:
        told.append(f"{count(one.left_out, 'take')} left out: {measure.unlike}.")
    return render.hanging(render.NOTHING, " ".join(told), width)


def series(one: MeasureTrend) -> Series:
    measure, points = one.measure, one.points[-CHARTED:]
    first, last = (_when(points[0]), _when(points[-1])) if points else ("", "")
    return Series(
        title=measure.heading,
        values=tuple(point.value for point in points),
        first=first,
        last=last,
        least_span=AXIS_SPANS * measure.finest,
        most=measure.most,
        told=measure.told,
        too_few=ONE_WEEK if points and points[0].takes > 1 else TOO_FEW,
        band=one.band if one.change else None,
    )


def _when(point: Point) -> str:
    year, week, number = point.at.partition("-W")
    return f"week {int(number)} of {year}" if week else wording.moment(point.at)
