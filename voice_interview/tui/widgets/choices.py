"""A list to choose from, one line each; a sign marks the cursor, for a colour can be missing."""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache
from typing import TypeVar

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

SIGN, NO_SIGN = "› ", "  "

Row = TypeVar("Row")
Line = Content | Callable[[int], Content]
"""What a line says, or a function that says it for a width in cells."""


class MadeToFit(Visual):
    """A line that is made anew for each width."""

    def __init__(self, make: Callable[[int], Content]) -> None:
        self._for = cache(make)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._for(container_width).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._for(width).get_height(rules, width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self._for(width).render_strips(width, height, style, options)


class Choices(OptionList):
    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True)
        self._signed = True
        """Its cursor shows a sign; settled wherever the focus goes."""

    def show(
        self,
        lines: Iterable[Line | None],
        at: int | None = 0,
        headings: Container[int] = (),
    ) -> None:
        """Replace all lines and put the cursor on number `at`. The cursor passes over the lines
        with the numbers `headings`, and over blank ones, which are None. Other widths need no
        other call: a line that depends on the width is a function of it."""
        self.clear_options()
        self.add_options(
            [
                Option(_prompt(line), disabled=line is None or number in headings)
                for number, line in enumerate(lines)
            ]
        )
        self.highlighted = at if at is not None and at < self.option_count else None

    def marked(self, rows: Sequence[Row]) -> Row | None:
        """The one of `rows`, of which each is a line here, that the cursor is on."""
        at = self.highlighted
        return rows[at] if at is not None and at < len(rows) else None

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

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Textual forgets the lines made for another width when it tells of the new one, which may
        be a frame later."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._clear_caches()
        return changed

    def _get_left_gutter_width(self) -> int:
        return len(SIGN)

    def on_mount(self) -> None:
        self._hand_sign_on()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        if self.is_attached:
            self._hand_sign_on()

    def _hand_sign_on(self) -> None:
        """The sign stands in the one list that keys move in; without any, in the first."""
        focused, lists = self.screen.focused, self.screen.query(Choices)
        moves = focused if isinstance(focused, Choices) else lists.first()
        for shown in lists:
            shown._signed = shown is moves
            shown.refresh()

    def render_line(self, y: int) -> Strip:
        line = super().render_line(y)
        here = (self.highlighted, 0) in self._lines[self.scroll_offset.y + y :][:1]
        sign = SIGN if here and self._signed else NO_SIGN
        style = next((segment.style for segment in line), None)
        return Strip([Segment(sign, style), *line])


def _prompt(line: Line | None) -> Content | Visual | str:
    return MadeToFit(line) if callable(line) else line or " "
