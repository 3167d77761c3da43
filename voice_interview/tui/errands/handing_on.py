"""A report written to a file from the screen that shows it."""

from collections.abc import Callable
from pathlib import Path

from voice_interview import after_interview
from voice_interview.errors import InputProblem
from voice_interview.interview.telling import heading
from voice_interview.model import Take
from voice_interview.model.interview_report import InterviewReport
from voice_interview.paths import expanded
from voice_interview.text import slug
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import HandedOn
from voice_interview.tui.finding.filing import free_name, refuse_old
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.windows.asking import TypeDialog

KINDS = {".html": "html", ".md": "markdown", ".csv": "csv", ".json": "json"}
"""What the ending of a file's name stands for."""
NO_WORDS = "There are no words to share yet."
SHOWN = 50
"""A name so long stands in the window whole."""


def hand_on_take(screen: Base, take: Take) -> None:
    """Open a window with a place for the report of `take`; write it there, told by HandedOn."""
    studio = screen.host.studio

    def write(path: Path, kind: str) -> None:
        answer = studio.answer(take.id)
        if answer is None:
            raise InputProblem(NO_WORDS, "t transcribes the take.")
        studio.exporter.save(path, studio.exporter.answer(kind, answer))

    _ask_where_to(screen, take.question.text, write)


def hand_on_interview(screen: Base, made: InterviewReport) -> None:
    """As `hand_on_take`, with every answer in the page."""
    studio, interview = screen.host.studio, made.interview

    def write(path: Path, kind: str) -> None:
        answers = after_interview.answers(studio, interview)
        studio.exporter.save(path, studio.exporter.interview(kind, made, answers))

    _ask_where_to(screen, f"interview {heading(interview)}", write)


def _ask_where_to(screen: Base, name: str, write: Callable[[Path, str], None]) -> None:
    app = screen.app  # which tells of it wherever the user is by then

    def begin(typed: str) -> None:
        """Raises InputProblem, which the window shows."""
        path = _fit(typed)
        kind = KINDS[path.suffix.lower()]

        def work() -> None:
            problem = threads.attempt(lambda: write(path, kind), "The report cannot be written.")
            threads.tell(app, HandedOn(path, problem))

        threads.start("handing on", work)

    screen.app.push_screen(
        TypeDialog(
            "Share this report",
            "A page with your voice in it (.html), or .md, .csv or .json without.",
            f"~/{free_name(Path.home() / f'{slug(name, SHOWN)}.html').name}",
            begin,
        )
    )


def _fit(typed: str) -> Path:
    """A new file of a kind that there is. Raises InputProblem."""
    path = expanded(Path(typed))
    if path.suffix.lower() not in KINDS:
        raise InputProblem(f"The name should end in one of {', '.join(KINDS)}.")
    refuse_old(path)
    return path
