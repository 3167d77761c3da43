"""The bar beside what scrolls: its thumb is made of whole cells."""

from typing import ClassVar

from textual.scrollbar import ScrollBarRender


class WholeCells(ScrollBarRender):
    """Textual's own ends in an eighth of a cell, for which not every font has a sign, and which the
    pictures of the docs show as a line of its own."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
