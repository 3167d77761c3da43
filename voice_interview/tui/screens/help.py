"""Every key of the screen below: what can be done now first, then the rest."""

from collections.abc import Iterable

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from voice_interview.session.states import State
from voice_interview.tui import render
from voice_interview.tui.commands import COMMANDS, Command, Place, allowed, bindings, key_name
from voice_interview.tui.screens.base import Base
from voice_interview.tui.widgets.words import Words


class Help(Base):
    place = Place.HELP
    BINDINGS = bindings(Place.HELP)

    def __init__(self, about: Place) -> None:
        super().__init__()
        self.about = about

    @property
    def title_words(self) -> str:
        return f"Keys: {self.about.value}"

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="help"):
            yield Words(id="help-words")

    def show_state(self, state: State) -> None:
        self.query_one("#help-words", Words).show(help_words(self.about, state))

    def action_close(self) -> None:
        self.dismiss()


def help_words(about: Place, state: State) -> Content:
    now = allowed(about, state)
    later = tuple(c for c in COMMANDS if about in c.places and c not in now)
    parts = [render.line("Now", render.HEADING), *map(_command, now)]
    if later:
        parts += [render.NOTHING, render.line("At other moments", render.HEADING)]
        parts += map(_command, later)
    return render.lines(parts)


def _command(command: Command) -> Content:
    keys = ", ".join(key_name(key) for key in command.keys)
    return render.row(
        render.column(keys, 20, "bold $accent"),
        render.line(command.help),
    )
