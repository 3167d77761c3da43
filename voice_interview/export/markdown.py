"""The report as Markdown, for notes and mail. Words from outside can never become markup."""

import re
from collections.abc import Iterable, Sequence

from voice_interview.export.past import HEAD, best_sentence, changes, lines, past
from voice_interview.export.places import pieces
from voice_interview.export.words import (
    corrections,
    figures,
    focus_quote,
    moment,
    story_line,
    story_parts,
    story_remarks,
    title,
    wordless,
)
from voice_interview.model import Answer, Report

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Not every reader of Markdown takes a backslash before them."""
_SIGNS = re.compile(
    r"[\\`*_{}\[\]#|~$@]"
    r"|(?<=\])\("  # the address of a link
    r"|(?<!\S)[-+](?!\d)"  # an item of a list, a rule
    r"|(?<!\d)[.:](?=\S)|[.:](?=[^\s\d])"  # a web address, a picture by its name; no 0:17, no 1.5
)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def page(report: Report) -> str:
    """The whole report; ends in a line feed."""
    return _joined([f"# {escaped(title(report))}", *_blocks(report, "##")])


def history(answers: Sequence[Answer]) -> str:
    """All takes of a question: what changed comes first, then each take, the newest first."""
    found = past(answers)
    blocks = [f"# {escaped(title(found.answers[-1].report))}", _table(HEAD, lines(found))]
    blocks += [escaped(best)] if (best := best_sentence(found)) else []
    blocks += ["## What changed", "\n".join(f"- {escaped(one)}" for one in changes(found))]
    for one in reversed(found.answers):
        blocks += [f"## {escaped(moment(one.take.recorded_at))}"]
        blocks += [f"Note: {escaped(one.take.note)}"] if one.take.note else []
        blocks += _blocks(one.report, "###")
    return _joined(blocks)


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _blocks(report: Report, mark: str) -> list[str]:
    rows = [(row.name, row.value) for row in figures(report)]
    blocks = [*_transcript(report), f"{mark} Figures", _table(("figure", "value"), rows)]
    blocks += [f"{mark} STAR", *_story(report)]
    if report.focus is not None:
        said = f"\n\n> {escaped(quoted)}" if (quoted := focus_quote(report)) else ""
        drill = f"\n\n{escaped(report.focus.drill)}" if report.focus.drill else ""
        blocks += [
            f"{mark} Work on next",
            f"**{escaped(report.focus.title)}**: {escaped(report.focus.why)}{said}{drill}",
        ]
    if report.notes:
        blocks += [f"{mark} How far to trust this"]
        blocks += ["\n".join(f"- {escaped(note)}" for note in report.notes)]
    return blocks


def escaped(text: str) -> str:
    """`text` on one line, with all escaped that Markdown could read as markup where it stands."""
    signs = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _NUMBERED.sub(r"\1\\\2", signs).translate(_ENTITIES)


def _transcript(report: Report) -> list[str]:
    if not report.transcript.words:
        return [wordless(report)]
    marked = [
        f"**{escaped(piece.text)}**" if piece.filler else escaped(piece.text)
        for piece in pieces(report)
    ]
    told = [f"Corrected by the speaker: {escaped(' '.join(corrections(report)))}"]
    return [" ".join(marked), *(told if report.corrected else [])]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines_of = [head, ["---"] * len(head), *([escaped(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines_of)


def _story(report: Report) -> list[str]:
    parts = [
        f"- **{name.capitalize()}**: {escaped(detail)}" for name, detail in story_parts(report)
    ]
    remarks = [f"- {escaped(remark)}" for remark in story_remarks(report)]
    blocks = ["\n".join(lines) for lines in (parts, remarks) if lines]
    found = report.follow_up
    if found is not None:
        blocks.append(f"Next question: **{escaped(found.text)}** {escaped(found.why)}")
    return [escaped(story_line(report)), *blocks]
