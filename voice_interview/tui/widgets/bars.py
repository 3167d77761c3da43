"""Bars drawn with letters: a level, a time against its target, a progress.

Filled and empty differ in shape, so that a bar reads without colour.
"""

from textual.content import Content
from textual.widget import Widget

from voice_interview.sound_check import QUIET_VOICE_DBFS
from voice_interview.tui.drawing import render

FLOOR_DBFS = -60.0
"""Left end of the level meter: a quiet room."""
LOUD_DBFS = -6.0
"""From here on a syllable may clip."""


def bar(share: float, width: int, style: str = "$primary") -> Content:
    """A line of `width` cells, heavy for the share that is done."""
    filled = round(max(0.0, min(1.0, share)) * width)
    return render.row(
        render.blocks("━" * filled, style), render.blocks("─" * (width - filled), "$border")
    )


def level(level_dbfs: float, peak_dbfs: float, width: int) -> Content:
    """The level as blocks from -60 to 0 dBFS, the newest peak as a thin mark."""
    filled = _place(level_dbfs, width)
    peak = min(width - 1, _place(peak_dbfs, width))
    cells = ["█" if i < filled else "·" for i in range(width)]
    if peak >= max(filled, 1):
        cells[peak] = "▏"
    loud, quiet = _place(LOUD_DBFS, width), _place(QUIET_VOICE_DBFS, width)
    return render.row(
        render.blocks("".join(cells[:quiet]), "$secondary"),
        render.blocks("".join(cells[quiet:loud]), "$success"),
        render.blocks("".join(cells[loud:]), "$warning"),
    )


def _place(dbfs: float, width: int) -> int:
    return round(max(0.0, min(1.0, 1.0 - dbfs / FLOOR_DBFS)) * width)


class LevelMeter(Widget):
    """Silent until told."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._level_dbfs = self._peak_dbfs = -100.0

    def tell(self, level_dbfs: float, peak_dbfs: float) -> None:
        self._level_dbfs, self._peak_dbfs = level_dbfs, peak_dbfs
        self.refresh()

    def render(self) -> Content:
        return level(self._level_dbfs, self._peak_dbfs, self.content_size.width)


class TimeBar(Widget):
    """Empty until told."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._share, self._style = 0.0, "$primary"

    def tell(self, share: float, style: str = "$primary") -> None:
        self._share, self._style = share, style
        self.refresh()

    def render(self) -> Content:
        return bar(self._share, self.content_size.width, self._style)
