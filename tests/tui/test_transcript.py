"""The transcript as a widget: words that no line has room for."""

import asyncio

import pytest
from textual.app import App, ComposeResult

from voice_interview.model import Segment
from voice_interview.tui.answer.tokens import Token
from voice_interview.tui.theme import DARK
from voice_interview.tui.widgets.transcript import Transcript

SITUATION = Segment((0, 3), 0.0, 3.0, "S", 0.9)


class Page(App[None]):
    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        yield Transcript()

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        self.query_one(Transcript).show(
            [
                Token(word, "", n, None, None, segment=SITUATION)
                for n, word in enumerate(self._words)
            ]
        )


def lines(words: tuple[str, ...], width: int) -> list[str]:
    async def shown() -> list[str]:
        page = Page(words)
        async with page.run_test(size=(width, 6)) as pilot:
            await pilot.pause()
            strips = page.screen._compositor.render_strips()
            return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    return asyncio.run(shown())


@pytest.mark.parametrize("long", ["x" * 60, "日本語のとても長い言葉なのでこの行には入りません"])
def test_a_word_longer_than_the_line_is_cut_and_not_lost(long: str) -> None:
    first, second, third, *_ = lines(("one", long, "two"), 30)
    assert first == "S ▌ one"
    assert second.startswith(f"  ▌ {long[:10]}")
    assert second.endswith("…")
    assert third == "  ▌ two"
