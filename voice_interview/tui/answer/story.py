"""The story in a report: its four parts, what an interviewer would ask next, remarks. Pure."""

from collections.abc import Iterator

from textual.content import Content

from voice_interview.analysis import story
from voice_interview.model import Report, Star, StarPart
from voice_interview.text import count, with_article
from voice_interview.tui.drawing import render
from voice_interview.tui.drawing.lined import LABEL, figure

SIGNS = {
    "strong": ("✓", render.GOOD),
    "thin": ("~", render.WARNING),
    "missing": ("✗", render.ERROR),
}
NOT_YET = ("…", render.MUTED)
"""In place of a part that may be in what is still being transcribed."""
STYLES = {"S": "bold $primary", "T": "bold $accent", "A": "bold $foreground", "R": "bold $success"}
"""Of the letters that mark the parts of a story."""
STRIP = 75
"""From this width on the four parts stand side by side."""


def strip(report: Report, width: int, *, finishing: bool) -> Iterator[Content]:
    """The four parts at a glance; of the whole answer, when there were follow-ups.

    While it is `finishing`, what was not met is not missing yet.
    """
    if report.whole is not None:
        yield from _parts("Together", report.whole.star, width, finishing=finishing)
        yield _changed(report, width)
    elif report.star is None:
        yield figure("STAR", "not asked for", "this question needs no story", width)
        if report.structure:
            yield render.hanging(_label("To build it"), report.structure, width)
    else:
        yield from _parts("STAR", report.star, width, finishing=finishing)


def _changed(report: Report, width: int) -> Content:
    """What the follow-ups brought."""
    if report.whole is None:
        return render.NOTHING
    before, after = report.whole.before, report.whole.star
    number = len(report.whole.takes) - 1
    told = f"with {count(number, 'follow-up')}"
    if before.story and after.story:
        brought = [f"{part.value} {was} → {now}" for part, was, now in story.changed(before, after)]
        told += f": {', '.join(brought) or 'no part has changed'}"
    return render.hanging(_label(""), told, width)


def _parts(name: str, star: Star, width: int, *, finishing: bool) -> Iterator[Content]:
    if finishing and not star.story:
        yield figure(name, "not known yet", "the end of your answer may tell", width)
    elif not star.story:
        yield figure(name, no_story(star.kind), "", width)
    elif width >= STRIP:
        yield _abreast(name, star, width, finishing=finishing)
    else:
        for part in StarPart:
            label = _label(name if part is StarPart.SITUATION else "")
            yield render.row(label, _part(star, part, named=True, finishing=finishing))


def _abreast(name: str, star: Star, width: int, *, finishing: bool) -> Content:
    """The four on one line: closer together where they are long, and then without their shares,
    which stand with the words of each part."""
    for gap, shares in (("  ", True), (" ", True), (" ", False)):
        parts = [
            _part(star, part, named=False, finishing=finishing, shares=shares) for part in StarPart
        ]
        shown = render.row(_label(name), Content(gap).join(parts))
        if shown.cell_length <= width:
            break
    return shown


def no_story(kind: str) -> str:
    if kind == "unfit":
        return "Not read: the sound is too poor."
    if kind == "unknown":
        return "No story could be read from these words."
    return f"This reads as {with_article(kind)}, not as something that happened."


def _part(
    star: Star, part: StarPart, *, named: bool, finishing: bool, shares: bool = True
) -> Content:
    component = star.components[part]
    open_yet = finishing and component.status == "missing"
    sign, style = NOT_YET if open_yet else SIGNS[component.status]
    status = "not yet" if open_yet else component.status
    share = f" {story.percents(star)[part]}%" if shares and component.share else ""
    return render.row(
        render.line(part.letter, STYLES[part.letter]),
        render.column(part.value[1:], 10, STYLES[part.letter]) if named else render.line(" "),
        render.line(f"{sign} {status}", style),
        render.line("?" if component.unsure and not open_yet else "", style),
        render.line(share, render.MUTED),
    )


def next_question(report: Report, width: int) -> Iterator[Content]:
    """What an interviewer would ask next."""
    if report.follow_up is not None:
        asked = f"“{report.follow_up.text}” u answers it."
        yield render.hanging(_label("Next question"), asked, width)


def details(report: Report, width: int) -> Iterator[Content]:
    """The words and times of each part, and what is worth a remark."""
    if report.follow_up is not None:
        yield render.hanging(_label("Asked because"), report.follow_up.why, width)
    parts = story.details(report)
    if not parts:
        return
    for part, detail in parts.items():
        yield render.hanging(
            render.row(
                render.line(f"{part.letter} ", STYLES[part.letter]),
                render.column(part.value, LABEL - 2, render.MUTED),
            ),
            detail,
            width,
        )
    name = "The story"
    for remark in (*story.remarks(report), *map(str, report.mistakes)):
        yield render.hanging(_label(name), remark, width)
        name = ""


def _label(name: str) -> Content:
    return render.column(name, LABEL, render.MUTED)
