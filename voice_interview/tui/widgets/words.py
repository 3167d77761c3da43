"""The one widget that shows words. It takes Content alone, so that markup cannot slip in."""

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from voice_interview.tui.drawing.render import NOTHING


class Words(Static):
    moves_others: ClassVar[bool] = True
    """Other words may need other room; where room is fixed the screen is not laid out anew."""

    def __init__(
        self, words: Content = NOTHING, *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(words, id=id, classes=classes)
        self._words = words

    def show(self, words: Content) -> None:
        """The same words again cost nothing."""
        if words.is_same(self._words):
            return
        self._words = words
        self.update(words, layout=self.moves_others)
