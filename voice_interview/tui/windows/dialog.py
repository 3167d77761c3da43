"""Small windows over a screen: the question before a take is thrown away, and a problem."""

from collections.abc import Iterable
from itertools import takewhile

from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from voice_interview.errors import Problem
from voice_interview.session import events as on
from voice_interview.session.states import Stage, State
from voice_interview.tui.commands import Command, Place, allowed, bindings
from voice_interview.tui.drawing import render
from voice_interview.tui.drawing.ways_out import by_key
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.words import Words


class Dialog(ModalScreen[None], Base):
    @property
    def title_words(self) -> str:
        """The screen's that lies below, or the clock that goes on behind the window."""
        return self.clock_behind or self._below.title_words

    @property
    def _below(self) -> Base:
        """The palette may lie between."""
        below = takewhile(lambda screen: screen is not self, self.app.screen_stack)
        return [screen for screen in below if isinstance(screen, Base)][-1]

    def on_mount(self) -> None:
        self.watch_clock()

    def sentences(self) -> Iterable[Widget]:
        return ()

    def body(self) -> Iterable[Widget]:
        self.app.clear_notifications()  # they would stand where its keys stand
        yield Vertical(*self.sentences(), classes="dialog")


def answers(offered: Iterable[Command]) -> Fitted:
    """A line for each key that answers, wrapped beside it."""
    commands, shown = tuple(offered), Fitted()
    shown.add_class("answers")
    shown.tell(
        lambda width: render.lines(
            render.hanging(render.column(one.key, 7, "bold $accent"), one.help, width)
            for one in commands
        )
    )
    return shown


class DiscardDialog(Dialog):
    """Asks while the recording goes on; closes itself when the session has moved on."""

    place = Place.DISCARD
    BINDINGS = bindings(Place.DISCARD)

    def sentences(self) -> Iterable[Widget]:
        yield Words(render.line("Discard this take?", render.STRONG), classes="title")
        yield Words(render.line("It is deleted for good. The recording goes on until you choose."))
        offered = allowed(self.place, self.host.state)
        yield answers(c for c in offered if c.in_footer and c.name != "help")

    def show_state(self, state: State) -> None:
        if state.stage is not Stage.CONFIRMING and self.is_current:
            self.dismiss()

    def on_screen_resume(self) -> None:
        self.show_state(self.host.state)

    def action_discard_now(self) -> None:
        self.host.tell(on.Confirm())

    def action_keep(self) -> None:
        self.host.tell(on.Decline())

    def action_press(self) -> None:
        self.host.tell(on.Press())


class ProblemDialog(Dialog):
    place = Place.PROBLEM
    BINDINGS = bindings(Place.PROBLEM)

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem

    def sentences(self) -> Iterable[Widget]:
        yield Words(render.line(f"! {self.problem.title}", render.WARNING), classes="title")
        yield Words(render.text(self.problem.sentence))
        yield Words(render.text(by_key(self.problem.way_out), render.STRONG))

    def action_close(self) -> None:
        self.dismiss()
