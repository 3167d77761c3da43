"""What is wrong, a line each; it takes no room where nothing is."""

from collections.abc import Sequence

from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.words import Words


class Warnings(Words):
    def tell(self, sentences: Sequence[str]) -> None:
        self.display = bool(sentences)
        self.show(render.lines(render.line(f"! {one}", render.WARNING) for one in sentences))
