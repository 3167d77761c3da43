"""Where playing stands: a sign, the place in the take, the length, the speed."""

from textual.content import Content
from textual.widget import Widget

from voice_interview.playback import Playback
from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.bars import bar


class PlayerLine(Widget):
    def __init__(self, playback: Playback, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._playback = playback
        self._length_s: float | None = None

    def tell(self, length_s: float | None) -> None:
        """Show the playback as it is now; `length_s` of the whole take, None when not known."""
        self._length_s = length_s
        self.refresh()

    def render(self) -> Content:
        head = self._playback.playhead
        sign, word = _sign(self._playback)
        style = render.HEADING if self._playback.playing else render.MUTED
        left = render.row(
            render.column(f"{sign} {word}", 11, style),
            render.line(f"{render.clock(head.position_s)} ", style),
        )
        length = "" if self._length_s is None else render.clock(self._length_s)
        speed = "" if head.speed == 1.0 else f"  {head.speed:g}×"
        right = render.line(f" {length}{speed}", render.MUTED)
        room = max(0, self.content_size.width - left.cell_length - right.cell_length)
        share = head.position_s / self._length_s if self._length_s else 0.0
        return render.row(left, bar(share, room), right)


def _sign(playback: Playback) -> tuple[str, str]:
    if not playback.playing:
        return "■", "stopped"
    return ("‖", "paused") if playback.playhead.paused else ("▶", "playing")
