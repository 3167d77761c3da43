"""Texts broken into lines."""

import textwrap

WIDTH = 80


def wrapped(text: str, indent: str = "") -> list[str]:
    """Lines of WIDTH, those after the first begun with `indent`; no word is cut."""
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False)
