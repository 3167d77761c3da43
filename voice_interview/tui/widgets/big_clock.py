"""A clock that can be read from across the desk: five rows high, nothing but blocks."""

from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.words import Words

GLYPHS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
}
ROWS = 5


class BigClock(Words):
    def tell(self, seconds: float, style: str = "") -> None:
        self.show(render.lines(render.blocks(line, style) for line in drawn(render.clock(seconds))))


def drawn(digits: str) -> tuple[str, ...]:
    """Five lines of blocks and blanks; each dot is two cells wide, so that it looks square."""
    return tuple(
        "  ".join(GLYPHS[digit][row].replace(" ", "  ").replace("#", "██") for digit in digits)
        for row in range(ROWS)
    )
