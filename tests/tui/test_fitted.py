"""Words and lists made for a width stand right in the first frame after it changed."""

import asyncio
from functools import partial

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui.scene import until
from voice_interview.tui.widgets.choices import NO_SIGN, SIGN, Choices
from voice_interview.tui.widgets.fitted import Fitted

WIDTHS = (60, 50, 40, 50)
HEIGHT = 10


class Watched(Fitted):
    """Keeps of every frame the width it had, and that its words were made for."""

    def __init__(self) -> None:
        super().__init__(id="watched")
        self.frames: list[tuple[int, str]] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        self.frames.append((self.content_size.width, lines[0].text.strip()))
        return lines


def grown(frames: list[tuple[int, str]], beyond: int) -> bool:
    return len(frames) > beyond


async def through_the_widths(pilot: Pilot[None], frames: list[tuple[int, str]]) -> None:
    """Leaves the frames since the first change of width."""
    frames.clear()
    for width in WIDTHS[1:]:
        another = partial(grown, frames, len(frames))
        await pilot.resize_terminal(width, HEIGHT)
        await until(pilot, another)
        await pilot.pause()


@pytest.mark.parametrize(
    "rows",
    [
        lambda _width: 3,
        lambda width: 300 // width,
        lambda width: HEIGHT + (width <= 48),
        lambda width: HEIGHT + (width > 48),
    ],
    ids=["short", "wrapped", "a scrollbar makes it longer", "a scrollbar makes it shorter"],
)
def test_every_frame_shows_words_for_its_width(rows: object) -> None:
    assert callable(rows)

    class Screen(App[None]):
        def compose(self) -> ComposeResult:
            yield VerticalScroll(Watched())

    def made(width: int) -> Content:
        return Content("\n".join([str(width), *"x" * (rows(width) - 1)]))

    async def play() -> None:
        app = Screen()
        async with app.run_test(size=(WIDTHS[0], HEIGHT)) as pilot:
            watched = app.query_one(Watched)
            watched.tell(made)
            await pilot.pause()
            await through_the_widths(pilot, watched.frames)
            assert {width for width, _ in watched.frames} > {40}
            assert all(told == str(width) for width, told in watched.frames), watched.frames
            watched.tell(lambda _width: Content(""))
            await pilot.pause()
            assert watched.frames[-1][1] == "", "what was told before is gone"

    asyncio.run(play())


class WatchedList(Choices):
    """Keeps of every frame the width its lines had, and that the first one was made for."""

    def __init__(self) -> None:
        super().__init__(id="watched")
        self.frames: list[tuple[int, str]] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        if lines:
            shown = lines[0].text.removeprefix(SIGN).removeprefix(NO_SIGN)
            self.frames.append((self.scrollable_content_region.width - len(SIGN), shown.strip()))
        return lines


@pytest.mark.parametrize("number", [2, 2 * HEIGHT], ids=["short", "with a scrollbar"])
def test_every_frame_shows_a_list_for_its_width_and_its_cursor_stays(number: int) -> None:
    class Screen(App[None]):
        def compose(self) -> ComposeResult:
            yield WatchedList()

    async def play() -> None:
        app = Screen()
        async with app.run_test(size=(WIDTHS[0], HEIGHT)) as pilot:
            watched = app.query_one(WatchedList)
            watched.show([lambda width: Content(str(width))] * number, at=1)
            await pilot.pause()
            await through_the_widths(pilot, watched.frames)
            assert len({width for width, _ in watched.frames}) > 1
            assert all(told == str(width) for width, told in watched.frames), watched.frames
            assert watched.highlighted == 1

    asyncio.run(play())
