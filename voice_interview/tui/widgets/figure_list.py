"""The figures of a report, which scroll; with the focus on them, one is chosen at a time."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from voice_interview.analysis.explained import Figure
from voice_interview.tui.answer.figures import Row
from voice_interview.tui.drawing import render
from voice_interview.tui.drawing.lined import LABEL
from voice_interview.tui.widgets.fitted import Fitted

CHOSEN = "reverse"

Rows = Sequence[Row]


class FigureList(VerticalScroll):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]

    class Moved(Message):
        """Another figure is chosen."""

    def __init__(self, *, id: str | None = None) -> None:
        self._shown = Fitted(id="figures")
        super().__init__(self._shown, id=id)
        self._rows: Callable[[int], Rows] = lambda _width: ()
        """Made once for each width, however often the choice moves."""
        self._figures: tuple[Figure, ...] = ()
        self._place = 0
        """Of the chosen one, among the figures."""

    @property
    def chosen(self) -> Figure | None:
        """None without the focus."""
        known = self._figures
        return known[min(self._place, len(known) - 1)] if known and self.has_focus else None

    def tell(self, make: Callable[[int], Rows]) -> None:
        """`make` gives the rows for a width in cells."""
        self._rows = cache(make)
        self._shown.tell(self._drawn)

    def _drawn(self, width: int) -> Content:
        rows = self._rows(width)
        self._figures = tuple(figure for figure, _ in rows if figure is not None)
        self.call_after_refresh(self._tell_moved)
        return render.lines(self._row(*row) for row in rows)

    def _row(self, figure: Figure | None, shown: Content) -> Content:
        marked = figure is not None and figure is self.chosen
        return shown.stylize(CHOSEN, 0, LABEL - 1) if marked else shown

    def _tell_moved(self) -> None:
        self.post_message(self.Moved())

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        if self.is_attached:
            self._shown.tell(self._drawn)

    def action_step(self, by: int) -> None:
        """To the next figure; beyond the first and the last one it scrolls."""
        known = self._figures
        place = self._place + by
        if 0 <= place < len(known):
            self._place = place
            self._shown.tell(self._drawn)
            self._bring_into_sight(known[place])
        elif by < 0:
            self.action_scroll_up()
        else:
            self.action_scroll_down()

    def show_chosen(self) -> None:
        """Scroll to the chosen one, wherever one has scrolled meanwhile."""
        if self.chosen is not None:
            self._bring_into_sight(self.chosen)

    def _bring_into_sight(self, figure: Figure) -> None:
        top = 0
        for one, shown in self._rows(self._shown.room):
            height = shown.plain.count("\n") + 1
            if one is figure:
                self.scroll_to_region(Region(0, top, 1, height), animate=False)
                return
            top += height
