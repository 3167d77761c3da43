"""Words that are wrapped by us, not by the widget: made anew for each width."""

from collections.abc import Callable

from textual.content import Content
from textual.events import Resize

from voice_interview.tui.drawing.render import NOTHING
from voice_interview.tui.widgets.words import Words


class Fitted(Words):
    """Empty until told."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._made_for = 0
        self._make: Callable[[int], Content] = lambda _width: NOTHING

    def tell(self, make: Callable[[int], Content]) -> None:
        """`make` gives the words for a width in cells."""
        self._make = make
        self._made_for = 0
        self._fit()

    def on_resize(self, _resized: Resize) -> None:
        self._fit()

    @property
    def room(self) -> int:
        """Width in cells; 0 as long as it is not known."""
        return self.content_size.width

    def _fit(self) -> None:
        width = self.room
        if width and width != self._made_for:
            self._made_for = width
            self.show(self._make(width))
