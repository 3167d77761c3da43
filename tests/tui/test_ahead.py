"""The marked question's speech is made before it is asked for."""

from textual.pilot import Pilot

from tests.tui.scene import Scene, app_of, drive, until, until_seen
from voice_interview.tui.screens.home import Home


def test_the_question_under_a_resting_cursor(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        home = app_of(pilot).screen
        assert isinstance(home, Home)
        await until(pilot, lambda: home.marked and scene.speaker.prepared == [home.marked.text])
        await pilot.press("s")
        await until(pilot, lambda: home.marked and scene.speaker.prepared[1:] == [home.marked.text])

    drive(scene.app(), play)


def test_a_voice_that_fails_is_told_only_when_the_question_is_asked(scene: Scene) -> None:
    scene.speaker.fails = "There is no voice."

    async def play(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: scene.speaker.prepared)
        await until_seen(pilot, "Before your first take")

    drive(scene.app(), play)
