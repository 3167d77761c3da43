"""Trends and comparisons as lines of plain text: nothing relies on colour or on columns."""

from collections.abc import Iterator
from datetime import datetime

from voice_interview.analysis.alignment import Fate, Span
from voice_interview.analysis.several.best import Best
from voice_interview.analysis.several.comparison import Comparison, Difference, PartPair
from voice_interview.analysis.several.measures import Aim, Verdict
from voice_interview.analysis.several.trend import FEWEST, By, MeasureTrend, Point, Trend
from voice_interview.cli.lines.wrapping import wrapped
from voice_interview.text import NOT_KNOWN, count

NEWEST = 8
"""Points of a measure that are written out."""
TIED = "\N{NO-BREAK SPACE}"
"""Keeps a date and its value on one line."""
SIGNS = {Fate.KEPT: "=", Fate.DROPPED: "-", Fate.ADDED: "+"}


def trend_lines(found: Trend) -> Iterator[str]:
    for one in found.measures:
        if one.points:
            yield from _measure(one, found.by)
    first = found.stories[0]
    if told := first.strong + first.thin + first.missing:
        parts = [f"{one.part.value} in {one.strong + one.thin}" for one in found.stories]
        yield ""
        yield from wrapped(f"{count(told, 'take')} with a story: {', '.join(parts)}.")
    yield ""
    yield from wrapped(
        "“Lately” is the newest third of the takes, ten at most. A change is named only when it is "
        f"larger than takes usually differ, from {FEWEST} takes on."
    )
    if found.other_rules:
        yield from wrapped(f"Left out, judged by other rules: {count(found.other_rules, 'take')}.")


def _measure(one: MeasureTrend, by: By) -> Iterator[str]:
    measure, change, band = one.measure, one.change, one.band
    verdict = change.verdict.value if change else f"too few takes to tell ({FEWEST} needed)"
    yield ""
    yield f"{measure.heading}: {verdict}"
    if change is not None:
        yield (
            f"  lately {measure.told(change.recent)} ({count(change.recent_takes, 'take')}), "
            f"before {measure.told(change.before)} ({count(change.before_takes, 'take')})"
        )
    if band is not None and change is not None:
        yield f"  your middle {measure.told(band.median)}, most takes {band.told(measure.told)}"
    each = "by week" if by is By.WEEK else "take by take"
    shown = ", ".join(_point(one, point) for point in one.points[-NEWEST:])
    earlier = "... " if len(one.points) > NEWEST else ""
    for line in wrapped(f"  {each}: {earlier}{shown}", "  "):
        yield line.replace(TIED, " ")
    if measure.quiet is not None and change and change.verdict is Verdict.NO_CLEAR_CHANGE:
        low, high = measure.quiet
        yield f"  between {measure.told(low)} and {measure.told(high)} every pace is fine"
    if one.at_least:
        yield "  at least so many: some um and uh may have been missed"
    if one.left_out:
        yield f"  {count(one.left_out, 'take')} left out: {measure.unlike}"


def _point(one: MeasureTrend, point: Point) -> str:
    return f"{_when(point)}{TIED}{one.measure.told(point.value)}"


def _when(point: Point) -> str:
    """The day where the user is, or the week."""
    if "W" in point.at:
        return point.at[5:]
    return f"{datetime.fromisoformat(point.at).astimezone():%m-%d}"


def comparison_lines(found: Comparison) -> Iterator[str]:
    first, second = found.first, found.second
    yield f"First:  {first.source}"
    yield f"Second: {second.source}"
    asked = [report.question.text for report in (first, second) if report.question]
    if len(set(asked)) > 1:
        yield "They answer two different questions:"
    for text in dict.fromkeys(asked):
        yield from wrapped(f"Question: {text}")
    yield ""
    for difference in found.differences:
        yield _difference(difference)
    if all(one.needed is None for one in found.differences):
        yield from wrapped(
            f"From {FEWEST} takes on, this also says which differences are more than chance."
        )
    yield ""
    yield from _story(found.parts)
    yield ""
    counts = [f"{found.words(fate)} {fate.value}" for fate in Fate]
    yield f"Words: {', '.join(counts)}."
    for span in found.spans:
        yield from wrapped(f"{SIGNS[span.fate]} {_words(found, span)}", "  ")


def best_lines(best: Best | None) -> Iterator[str]:
    if best is not None:
        yield ""
        yield f"Best so far: {best.take_id}"
        yield from wrapped(f"  {best.why}", "  ")


def _difference(one: Difference) -> str:
    measure = one.measure
    first, second = (
        NOT_KNOWN if value is None else measure.told(value) for value in (one.first, one.second)
    )
    told = f"{measure.heading}: {first} -> {second}"
    if not one.alike:
        return f"{told} (counted in different ways)"
    if one.step is None:
        return told
    if one.step == 0:
        return f"{told} (the same)"
    step = f"{'+' if one.step > 0 else '-'}{measure.told(abs(one.step))}"
    if one.verdict is None:
        return f"{told} ({step})"
    return f"{told} ({step}, {_judged(one.verdict, measure.aim)})"


def _judged(verdict: Verdict, aim: Aim) -> str:
    if verdict is not Verdict.NO_CLEAR_CHANGE or aim is Aim.BAND:
        return verdict.value
    return "no more than your takes usually differ"


def _story(parts: tuple[PartPair, ...]) -> Iterator[str]:
    if all(one.first is None and one.second is None for one in parts):
        yield "Neither tells a story."
        return
    for one in parts:
        first, second = (status or "no story" for status in (one.first, one.second))
        yield f"{one.part.value.capitalize()}: {first} -> {second}"


def _words(found: Comparison, span: Span) -> str:
    added = span.fate is Fate.ADDED
    words, place = (
        (found.second.transcript.words, span.second)
        if added
        else (found.first.transcript.words, span.first)
    )
    return " ".join(word.text for word in words[slice(*place)])
