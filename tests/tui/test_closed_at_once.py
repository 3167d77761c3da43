"""A screen that is closed while it is being made, and a program that ends meanwhile."""

import asyncio
import signal

import pytest
from textual.pilot import Pilot

from tests.tui.scene import Scene, app_of, drive
from voice_interview.session import events as on
from voice_interview.tui import places
from voice_interview.tui.commands import Place
from voice_interview.tui.screens.home import Home

TURNS = range(4)
"""Of the event loop, in each of which the screen is a little further."""
OF_SOMETHING = {Place.REPORT, Place.BESIDE, Place.INTERVIEW_REPORT}
"""Screens that are opened with a take or an interview."""


async def pass_turns(turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)


@pytest.mark.parametrize("turns", TURNS)
def test_the_end_comes_while_a_screen_is_made(scene: Scene, turns: int) -> None:
    app = scene.app()

    async def play(_pilot: Pilot[None]) -> None:
        app.ask(scene.studio.questions[0])
        await pass_turns(turns)
        app.end_now(signal.SIGTERM)

    drive(app, play)
    assert app.return_code == 128 + signal.SIGTERM


@pytest.mark.parametrize("turns", TURNS)
def test_a_question_is_left_while_its_screen_is_made(scene: Scene, turns: int) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.ask(scene.studio.questions[0])
        await pass_turns(turns)
        app.tell(on.Leave())
        await pilot.pause()
        assert isinstance(app.screen, Home)

    drive(scene.app(), play)


@pytest.mark.parametrize("place", sorted(places.PLACES.keys() - OF_SOMETHING))
def test_every_screen_can_be_closed_at_once(scene: Scene, place: Place) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.show_place(place)
        app.pop_screen()
        await pilot.pause()
        assert isinstance(app.screen, Home)

    drive(scene.app(), play)
