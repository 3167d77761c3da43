"""Words measured as a terminal shows them: a letter of some scripts, or a picture, takes two cells.

Pure, and all that the command line's lists take from the screen's libraries.
"""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size


def width_of(words: str) -> int:
    return cell_len(words)


def padded(words: str, width: int) -> str:
    """Filled up with blanks to `width` cells; longer words as they are."""
    return words + " " * (width - cell_len(words))


def sized(words: str, width: int) -> str:
    """Cut or filled up to `width` cells."""
    return set_cell_size(words, width)


def shortened(words: str, width: int) -> str:
    """Of no more than `width` cells, with dots where something is left out."""
    if cell_len(words) <= width:
        return words
    return set_cell_size(words, width - 1).rstrip() + "…"


def wrapped(words: str, width: int, indent: str = "") -> Iterator[str]:
    """Lines of `width` cells, one at least, those after the first begun with `indent`; no word is
    cut, and blanks that the first begins with are kept."""
    line, gap = words[: len(words) - len(words.lstrip())], ""
    for word in words.split():
        if gap and cell_len(f"{line} {word}") > width:
            yield line
            line, gap = indent, ""
        line, gap = f"{line}{gap}{word}", " "
    yield line
