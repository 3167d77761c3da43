"""Answers as one HTML page that opens anywhere: the sound inside, nothing asked of the network.

The template engine escapes every word; the page's policy allows it its own style, its own script
and the sound it carries, and nothing else.
"""

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from voice_interview.analysis.answer_map import answer_map
from voice_interview.errors import InputProblem
from voice_interview.export import words
from voice_interview.export.map_picture import Drawing, drawn
from voice_interview.export.past import HEAD, best_sentence, changes, lines, past
from voice_interview.export.places import Paragraph, paragraphs
from voice_interview.interview.telling import heading, sections
from voice_interview.model import Answer, Report, StarPart
from voice_interview.model.interview_report import InterviewReport
from voice_interview.text import clock

SPOKEN_FILLERS = {
    "sound": "filler sound",
    "possible": "perhaps a filler sound",
    "word": "filler word",
    "unclear": "no word",
}
"""What a screen reader says after a mark that others see."""

_templates = Environment(
    loader=PackageLoader("voice_interview.export"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One answer as the templates see it."""

    number: int
    heading: str
    """Of the answer among several; empty when it stands alone."""
    title: str
    when: str
    note: str
    report: Report
    paragraphs: tuple[Paragraph, ...]
    corrections: tuple[str, ...]
    figures: tuple[words.Row, ...]
    marks: frozenset[str]
    """Kinds of marks in the paragraphs; `unwritten` among them for what was only heard."""
    focus_quote: str
    unheard: str
    """In place of words where there are none."""
    story_line: str
    story_parts: tuple[tuple[str, str], ...]
    """Name and detail of each."""
    remarks: tuple[str, ...]
    drawing: Drawing | None
    sound: str
    """A data address, or empty."""
    silence: str
    """Why there is no sound though there should be, in one sentence; or empty."""


def page(answers: Sequence[Answer], encode: Callable[[Path], bytes]) -> str:
    """The whole page. `encode` makes WebM of an answer's sound, and raises InputProblem.

    Several answers are the history of one question: what changed comes first, the newest next.
    """
    found = past(answers)
    shown = [_shown(number, answer, encode) for number, answer in enumerate(found.answers, 1)]
    if len(shown) == 1:
        return _rendered(shown[0].title, shown)
    dated = [replace(one, heading=one.when) for one in shown]
    return _rendered(
        shown[-1].title,
        dated[::-1],
        head=HEAD,
        takes=lines(found),
        best=best_sentence(found),
        changes=changes(found),
    )


def interview(
    made: InterviewReport, answers: Sequence[Answer], encode: Callable[[Path], bytes]
) -> str:
    """A whole interview: what there is to say of it, then each answer, as it went."""
    shown = [_shown(number, answer, encode) for number, answer in enumerate(answers, 1)]
    headed = [replace(one, heading=one.title) for one in shown]
    return _rendered(heading(made.interview), headed, lists=sections(made))


def _rendered(title: str, shown: Sequence[Shown], **before: object) -> str:
    """`before`: what stands before the answers, see page.html."""
    style, script = (_templates.get_template(f"page.{kind}").render() for kind in ("css", "js"))
    return _templates.get_template("page.html").render(
        {"head": (), "lists": (), **before},
        answers=shown,
        title=title,
        language=shown[0].report.transcript.language if shown else "en",
        part_names={part.letter: part.value for part in StarPart},
        spoken_fillers=SPOKEN_FILLERS,
        clock=clock,
        style=style,
        style_sum=_sum(style),
        script=script if any(one.sound for one in shown) else "",
        script_sum=_sum(script),
    )


def _shown(number: int, answer: Answer, encode: Callable[[Path], bytes]) -> Shown:
    take, report = answer.take, answer.report
    found, told = answer_map(report, answer.level_dbfs), paragraphs(report)
    unwritten = {"unwritten"} if any(one.unwritten for one in told) else set()
    sound, silence = _sound(answer.audio, encode)
    return Shown(
        number=number,
        heading="",
        title=words.title(report),
        when=words.moment(take.recorded_at),
        note=take.note,
        report=report,
        paragraphs=told,
        corrections=words.corrections(report),
        figures=words.figures(report),
        marks=frozenset(unwritten).union(*(one.fillers for one in told)),
        focus_quote=words.focus_quote(report),
        unheard=words.wordless(report),
        story_line=words.story_line(report),
        story_parts=words.story_parts(report),
        remarks=words.story_remarks(report),
        drawing=drawn(found) if found else None,
        sound=sound,
        silence=silence,
    )


def _sound(audio: Path | None, encode: Callable[[Path], bytes]) -> tuple[str, str]:
    """A data address, and why there is none."""
    if audio is None:
        return "", ""
    try:
        return f"data:audio/webm;base64,{base64.b64encode(encode(audio)).decode()}", ""
    except InputProblem as problem:
        return "", f"This page has no sound: {problem.sentence}"


def _sum(text: str) -> str:
    """As a content security policy names a style or a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
