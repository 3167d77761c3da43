"""Lists as tables: no wider than the terminal, and the same for every script that reads them."""

from collections.abc import Iterable, Sequence
from typing import Literal

from voice_interview.cli.say import room, say
from voice_interview.library.takes import take_ids
from voice_interview.tui.drawing.cells import padded, shortened, width_of, wrapped
from voice_interview.tui.drawing.wording import moment

SHORT = 48
"""Cells of a shortened text where no terminal shows it."""
LEAST = 12
"""Cells of the last column in the narrowest terminal."""
GAP = "  "

Kept = tuple[str, str, Sequence[str]]
"""A name, when it began (ISO 8601), and what else is told of it."""

Last = Literal["whole", "cut", "wrapped"]
"""What becomes of words in the last column that have no room: they stay as they are, end in dots,
or go on below themselves."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], last: Last = "whole") -> None:
    """Columns as wide as they need, under a ruled head; the last has what a terminal leaves it."""
    *sides, end = zip(head, *rows, strict=True)
    widths = [max(map(width_of, side)) for side in sides]
    taken = sum(width + len(GAP) for width in widths)
    wide = room()
    left = None if wide is None else max(LEAST, wide - taken)
    ends = [_fitted(words, left, last) for words in end]
    longest = max(width_of(line) for lines in ends for line in lines)
    for number, (cells, lines) in enumerate(zip(zip(*sides, strict=True), ends, strict=True)):
        start = "".join(
            padded(cell, width) + GAP for cell, width in zip(cells, widths, strict=True)
        )
        say((start + lines[0]).rstrip(), *(" " * taken + line for line in lines[1:]))
        if number == 0:
            say(GAP.join("-" * width for width in (*widths, longest)))


def listed(what: str, head: Sequence[str], rows: Sequence[Kept]) -> None:
    """A table of things that are kept: by whole names where a script reads, in a terminal by the
    ends of them, which every command takes, and by when they began."""
    if room() is None:
        table((what, *head), ((name, *cells) for name, _, cells in rows), "cut")
        return
    names = [name for name, _, _ in rows]
    ends = take_ids.endings(names, names)
    told = ((ends[name], moment(at), *cells) for name, at, cells in rows)
    table((what, "when", *head), told, "cut")


def _fitted(words: str, left: int | None, last: Last) -> list[str]:
    """The lines of a last cell; `left`: cells that a terminal has for it."""
    if last == "cut":
        return [shortened(words, left or SHORT)]
    if last == "wrapped" and left is not None:
        return list(wrapped(words, left))
    return [words]
