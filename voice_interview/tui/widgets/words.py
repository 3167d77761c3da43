"""The one widget that shows words. It takes Content alone, so that markup cannot slip in."""

from textual.content import Content
from textual.widgets import Static

from voice_interview.tui.render import NOTHING


class Words(Static):
    def __init__(
        self, words: Content = NOTHING, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(words, id=id, classes=classes)

    def show(self, words: Content) -> None:
        self.update(words)
