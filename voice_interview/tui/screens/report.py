"""The report of one take."""

from collections.abc import Iterable

from textual.widget import Widget

from voice_interview.session import events as on
from voice_interview.tui import render
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.screens.base import Base
from voice_interview.tui.widgets.words import Words


class ReportScreen(Base):
    place = Place.REPORT
    of_session = True
    BINDINGS = bindings(Place.REPORT)

    def __init__(self, take_id: str) -> None:
        super().__init__()
        self.take_id = take_id

    def body(self) -> Iterable[Widget]:
        yield Words(render.line(self.take_id), id="report")

    def action_leave(self) -> None:
        self.host.tell(on.Leave())
