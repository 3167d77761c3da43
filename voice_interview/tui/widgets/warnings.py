"""What is wrong, in a few lines; it takes no room where nothing is."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual.content import Content

from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.fitted import Fitted

LINES = 3
REST = "… ! shows the rest."


class Warnings(Fitted):
    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sentences: tuple[str, ...] = ()

    def warn(self, sentences: Iterable[str]) -> None:
        self.sentences = tuple(sentences)
        self.display = bool(self.sentences)
        self.tell(partial(warned, self.sentences))


def warned(sentences: Sequence[str], width: int) -> Content:
    """No more than LINES; where they hold not all of it, the last says which key does."""
    told = (render.line(f"! {one}", render.WARNING).wrap(width) for one in sentences)
    lines = [line for parts in told for line in parts]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], render.line(REST, render.STRONG)]
    return render.lines(lines)
