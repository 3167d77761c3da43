"""A list to choose from, one line each; a sign marks the cursor, for a colour can be missing."""

from collections.abc import Container, Iterable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

SIGN, NO_SIGN = "› ", "  "


class Choices(OptionList):
    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True)

    def show(
        self,
        lines: Iterable[Content | None],
        at: int | None = 0,
        headings: Container[int] = (),
    ) -> None:
        """Replace all lines and put the cursor on number `at`. The cursor passes over the lines
        with the numbers `headings`, and over blank ones, which are None."""
        self.clear_options()
        self.add_options(
            [
                Option(line or " ", disabled=line is None or number in headings)
                for number, line in enumerate(lines)
            ]
        )
        self.highlighted = at if at is not None and at < self.option_count else None

    def scroll_to_highlight(self, top: bool = False) -> None:
        """With the heading above the first line that can be chosen."""
        at = self.highlighted or 0
        if all(option.disabled for option in self.options[:at]):
            self.scroll_to(y=0, animate=False)
        else:
            super().scroll_to_highlight(top)

    def on_resize(self) -> None:
        """What stands above or below has changed: the cursor stays in view."""
        self.scroll_to_highlight()

    def _get_left_gutter_width(self) -> int:
        return len(SIGN)

    def render_line(self, y: int) -> Strip:
        line = super().render_line(y)
        here = (self.highlighted, 0) in self._lines[self.scroll_offset.y + y :][:1]
        style = next((segment.style for segment in line), None)
        return Strip([Segment(SIGN if here else NO_SIGN, style), *line])
