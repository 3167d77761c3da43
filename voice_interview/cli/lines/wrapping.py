"""Texts broken into lines."""

from voice_interview.tui.drawing import cells

WIDTH = 80


def wrapped(text: str, indent: str = "") -> list[str]:
    """Lines of WIDTH cells, those after the first begun with `indent`; no word is cut."""
    return list(cells.wrapped(text, WIDTH, indent))
