"""The table of takes: whole rows, a sign at the cursor, and Home and End as in every list."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widgets import DataTable

from voice_interview.model import TakeRow
from voice_interview.tui.drawing import past, render
from voice_interview.tui.widgets.choices import NO_SIGN, SIGN


class Takes(DataTable[Text]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="row", cell_padding=1)

    def on_mount(self) -> None:
        for heading, width in past.COLUMNS:
            self.add_column(render.cell(heading), width=width)
        self.add_column(render.cell("Question"))

    def add(self, rows: Iterable[TakeRow]) -> None:
        """Below those that are there."""
        room = self.size.width - sum(width + 2 for _, width in past.COLUMNS) - 5
        for row in rows:
            self.add_row(*past.cells(row, max(10, room)), key=row.take.id)

    def render_line(self, y: int) -> Strip:
        line = super().render_line(y)
        row = y - self.header_height + self.scroll_offset.y
        here = y >= self.header_height and row == self.cursor_row and bool(self.row_count)
        style = next((segment.style for segment in line), None)
        signed = Strip([Segment(SIGN if here else NO_SIGN, style), *line])
        return signed.crop(0, self.size.width)
