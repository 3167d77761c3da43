"""A report as lines of plain text: for line mode, scripts and screen readers."""

from voice_interview.analysis.explained import Figure, explained
from voice_interview.analysis.focus.choose import unadvised
from voice_interview.cli.lines.wrapping import wrapped
from voice_interview.export.words import (
    figures,
    focus_quote,
    story_line,
    story_parts,
    story_remarks,
    wordless,
)
from voice_interview.model import FillerEvent, Report
from voice_interview.text import NOT_KNOWN, clock


def report_lines(report: Report, *, explain: bool = False) -> list[str]:
    """The whole report; no line relies on colour or on columns.

    `explain` puts below each figure how it was measured and how far to trust it.
    """
    lines = []
    if report.question is not None:
        lines += wrapped(f"Question: {report.question.text}")
    lines += ["", *_transcript(report), ""]
    lines += _figures(report, explain=explain)
    lines += [*_long_pauses(report), *_places(report)]
    lines += ["", *_story(report)]
    if explain and story_parts(report):
        lines += _explained(str(explained(Figure.STORY, report)))
    lines += _next_question(report)
    lines += ["", *_focus(report)]
    if report.notes:
        lines += ["", "How far to trust this:"]
        lines += [line for note in report.notes for line in wrapped(f"- {note}", "  ")]
    return lines


def _figures(report: Report, *, explain: bool) -> list[str]:
    rows = figures(report)
    lines = []
    for row in rows:
        if row.value != NOT_KNOWN:
            lines.append(f"{row.name}: {row.value}")
            lines += _explained(row.means) if explain else []
    unknown = [row.name for row in rows if row.value == NOT_KNOWN]
    return lines + (wrapped(f"Not known: {', '.join(unknown).lower()}.", "  ") if unknown else [])


def _focus(report: Report) -> list[str]:
    focus = report.focus
    if focus is None:
        return [f"Work on next: {unadvised(report)}"]
    lines = wrapped(f"Work on next: {focus.title}. {focus.why}")
    if said := focus_quote(report):
        lines += wrapped(f"You said: {said}")
    return lines + (wrapped(f"Drill: {focus.drill}") if focus.drill else [])


def _explained(means: str) -> list[str]:
    return wrapped(f"    {means}", "    ")


def _transcript(report: Report) -> list[str]:
    if not report.transcript.words:
        return [wordless(report)]
    engine = report.transcript.engine
    head = {"builtin": "Transcript (built-in recogniser, rough)", "given": "Transcript (given)"}
    return [f"{head.get(engine, 'Transcript')}:", *wrapped(report.transcript.text)]


def _long_pauses(report: Report) -> list[str]:
    long = [pause for pause in report.timing.pauses or () if pause.length_s >= 1.0]
    where = [f"{pause.length_s:.1f} s at {clock(pause.start)}" for pause in long]
    return wrapped(f"Long pauses: {', '.join(where)}", "  ") if where else []


def _places(report: Report) -> list[str]:
    events = report.fillers.events if report.fillers else ()
    fillers = [event for event in events if event.kind != "unclear"]
    starts = [event.start for event in events if event.kind == "unclear"]
    unclear = [clock(start) for start in starts if start is not None]
    lines = wrapped(f"Fillers: {', '.join(map(_place, fillers))}", "  ") if fillers else []
    return lines + (wrapped(f"Unclear sounds: {', '.join(unclear)}", "  ") if unclear else [])


def _place(event: FillerEvent) -> str:
    where = "" if event.start is None else f" {clock(event.start)}"
    doubt = "?" if event.kind == "possible" else ""
    return f"{event.text}{doubt}{where}"


def _story(report: Report) -> list[str]:
    lines = wrapped(story_line(report))
    for name, detail in story_parts(report):
        lines += wrapped(f"  {name.capitalize()}: {detail}", "    ")
    for remark in story_remarks(report):
        lines += wrapped(f"  {remark}", "    ")
    return lines


def _next_question(report: Report) -> list[str]:
    found = report.follow_up
    if found is None:
        return []
    return ["", *wrapped(f"The next question would be: “{found.text}” {found.why}")]
