"""The first screen: what to rehearse next, and what was rehearsed last."""

from collections.abc import Iterable

from textual.widget import Widget

from voice_interview.tui import render
from voice_interview.tui.commands import Place, bindings
from voice_interview.tui.screens.base import Base
from voice_interview.tui.widgets.words import Words


class Home(Base):
    place = Place.HOME
    BINDINGS = bindings(Place.HOME)

    def body(self) -> Iterable[Widget]:
        yield Words(render.line(self.host.studio.questions[0].text), id="card")

    def action_start(self) -> None:
        self.host.ask(self.host.studio.questions[0])

    def action_mute(self) -> None:
        pass
