"""Small windows stand over a screen, which stays in sight, and show where one types."""

from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.past_takes import keep, open_history
from tests.tui.scene import QUESTIONS, Scene, answer, app_of, drive, picture, until, walk
from tests.tui.walking import open_report
from voice_interview.model import Take
from voice_interview.tui.kinds.base import LEAST

LONG = "I spoke too fast in the beginning and too long about the task, and then I forgot the end."


def test_the_screen_below_stays_in_sight(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await walk(pilot, ("n", "A note on this take"))
        assert "Tell&#160;me&#160;about" in app_of(pilot).export_screenshot()

    drive(scene.app(), play)


def test_a_long_line_is_shown_where_one_goes_on_typing(scene: Scene) -> None:
    keep(scene, 1, note=LONG)

    async def play(pilot: Pilot[None]) -> None:
        await open_history(pilot)
        await walk(pilot, ("n", "A note on this take"))
        typed = app_of(pilot).screen.query_one("#typed", Input)
        await until(pilot, lambda: "forgot the end." in typed.render_line(0).text)

    drive(scene.app(), play)


def test_what_a_key_does_is_wrapped_beside_it(scene: Scene) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await answer(pilot, scene)
        await walk(pilot, ("d", "Discard this take?"))
        lines = picture(app).splitlines()
        keeps = next(line for line in lines if "No, keep recording" in line)
        rest = next(line for line in lines if "meanwhile." in line)
        assert rest.index("meanwhile") == keeps.index("No, keep")

    drive(scene.app(QUESTIONS[0]), play, LEAST)


def test_a_long_list_stands_whole_in_the_smallest_window(scene: Scene) -> None:
    for day, question in enumerate(QUESTIONS, 1):
        keep(scene, day, question)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await walk(pilot, ("g", "4 takes"), ("c", "Which takes?"))
        box, keys = (app.screen.query_one(part).region for part in (".dialog", "#keys"))
        assert box.bottom <= keys.y

    drive(scene.app(), play, LEAST)
