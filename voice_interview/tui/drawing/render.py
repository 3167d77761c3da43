"""The one way from words to the picture: always text, never markup.

A question `[um]` must show as `[um]` and must not run as an action; an escape sequence must not
reach the terminal. Nothing else in this folder turns a string into something a widget shows; a test
reads the sources for it.
"""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.content import Content

from voice_interview.text import clean, clean_line
from voice_interview.text import clock as clock  # every screen says it as render.clock

NOTHING = Content("")

HEADING = "bold $primary"
STRONG = "bold"
MUTED = "$secondary"
GOOD = "bold $success"
WARNING = "bold $warning"
ERROR = "bold $error"
REC = "bold $error reverse"


def text(words: str, style: str = "") -> Content:
    """Words as they are, line breaks kept."""
    return Content.styled(clean(words), style)


def line(words: str, style: str = "") -> Content:
    """Words on one line; blanks at both ends are kept."""
    return Content.styled(clean(words, longest=2000).replace("\n", " "), style)


def column(words: str, width: int, style: str = "") -> Content:
    """Words cut or filled up to `width` cells, however wide their letters."""
    fitted = Content(clean_line(words)).truncate(width, ellipsis=True, pad=True)
    return fitted.stylize(style) if style else fitted


def number(words: str, width: int, style: str = "") -> Content:
    """As `column`, aligned to the right."""
    return Content.styled(clean_line(words)[:width].rjust(width), style)


def row(*parts: Content) -> Content:
    """Parts side by side."""
    return NOTHING.join(parts)


def lines(parts: Iterable[Content]) -> Content:
    """Parts below each other."""
    return Content("\n").join(parts)


def hanging(left: Content, words: str, width: int) -> Content:
    """`left`, then the words wrapped beside it down to the last line."""
    return beside(left, Content(clean_line(words, longest=2000)), width)


def first_fitting(wordings: Sequence[str], width: int) -> str:
    """The first that is no longer than `width` cells, or the last of them."""
    return next((one for one in wordings if cell_len(one) <= width), wordings[-1])


def beside(left: Content, right: Content, width: int) -> Content:
    """As `hanging`, for words that have their styles already."""
    room = max(20, width - left.cell_length)
    first, *rest = right.wrap(room) or [NOTHING]
    indent = Content(" " * left.cell_length)
    return lines([row(left, first), *(row(indent, more) for more in rest)])


def blocks(drawing: str, style: str = "") -> Content:
    """A drawing of the program's own, kept to the last blank."""
    return Content.styled(drawing, style)


def cell(words: str, style: str = "") -> Text:
    """A cell of a DataTable: plain strings would be read as markup there."""
    return Text(clean_line(words), style=style, no_wrap=True, overflow="ellipsis")


def number_cell(words: str) -> Text:
    """As `cell`, aligned to the right."""
    return Text(clean_line(words), justify="right", no_wrap=True)
