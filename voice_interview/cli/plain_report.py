"""A report as lines of plain text: for line mode, scripts and screen readers."""

import textwrap

from voice_interview.model import Component, FillerEvent, Report, Star, StarPart, Timing

WIDTH = 88


def report_lines(report: Report) -> list[str]:
    """The whole report; no line relies on colour or on columns."""
    lines = []
    if report.question is not None:
        lines += _wrapped(f"Question: {report.question.text}")
    lines += ["", *_transcript(report), "", *_timing(report.timing), *_fillers(report)]
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


def _per_minute(value: float | None) -> str:
    return "not known" if value is None else f"{value:.0f} words a minute"


def _timing(timing: Timing) -> list[str]:
    lines = [
        f"Duration: {seconds(timing.duration_s)}",
        f"First word after: {seconds(timing.response_latency_s)}",
        f"Speech rate: {_per_minute(timing.speech_rate_wpm)}",
        f"Articulation rate, pauses left out: {_per_minute(timing.articulation_rate_wpm)}",
    ]
    if timing.pauses is None:
        return [*lines, "Pauses: not known"]
    long = [pause for pause in timing.pauses if pause.length_s >= 1.0]
    where = ", ".join(f"{pause.length_s:.1f} s at {clock(pause.start)}" for pause in long[:6])
    line = f"Pauses: {len(timing.pauses)}, of which {len(long)} of a second and more"
    return [*lines, line + (f" ({where})" if where else "")]


def clock(at_s: float) -> str:
    minutes, rest = divmod(int(at_s), 60)
    return f"{minutes}:{rest:02d}"


def _fillers(report: Report) -> list[str]:
    found = report.fillers
    if found is None:
        return []
    at_least = "at least " if found.at_least else ""
    maybe = f" (+{found.possible} possible)" if found.possible else ""
    rate = "" if found.per_minute is None else f", {found.per_minute:.1f} a minute"
    lines = [f"Filler sounds: {at_least}{found.heard}{maybe}{rate}"]
    lines += [f"Filler phrases: {found.markers}"] if found.markers else []
    lines += [
        f"'{habit.text}' used {habit.used} times, {habit.filler} look like filler"
        for habit in found.habits
    ]
    places = [_place(event) for event in found.events]
    return lines + (_wrapped("Heard at: " + ", ".join(places), "  ") if places else [])


def _place(event: FillerEvent) -> str:
    where = "" if event.start is None else f" {clock(event.start)}"
    doubt = "?" if event.kind == "possible" else ""
    return f"{event.text}{doubt}{where}"


def _star(report: Report, star: Star) -> list[str]:
    if not star.story:
        return [f"This reads as {_article(star.kind)}, not as a story of something that happened."]
    lines = ["STAR:"]
    for part in StarPart:
        lines += _wrapped(_component(report, star, part, star.components[part]), "    ")
    if star.quantified_result is False:
        lines.append("  The result holds no number.")
    return lines


def _article(kind: str) -> str:
    known = {"unknown": "something else"}
    return known.get(kind, f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}")


def _component(report: Report, star: Star, part: StarPart, component: Component) -> str:
    share = "" if component.share is None else f", {component.share:.0%} of the story"
    quote = ""
    if component.evidence:
        first, last = star.segments[component.evidence[0]].words
        quote = ": " + " ".join(w.text for w in report.transcript.words[first:last])
    return f"  {part.value.capitalize()} {component.status}{share}{quote}"
