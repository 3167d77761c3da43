"""Texts cut to the width of a line, or of the last column of a table."""

import textwrap

WIDTH = 80
SHORT = 48


def wrapped(text: str, indent: str = "") -> list[str]:
    """Lines of WIDTH, those after the first begun with `indent`; no word is cut."""
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False)


def shortened(text: str, width: int = SHORT) -> str:
    """For the last column of a table."""
    return text if len(text) < width else text[: width - 1] + "…"
