"""What stands around every screen: its title, the open microphone, its keys, a room too small."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.content import Content

from voice_interview.session.states import LIVE, Stage, State
from voice_interview.tui import commands
from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.fitted import Fitted
from voice_interview.tui.widgets.words import Words


class Bar(Fitted):
    """One line across the whole screen: its width is known before the screen is laid out, so that
    it stands in the first frame."""

    moves_others: ClassVar[bool] = False

    @property
    def room(self) -> int:
        return self.app.size.width - self.gutter.width


class TopBar(Bar):
    """Title on the left; on the right, on every screen, whether the microphone is open."""

    def show_title(self, title: str, state: State, microphone_open: bool) -> None:
        left = render.row(
            render.line("voice-interview", render.MUTED),
            render.line("  "),
            render.line(title, render.STRONG),
        )
        self.tell(partial(_spread, left, microphone(state, microphone_open)))


def _spread(left: Content, right: Content, width: int) -> Content:
    gap = max(1, width - left.cell_length - right.cell_length)
    return render.row(left, render.blocks(" " * gap), right)


def microphone(state: State, microphone_open: bool = False) -> Content:
    """A sign and words, red where there is colour."""
    if state.stage in LIVE and state.stage is not Stage.SAVING:
        return render.line(" ● REC ", render.REC)
    if microphone_open:
        return render.line(" ● MICROPHONE OPEN ", render.REC)
    return render.NOTHING


class KeyLine(Bar):
    """The keys of this state."""

    def show_keys(self, shown: Iterable[commands.Command]) -> None:
        self.tell(partial(_keys, tuple(shown)))


def _keys(shown: tuple[commands.Command, ...], width: int) -> Content:
    """As many as there is room for; the way back and the way to the rest go last."""
    told = Content("   ").join(map(_key, shown))
    spare = [one for one in shown if one.name != "help" and "escape" not in one.keys]
    if told.cell_length <= width or not spare:
        return told
    return _keys(tuple(one for one in shown if one is not spare[-1]), width)


def _key(command: commands.Command) -> Content:
    return render.row(
        render.line(command.key, "bold $accent"), render.line(" " + command.label, render.MUTED)
    )


class TooSmall(Words):
    """Stands in for the picture when there is no room for it (see all_screens.tcss)."""

    def tell(self, state: State, least: tuple[int, int]) -> None:
        width, height = least
        wish = f"Please make this window larger: {width} by {height} characters are needed."
        if state.stage in LIVE:
            self.show(
                render.lines(
                    [render.line(wish), render.row(microphone(state), render.line(" Space stops."))]
                )
            )
        else:
            self.show(render.line(wish))
