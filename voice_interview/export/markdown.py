"""The report as Markdown, for notes and mail. Words from outside can never become markup."""

from voice_interview.export.places import pieces
from voice_interview.export.words import figures, quotes, star_line, star_remarks, title
from voice_interview.model import Report, Star, StarPart

_ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_{}[]()#+-.!|~$:@"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
"""Angle brackets as entities: not every reader of Markdown takes a backslash before them."""


def page(report: Report) -> str:
    """The whole report; ends in a line feed."""
    blocks = [f"# {escaped(title(report))}", *_transcript(report), "## Figures", _figures(report)]
    if report.star is not None:
        blocks += ["## STAR", *_star(report, report.star)]
    if report.focus is not None:
        drill = f"\n\n{escaped(report.focus.drill)}" if report.focus.drill else ""
        blocks += [
            "## Work on next",
            f"**{escaped(report.focus.title)}**: {escaped(report.focus.why)}{drill}",
        ]
    if report.notes:
        blocks += ["## How far to trust this"]
        blocks += ["\n".join(f"- {escaped(note)}" for note in report.notes)]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, with everything escaped that Markdown could read as markup."""
    return " ".join(text.split()).translate(_ESCAPES)


def _transcript(report: Report) -> list[str]:
    if not report.transcript.words:
        return ["Nothing was heard."]
    marked = [
        f"**{escaped(piece.text)}**" if piece.filler else escaped(piece.text)
        for piece in pieces(report)
    ]
    return [" ".join(marked)]


def _figures(report: Report) -> str:
    rows = [f"| {escaped(row.name)} | {escaped(row.value)} |" for row in figures(report)]
    return "\n".join(["| figure | value |", "| --- | --- |", *rows])


def _star(report: Report, star: Star) -> list[str]:
    if not star.story:
        return [escaped(star_line(star))]
    lines, quoted = [], quotes(report)
    for part in StarPart:
        component = star.components[part]
        lines.append(f"- **{part.value.capitalize()}**: {component.status}")
        if part in quoted:
            lines.append(f"  > {escaped(quoted[part])}")
    remarks = [f"- {escaped(note)}" for note in star_remarks(star)]
    return ["\n".join(lines), *(["\n".join(remarks)] if remarks else [])]
