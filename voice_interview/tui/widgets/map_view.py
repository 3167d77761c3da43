"""The answer map on the screen: a cursor that walks it, and a mark where it plays."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from voice_interview.analysis.answer_map import AnswerMap
from voice_interview.tui.answer import lanes
from voice_interview.tui.drawing import render

EXPLAINED = 9
"""From so many rows on the last one says what the signs mean."""


class MapView(Widget, can_focus=True):
    """Empty until told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("pageup", "step(-10)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("home", "end(False)", show=False),
        Binding("end", "end(True)", show=False),
    ]

    class Moved(Message):
        """The user put the cursor on another moment."""

    def __init__(self, title: str = "", *, id: str | None = None) -> None:
        """`title` stands before the name of each lane, where there are two maps."""
        super().__init__(id=id)
        self._title = title
        self.map: AnswerMap | None = None
        self.moment_s = 0.0
        """Where the cursor stands."""
        self._playing_s: float | None = None
        self._lanes: tuple[lanes.Lane, ...] = ()
        self._laid_out_for: Size | None = None

    def tell(self, found: AnswerMap | None) -> None:
        """Show this map; the cursor stays at its moment."""
        self.map = found
        self._laid_out_for = None
        self.refresh()

    def stand_at(self, moment_s: float) -> None:
        self.moment_s = moment_s
        self.refresh()

    def show_playing(self, moment_s: float | None) -> None:
        """Mark this moment; None: nothing plays."""
        if moment_s != self._playing_s:
            self._playing_s = moment_s
            self.refresh()

    # --- keys and mouse --------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        if self.map is not None:
            self._go_to(lanes.column(self.map, self.moment_s, self._columns) + by)

    def action_end(self, last: bool) -> None:
        self._go_to(self._columns - 1 if last else 0)

    def on_click(self, click: Click) -> None:
        place = click.get_content_offset(self)
        if place is not None:
            self._go_to(place.x - lanes.LABEL)

    def _go_to(self, column: int) -> None:
        if self.map is not None:
            at = min(max(column, 0), self._columns - 1)
            self.stand_at(lanes.moment_s(self.map, at, self._columns))
            self.post_message(self.Moved())

    # --- drawing ---------------------------------------------------------------------------------

    @property
    def _columns(self) -> int:
        return lanes.columns_in(self.content_size.width)

    def _rows(self, found: AnswerMap) -> tuple[lanes.Lane, ...]:
        """Laid out anew when the size is another one: a drawing may come before the resize."""
        if self._laid_out_for != self.content_size:
            self._laid_out_for = self.content_size
            width, height = self.content_size
            rows = lanes.lanes(found, width, height - (height >= EXPLAINED))
            self._lanes = tuple(replace(row, label=f"{self._title} {row.label}") for row in rows)
        return self._lanes

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render(self) -> Content:
        if self.map is None:
            return render.NOTHING
        playing = None
        if self._playing_s is not None:
            playing = lanes.column(self.map, self._playing_s, self._columns)
        cursor = lanes.column(self.map, self.moment_s, self._columns)
        style = "reverse" if self.has_focus else "underline"
        picture = lanes.drawn(self._rows(self.map), cursor, style, playing)
        if self.content_size.height < EXPLAINED:
            return picture
        return render.lines([picture, lanes.legend(self.map, self.content_size.width)])
