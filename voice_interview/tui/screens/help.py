"""Every key of the screen below: what can be done now first, then the rest."""

from collections.abc import Iterable, Sequence
from functools import partial

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from voice_interview.session.states import State
from voice_interview.tui.commands import COMMANDS, Command, Place, bindings, key_name
from voice_interview.tui.drawing import render
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.widgets.fitted import Fitted

MOVING = (
    "Arrows, Page Up, Page Down, Home and End move in a list, and by word in a transcript; "
    "Tab goes to the next one."
)


class Help(Base):
    place = Place.HELP
    BINDINGS = bindings(Place.HELP)

    def __init__(self, below: Base) -> None:
        super().__init__()
        self.below = below

    @property
    def title_words(self) -> str:
        return f"Keys: {self.below.place.value}"

    def body(self) -> Iterable[Widget]:
        yield VerticalScroll(Fitted(id="help-words"), id="help")

    def on_mount(self) -> None:
        self.query_one("#help").focus()

    def show_state(self, _state: State) -> None:
        now = self.below.now_allowed()
        self.query_one("#help-words", Fitted).tell(partial(help_words, self.below.place, now))

    def action_close(self) -> None:
        self.dismiss()


def help_words(about: Place, now: Sequence[Command], width: int) -> Content:
    later = tuple(c for c in COMMANDS if about in c.places and c not in now)
    widest = 2 + max(len(_keys(command)) for command in (*now, *later))

    def described(command: Command) -> Content:
        return render.hanging(
            render.column(_keys(command), widest, "bold $accent"), command.help, width
        )

    parts = [render.line("Now", render.HEADING), *map(described, now)]
    if later:
        parts += [render.NOTHING, render.line("At other moments", render.HEADING)]
        parts += map(described, later)
    parts += [render.NOTHING, render.line(MOVING, render.MUTED)]
    return render.lines(parts)


def _keys(command: Command) -> str:
    return ", ".join(key_name(key) for key in command.keys)
