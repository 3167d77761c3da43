"""The table of `history`: no wider than the terminal, and with whole names where a script reads."""

from collections.abc import Sequence
from pathlib import Path

from voice_interview.cli.lines.wrapping import shortened
from voice_interview.cli.say import room, table
from voice_interview.library import files
from voice_interview.library.index import sync
from voice_interview.library.takes import take_ids
from voice_interview.model import Figures, TakeRow
from voice_interview.text import clock
from voice_interview.tui.drawing import wording

LEAST = 12
"""Signs of a question that are shown in the narrowest terminal."""


def show(rows: Sequence[TakeRow], root: Path) -> None:
    """Raises LibraryProblem."""
    width = room()
    if width is None:
        table(
            ("take", "length", "words/min", "um/uh", "STAR", "question"),
            ((row.take.id, *_figures(row), shortened(_question(row))) for row in rows),
        )
    else:
        _show_within(width, rows, root)


def _show_within(width: int, rows: Sequence[TakeRow], root: Path) -> None:
    """Each take by the end of its name, which every command takes; the question has the rest."""
    with files.telling("The recordings folder could not be read."):
        ends = take_ids.endings((row.take.id for row in rows), sync.folder_names(root))
    lines = [
        ("take", "when", "length", "wpm", "um/uh", "STAR"),
        *(
            (ends[row.take.id], wording.moment(row.take.recorded_at), *_figures(row))
            for row in rows
        ),
    ]
    taken = sum(max(map(len, column)) + 2 for column in zip(*lines, strict=True))
    left = max(LEAST, width - taken)
    asked = ("question", *(shortened(_question(row), left) for row in rows))
    head, *others = ((*line, question) for line, question in zip(lines, asked, strict=True))
    table(head, others)


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
