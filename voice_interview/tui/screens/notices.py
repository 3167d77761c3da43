"""All that is wrong, where the screen that tells it has only a few lines."""

from collections.abc import Iterable
from functools import partial

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.fitted import Fitted


class NoticesScreen(Base):
    place = Place.NOTICES
    BINDINGS = bindings(Place.NOTICES)

    def __init__(self, *sentences: str) -> None:
        super().__init__()
        self._sentences = sentences

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(Fitted(id="notices-words"), id="all-notices")

    def on_mount(self) -> None:
        self.query_one("#notices-words", Fitted).tell(partial(_paragraphs, self._sentences))
        self.query_one("#all-notices").focus()

    def action_close(self) -> None:
        self.dismiss()


def _paragraphs(sentences: Iterable[str], width: int) -> Content:
    sign = render.line("! ", render.WARNING)
    return Content("\n\n").join(render.hanging(sign, one, width) for one in sentences)
