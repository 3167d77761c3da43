"""What stands around every screen: its title, the open microphone, its keys, a room too small."""

from collections.abc import Iterable

from textual.content import Content

from voice_interview.session.states import LIVE, Stage, State
from voice_interview.tui import commands, render
from voice_interview.tui.widgets.words import Words


class TopBar(Words):
    """Title on the left; on the right, on every screen, whether the microphone is open."""

    def tell(self, title: str, state: State, microphone_open: bool = False) -> None:
        left = render.row(
            render.line("voice-interview", render.MUTED),
            render.line("  "),
            render.line(title, render.STRONG),
        )
        self.show(self._spread(left, microphone(state, microphone_open)))

    def _spread(self, left: Content, right: Content) -> Content:
        gap = max(1, self.content_size.width - left.cell_length - right.cell_length)
        return render.row(left, render.blocks(" " * gap), right)


def microphone(state: State, microphone_open: bool = False) -> Content:
    """A sign and words, red where there is colour."""
    if state.stage in LIVE and state.stage is not Stage.SAVING:
        return render.line(" ● REC ", render.REC)
    if microphone_open:
        return render.line(" ● MICROPHONE OPEN ", render.REC)
    return render.NOTHING


class KeyLine(Words):
    """The keys of this state."""

    def tell(self, shown: Iterable[commands.Command]) -> None:
        parts = [
            render.row(
                render.line(command.key, "bold $accent"),
                render.line(" " + command.label, render.MUTED),
            )
            for command in shown
        ]
        self.show(Content("   ").join(parts))


class TooSmall(Words):
    """Stands in for the picture when there is no room for it (see frame.tcss)."""

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
