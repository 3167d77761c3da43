"""The report as Markdown, for notes and mail. Words from outside can never become markup."""

from voice_interview.export.words import figures, pieces, star_line
from voice_interview.model import Report, Star, StarPart

_ESCAPES = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_{}[]()#+-.!|~$:@"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
"""Angle brackets as entities: not every reader of Markdown takes a backslash before them."""


def page(report: Report) -> str:
    """The whole report; ends in a line feed."""
    title = report.question.text if report.question else "An answer"
    blocks = [f"# {escaped(title)}", *_transcript(report), "## Figures", _figures(report)]
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
    lines = []
    for part in StarPart:
        component = star.components[part]
        lines.append(f"- **{part.value.capitalize()}**: {component.status}")
        for number in component.evidence[:1]:
            first, after = star.segments[number].words
            quote = " ".join(word.text for word in report.transcript.words[first:after])
            lines.append(f"  > {escaped(quote)}")
    remarks = [f"- {escaped(note)}" for note in star.notes]
    return ["\n".join(lines), *(["\n".join(remarks)] if remarks else [])]
