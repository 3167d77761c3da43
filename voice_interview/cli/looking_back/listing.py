"""The table of `history`: no wider than the terminal, and with whole names where a script reads."""

from collections.abc import Sequence

from voice_interview.cli.kept import ends_of
from voice_interview.cli.say import room
from voice_interview.cli.tables import table
from voice_interview.model import Figures, TakeRow
from voice_interview.studio import Studio
from voice_interview.text import clock
from voice_interview.tui.drawing import wording


def show(studio: Studio, rows: Sequence[TakeRow]) -> None:
    """Raises LibraryProblem."""
    if room() is None:
        table(
            ("take", "length", "words/min", "um/uh", "STAR", "question"),
            ((row.take.id, *_figures(row), _question(row)) for row in rows),
            "cut",
        )
        return
    ends = ends_of(studio, rows)
    told = (
        (ends[row.take.id], wording.moment(row.take.recorded_at), *_figures(row), _question(row))
        for row in rows
    )
    table(("take", "when", "length", "wpm", "um/uh", "STAR", "question"), told, "cut")


def _question(row: TakeRow) -> str:
    return ("* " if row.take.starred else "") + row.take.question.text


def _figures(row: TakeRow) -> tuple[str, str, str, str]:
    """Length, pace, filled pauses, story."""
    take, figures = row.take, row.figures
    length = clock(take.capture.duration_s) if take.capture else "-"
    if figures is None or row.unheard:
        return length, "-", "-", row.unheard or take.state.value
    return length, _number(figures.speech_rate_wpm), _heard(figures), figures.star or "-"


def _heard(figures: Figures) -> str:
    """Filled pauses; a lower bound says so, and that none found is not that there were none."""
    heard = figures.fillers_heard
    if heard is None or not figures.fillers_at_least:
        return _number(heard)
    return f"at least {heard}" if heard else "none found"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"
