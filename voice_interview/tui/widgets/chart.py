"""A chart of one figure over time."""

from textual.content import Content
from textual.widget import Widget

from voice_interview.tui.drawing import render
from voice_interview.tui.drawing.curve import Series, drawn

FEWEST = 2


class Chart(Widget):
    """Empty until told."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._series: Series | None = None

    def tell(self, series: Series) -> None:
        self._series = series
        self.refresh()

    def render(self) -> Content:
        series = self._series
        if series is None:
            return render.NOTHING
        if len(series.known) < FEWEST:
            title = render.line(series.title, render.HEADING)
            return render.lines([title, render.NOTHING, render.line(series.too_few)])
        return drawn(series, self.content_size.width, self.content_size.height)
