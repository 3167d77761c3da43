"""The words of a Praat TextGrid in its short form: one value a line, tier after tier."""

from pathlib import Path

from voice_interview.model import Word

_SLIP_S = 0.04
"""A shorter word in a grid made by hand is a slip of the hand."""


def words_of(grid: Path) -> tuple[Word, ...]:
    """The labelled stretches of the tier called words, in order."""
    lines = [line.strip() for line in grid.read_text(encoding="utf-8").splitlines()]
    at = lines.index('"words"') + 3
    rows = lines[at + 1 : at + 1 + 3 * int(lines[at])]
    stretches = zip(rows[::3], rows[1::3], rows[2::3], strict=True)
    words = (Word(text.strip('"'), float(start), float(end)) for start, end, text in stretches)
    return tuple(
        word for word in words if word.text and (word.end or 0) - (word.start or 0) >= _SLIP_S
    )
