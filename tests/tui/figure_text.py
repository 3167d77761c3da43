"""What the report screen says of an answer, as text."""

from voice_interview.model import Report
from voice_interview.tui.answer import figures
from voice_interview.tui.drawing import render


def figure_text(report: Report, width: int) -> str:
    """Every row, wrapped to `width` cells."""
    return render.lines(row for _, row in figures.report_rows(report, width)).plain
