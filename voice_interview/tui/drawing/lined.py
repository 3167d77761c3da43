"""One figure as a line: its name, its value, what that means. Pure."""

from textual.content import Content

from voice_interview.tui.drawing import render

LABEL = 14
"""Cells for the name of a figure."""


def figure(name: str, value: str, meaning: str, width: int) -> Content:
    """What, how much, and what that means: on one line, or the meaning below."""
    label = render.column(name, LABEL, render.MUTED)
    told, means = render.line(value, render.STRONG), render.line(meaning, render.MUTED)
    if not meaning:
        return render.beside(label, told, width)
    if LABEL + told.cell_length + 3 + means.cell_length <= width:
        return render.row(label, told, render.line(" · ", render.MUTED), means)
    below = render.beside(render.column("", LABEL), means, width)
    return render.lines([render.beside(label, told, width), below])
