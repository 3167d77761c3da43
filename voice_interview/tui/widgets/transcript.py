"""The transcript: a cursor that moves by word, fillers and parts of the story marked in place.

Only the lines that are seen are drawn, so that five thousand words stay quick.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from voice_interview.tui.answer.story import STYLES
from voice_interview.tui.answer.tokens import Row, Token, Voice, rows
from voice_interview.tui.drawing import render

MARGIN = 4
"""Cells on the left: the letter of the part, and a bar beside all of its lines."""
GAP = 1
"""Cells before the scroll bar."""
KINDS = {
    "": "",
    "sound": "bold $warning",
    "possible": "italic $warning",
    "word": "underline $warning",
    "unclear": "italic $secondary",
    "rejected": "$secondary",
    "dropped": "$secondary strike",
    "added": "bold $success",
}
CURSOR = "reverse"
PLAYING = "bold underline $primary"
NO_CURSOR = -1


class Transcript(ScrollView, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(False)", show=False),
        Binding("end", "end(True)", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another token."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tokens: tuple[Token, ...] = ()
        self.cursor = NO_CURSOR
        self.playing = NO_CURSOR
        """The token that sounds."""
        self._voice = Voice(())
        self._rows: tuple[Row, ...] = ()
        self._starts: list[int] = []

    @property
    def here(self) -> Token | None:
        """The token under the cursor."""
        return self.tokens[self.cursor] if 0 <= self.cursor < len(self.tokens) else None

    def show(self, tokens: Sequence[Token]) -> None:
        """Replace all; the cursor stays at its place as far as there is one."""
        self.tokens = tuple(tokens)
        self._voice = Voice(self.tokens)
        self.playing = NO_CURSOR
        self.cursor = min(max(self.cursor, 0), len(self.tokens) - 1)
        self._lay_out()
        self.post_message(self.Moved())

    def go_to(self, number: int) -> None:
        """Put the cursor on a token and bring it into sight."""
        number = min(max(number, 0), len(self.tokens) - 1)
        if number < 0:
            return
        before, self.cursor = self.cursor, number
        self._redraw(before, number)
        self._bring_into_sight(number)
        self.post_message(self.Moved())

    def at_moment(self, moment_s: float) -> int | None:
        """The number of the token that sounds then, or did last; None without any times."""
        return self._voice.last_at(moment_s)

    def show_playing(self, moment_s: float | None) -> None:
        """Light the token that sounds at this moment of the take; None: nothing plays."""
        found = None if moment_s is None else self._voice.at(moment_s)
        now = NO_CURSOR if found is None else found
        if now != self.playing:
            before, self.playing = self.playing, now
            self._redraw(before, now)
            if now != NO_CURSOR:
                self._bring_into_sight(now)

    # --- keys and mouse --------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        self.go_to(self.cursor + by)

    def action_line(self, by: int) -> None:
        if self._rows:
            at = self._row_of(self.cursor)
            self._go_to_row(at + by, self._columns(at)[self.cursor - self._rows[at].first])

    def action_page(self, by: int) -> None:
        self.action_line(by * max(1, self.size.height - 1))

    def action_end(self, last: bool) -> None:
        self.go_to(len(self.tokens) - 1 if last else 0)

    def on_click(self, click: Click) -> None:
        place = click.get_content_offset(self)
        if place is not None and self._rows:
            self._go_to_row(self.scroll_offset.y + place.y, place.x - self._margin)

    def _go_to_row(self, number: int, column: int) -> None:
        """The token of that row that lies nearest to the column."""
        number = min(max(number, 0), len(self._rows) - 1)
        columns = self._columns(number)
        nearest = min(range(len(columns)), key=lambda i: abs(columns[i] - column))
        self.go_to(self._rows[number].first + nearest)

    # --- layout ----------------------------------------------------------------------------------

    def on_resize(self, _resized: Resize) -> None:
        self._lay_out()

    @property
    def _margin(self) -> int:
        return MARGIN if any(token.segment for token in self.tokens) else 0

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._rows = rows(self.tokens, max(10, width - self._margin - GAP))
        self._starts = [row.first for row in self._rows]
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def _row_of(self, token: int) -> int:
        return max(0, bisect_right(self._starts, token) - 1)

    def _columns(self, number: int) -> list[int]:
        """Where each token of a row begins."""
        row = self._rows[number]
        sizes = (cell_len(token.shown) + 1 for token in self.tokens[row.first : row.after])
        return list(accumulate(sizes, initial=0))[:-1]

    def _redraw(self, *tokens: int) -> None:
        for row in {self._row_of(token) for token in tokens if token != NO_CURSOR}:
            self.refresh_line(row)

    def _bring_into_sight(self, token: int) -> None:
        row, height = self._row_of(token), self.scrollable_content_region.height
        top = self.scroll_offset.y
        if row < top:
            self.scroll_to(y=row, animate=False)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False)

    # --- drawing ---------------------------------------------------------------------------------

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        number, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        # A word longer than the line would be wrapped out of it.
        line = render.row(*self._drawn(self._rows[number])).truncate(width, ellipsis=True)
        (strip,) = Visual.to_strips(self, line, width, 1, self.visual_style) or [Strip([])]
        return strip.adjust_cell_length(width, self.rich_style)

    def _drawn(self, row: Row) -> list[Content]:
        parts = [self._margin_of(row)] if self._margin else []
        for number in range(row.first, row.after):
            token = self.tokens[number]
            if number > row.first:
                joined = token.event is not None and token.event == self.tokens[number - 1].event
                parts.append(render.blocks(" ", KINDS[token.kind] if joined else ""))
            parts.append(render.line(token.shown, self._style(number, token)))
        return parts

    def _margin_of(self, row: Row) -> Content:
        letter = row.label if row.opens else ""
        style = STYLES.get(row.label[:1], "")
        bar = "▌" if row.label else " "
        return render.row(render.column(letter, MARGIN - 2, style), render.blocks(bar + " ", style))

    def _style(self, number: int, token: Token) -> str:
        styles = [KINDS[token.kind]]
        if number == self.playing:
            styles.append(PLAYING)
        if number == self.cursor:
            styles.append(CURSOR if self.has_focus else "underline")
        return " ".join(style for style in styles if style)
