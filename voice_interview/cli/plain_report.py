"""A report as lines of plain text: for line mode, scripts and screen readers."""

import textwrap

from voice_interview.export.words import clock, figures, quotes, star_line
from voice_interview.model import Component, FillerEvent, Report, Star, StarPart

WIDTH = 88


def report_lines(report: Report) -> list[str]:
    """The whole report; no line relies on colour or on columns."""
    lines = []
    if report.question is not None:
        lines += _wrapped(f"Question: {report.question.text}")
    lines += ["", *_transcript(report), ""]
    lines += [f"{row.name}: {row.value}" for row in figures(report)]
    lines += [*_long_pauses(report), *_places(report)]
    if report.star is not None:
        lines += ["", *_star(report, report.star)]
    if report.focus is not None:
        lines += ["", *_wrapped(f"Work on next: {report.focus.title}. {report.focus.why}")]
        lines += _wrapped(f"Drill: {report.focus.drill}") if report.focus.drill else []
    if report.notes:
        lines += ["", "How far to trust this:"]
        lines += [line for note in report.notes for line in _wrapped(f"- {note}", "  ")]
    return lines


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False)


def _transcript(report: Report) -> list[str]:
    if not report.transcript.words:
        return ["Nothing was heard."]
    engine = report.transcript.engine
    head = {"builtin": "Transcript (built-in recogniser, rough)", "given": "Transcript (given)"}
    return [f"{head.get(engine, 'Transcript')}:", *_wrapped(report.transcript.text)]


def seconds(value: float | None) -> str:
    """`4.2 s`, `1 min 05 s`, or `not known`."""
    if value is None:
        return "not known"
    if value < 60:
        return f"{value:.1f} s"
    minutes, rest = divmod(round(value), 60)
    return f"{minutes} min {rest:02d} s"


SHORT = 48


def shortened(text: str) -> str:
    """For the last column of a table."""
    return text if len(text) < SHORT else text[: SHORT - 1] + "…"


def _long_pauses(report: Report) -> list[str]:
    long = [pause for pause in report.timing.pauses or () if pause.length_s >= 1.0]
    where = [f"{pause.length_s:.1f} s at {clock(pause.start)}" for pause in long]
    return _wrapped(f"Long pauses: {', '.join(where)}", "  ") if where else []


def _places(report: Report) -> list[str]:
    events = report.fillers.events if report.fillers else ()
    return _wrapped(f"Fillers: {', '.join(map(_place, events))}", "  ") if events else []


def _place(event: FillerEvent) -> str:
    where = "" if event.start is None else f" {clock(event.start)}"
    doubt = "?" if event.kind == "possible" else ""
    return f"{event.text}{doubt}{where}"


def _star(report: Report, star: Star) -> list[str]:
    lines = [star_line(star)]
    if not star.story:
        return lines
    for part in StarPart:
        lines += _wrapped(_component(report, part, star.components[part]), "    ")
    if star.quantified_result is False:
        lines.append("  The result holds no number.")
    return lines


def _component(report: Report, part: StarPart, component: Component) -> str:
    share = "" if component.share is None else f", {component.share:.0%} of the story"
    quote = quotes(report).get(part, "")
    return f"  {part.value.capitalize()} {component.status}{share}{': ' if quote else ''}{quote}"
