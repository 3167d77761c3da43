"""What is seen until the studio is open: a frame at once, and how far it is if that takes long."""

from textual.app import ComposeResult
from textual.screen import Screen

from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.words import Words


class Opening(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Words(render.line("voice-interview", render.MUTED), id="top")
        yield Words(render.NOTHING, id="opening")

    def tell(self, share: float, doing: str) -> None:
        """Only what takes long reports at all, so there is always something to see."""
        done = round(30 * share)
        bar = render.row(
            render.line("━" * done, "$accent"), render.line("─" * (30 - done), render.MUTED)
        )
        words = render.line(f"Opening your takes: {doing}  {share:.0%}")
        self.query_one("#opening", Words).show(render.lines([words, render.NOTHING, bar]))
