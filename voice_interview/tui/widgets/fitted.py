"""Words that are wrapped by us, not by the widget: made anew for each width."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size

from voice_interview.tui.drawing.render import NOTHING
from voice_interview.tui.widgets.words import Words


class Fitted(Words):
    """Empty until told."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._make: Callable[[int], Content] = lambda _width: NOTHING
        """Asked at each width that is tried: it must not depend on which was asked last."""
        self._made: dict[int, Content] = {}
        """By width: with and without a scrollbar, as the screen is laid out."""

    def tell(self, make: Callable[[int], Content]) -> None:
        """`make` gives the words for a width in cells."""
        self._make = make
        self._made.clear()
        self.show(self._fitted())

    @property
    def room(self) -> int:
        """Width in cells; 0 as long as it is not known."""
        return self.content_size.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return self._for(width).get_height(self.styles.get_rules(), width) if width else 0

    def render(self) -> Content:
        self._words = self._fitted()
        return self._words

    def _fitted(self) -> Content:
        return self._for(self.room) if self.room else NOTHING

    def _for(self, width: int) -> Content:
        if width not in self._made:
            self._made[width] = self._make(width)
        return self._made[width]
