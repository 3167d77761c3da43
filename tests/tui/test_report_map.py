"""The answer map in the report: one cursor with the transcript, and playing from any moment."""

import re
from dataclasses import replace
from threading import Event

import pytest
from textual.pilot import Pilot

from tests.patience import PATIENCE_S
from tests.tui import opinions, rich
from tests.tui.scene import Scene, app_of, drive, picture, strips, until, until_seen
from tests.tui.walking import here, open_report, report, start_s
from voice_interview.model import Hearing, Report, Take
from voice_interview.tui.answer.lanes import LABEL
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.report import ReportScreen


@pytest.fixture
def take(scene: Scene) -> Take:
    """As the others have it, and with its level."""
    said = rich.spoken()
    sounds = said.hearing.sounds
    assert sounds is not None
    level = tuple(
        -20.0 if any(piece.start <= n / 10 < piece.end for piece in sounds.speech) else -70.0
        for n in range(round(sounds.duration_s * 10))
    )
    heard = replace(said.hearing, sounds=replace(sounds, level_dbfs=level))
    return opinions.keep(scene, replace(said, hearing=heard))


def test_it_stands_under_the_words(scene: Scene, take: Take, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        shown = picture(app_of(pilot))
        assert re.search("level     [▁-█]{5}", shown)
        assert "story     S─" in shown
        (fillers,) = [row for row in shown.splitlines() if " marks " in row or " fillers " in row]
        assert {"●", "○", "‹"} <= set(fillers)

    drive(scene.app(), play, size)


def test_its_cursor_goes_where_the_words_go(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("down", "right")
        await until(pilot, lambda: screen.map.moment_s == start_s(screen))
        await pilot.press("f")
        await until(pilot, lambda: screen.map.moment_s == start_s(screen))

    drive(scene.app(), play)


def test_the_words_go_where_its_cursor_goes_and_enter_plays_from_there(
    scene: Scene, take: Take
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("tab", *["right"] * 20)
        moment_s = screen.map.moment_s
        token = screen.transcript.here
        await until(pilot, lambda: screen.transcript.cursor > 10)
        token = screen.transcript.here
        assert token is not None and token.start is not None
        assert token.start <= moment_s
        later = screen.transcript.tokens[screen.transcript.cursor + 1].start
        assert later is not None and later > moment_s
        await pilot.press("enter")
        assert screen.tape.playhead.position_s >= moment_s
        await until_seen(pilot, "┃")
        await pilot.press("end")
        await until(pilot, lambda: here(screen) == "second.")
        await pilot.press("home")
        await until(pilot, lambda: here(screen) == "So,")

    drive(scene.app(), play)


def test_a_moment_is_told_in_words(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("p", "tab", "left", "right")
        await until_seen(pilot, "pause of 1.4 s")
        assert screen.map.has_focus

    drive(scene.app(), play)


def test_a_click_puts_the_cursor_there(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.click("#map", offset=(LABEL + 30, 1))
        columns = screen.map.content_size.width - LABEL
        found = screen.map.map
        assert found is not None
        assert screen.map.moment_s == pytest.approx(30 * found.length_s / columns)

    drive(scene.app(), play)


def test_m_shows_it_large_and_small_again(scene: Scene, take: Take, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        small = screen.map.size
        await pilot.press("m")
        await until(pilot, lambda: screen.map.size.height > small.height)
        shown = picture(app_of(pilot))
        assert "Speech rate" not in shown
        for words in (" pauses ", " fillers ", " story ", "┴0:00", "● filler sound"):
            assert words in shown
        await pilot.press("m")
        await until(pilot, lambda: screen.map.size == small)
        assert screen.transcript.has_focus

    drive(scene.app(), play, size)


def test_the_cursor_at_its_end_survives_every_size(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        await pilot.press("tab", "end")
        for width, height in ((120, 40), (200, 50), (64, 18), (140, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.press("m", "end", "m", "tab", "end")
            assert app_of(pilot).size.width == width
            assert screen.map.moment_s > 0

    drive(scene.app(), play)


def test_without_colour_the_cursor_is_reversed(
    scene: Scene, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("tab")
        await pilot.pause()
        (row,) = [line for line in strips(app_of(pilot)) if any("story" in s.text for s in line)]
        marked = [segment.text for segment in row if segment.style and segment.style.reverse]
        assert marked == ["S"]

    drive(scene.app(), play)


def test_words_without_times_have_none_and_that_is_said(scene: Scene) -> None:
    take = opinions.keep(scene, rich.spoken("we um~ met on that Friday", timed=False))

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_report(pilot, take)
        assert not screen.map.display
        await pilot.press("m")
        await until_seen(pilot, "There is no map")

    drive(scene.app(), play)


def test_a_report_that_takes_long_does_not_hold_up_the_screen(
    scene: Scene, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = Event()
    made = opinions.Told.report

    def slow(studio: opinions.Told, take_id: str, hearing: Hearing | None = None) -> Report | None:
        let_go.wait(PATIENCE_S)
        return made(studio, take_id, hearing)

    monkeypatch.setattr(opinions.Told, "report", slow)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.show_report(take.id)
        await until_seen(pilot, "Reading this answer …")
        await pilot.press("f", "enter", "m", "tab", "x")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Home))
        app.show_report(take.id)
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        let_go.set()
        await until(pilot, lambda: report(app).reading)
        await until_seen(pilot, "S ▌ So,")

    drive(scene.app(), play)
