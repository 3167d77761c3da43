"""The lines above and below every screen."""

import asyncio
from collections.abc import Iterable

from textual.app import App
from textual.widget import Widget

from voice_interview.session.states import State
from voice_interview.tui.commands import COMMANDS
from voice_interview.tui.drawing import render
from voice_interview.tui.widgets.frame import KeyLine, TopBar
from voice_interview.tui.widgets.words import Words


class _Bars(App[None]):
    """Remembers what stands in the bars before anything was laid out."""

    def compose(self) -> Iterable[Widget]:
        yield TopBar(id="top")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        top, keys = self.query_one(TopBar), self.query_one(KeyLine)
        assert not top.content_size.width
        top.show_title("Home", State(), False)
        keys.show_keys(COMMANDS[:2])
        self.first = [str(top.render()), str(keys.render())]


def test_title_and_keys_stand_in_the_first_frame() -> None:
    async def shown() -> list[str]:
        app = _Bars()
        async with app.run_test():
            return app.first

    title, keys = asyncio.run(shown())
    assert "voice-interview  Home" in title
    assert COMMANDS[0].label in keys and COMMANDS[1].label in keys


def test_the_same_words_again_draw_nothing_and_other_colours_do() -> None:
    drawn = list[bool]()

    class Counted(Words):
        def refresh(self, *_regions: object, layout: bool = False, **_more: bool) -> "Counted":
            drawn.append(layout)
            return self

    words = Counted(render.line("same"))
    words.show(render.line("same"))
    assert not drawn
    words.show(render.line("same", render.STRONG))
    assert drawn == [True]
