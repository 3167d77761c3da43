"""`?` on a figure of the report: how it was measured and how far to trust it."""

from functools import partial

import pytest
from textual.pilot import Pilot

from tests.tui import opinions, rich
from tests.tui.scene import Scene, app_of, drive, picture, until, until_seen
from tests.tui.walking import open_report
from voice_interview.analysis.explained import Figure, explained
from voice_interview.model import Take
from voice_interview.tui.answer.figures import Row, report_rows
from voice_interview.tui.screens.help import Help
from voice_interview.tui.screens.report import ReportScreen
from voice_interview.tui.widgets.answer_view import AnswerView

MEANT = "110 to 170 is calm"


def shown(pilot: Pilot[None]) -> str:
    return " ".join(picture(app_of(pilot)).split())


def is_shown(pilot: Pilot[None], words: str) -> bool:
    return words in shown(pilot)


async def on_figures(pilot: Pilot[None], take: Take) -> ReportScreen:
    screen = await open_report(pilot, take)
    await pilot.press("shift+tab")
    await until(pilot, lambda: screen.figures.chosen)
    return screen


def test_every_figure_is_reached_and_explained(
    scene: Scene, take: Take, size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await on_figures(pilot, take)
        assert screen.report is not None
        await pilot.press("question_mark")
        seen = []
        while screen.figures.chosen not in seen:
            chosen = screen.figures.chosen
            assert chosen is not None
            seen.append(chosen)
            told = explained(chosen, screen.report)
            for words in (told.name, told.means.split()[-1], told.trust.split()[-1]):
                await until(pilot, partial(is_shown, pilot, words))
            await pilot.press("down")
        assert {Figure.STORY, Figure.SPEECH_RATE, Figure.PAUSES, Figure.SOUNDS} <= set(seen)
        assert {Figure.MARKERS, Figure.HABITS, Figure.LATENCY, Figure.ARTICULATION} <= set(seen)

    drive(scene.app(), play, size)


def test_what_is_explained_is_in_sight_again(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await on_figures(pilot, take)
        await pilot.press("end")
        await until(pilot, lambda: screen.figures.is_vertical_scroll_end)
        assert not is_shown(pilot, "STAR")
        await pilot.press("question_mark")
        await until(pilot, lambda: is_shown(pilot, "STAR"))

    drive(scene.app(), play)


def test_a_step_makes_no_figure_again(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await on_figures(pilot, take)
        report, made = screen.report, list[int]()
        assert report is not None

        def make(width: int) -> tuple[Row, ...]:
            made.append(width)
            return report_rows(report, width)

        screen.figures.tell(make)
        await until(pilot, lambda: made)
        await pilot.pause()
        widths = len(made)
        first = screen.figures.chosen
        await pilot.press("down", "down")
        await until(pilot, lambda: screen.figures.chosen is not first)
        await pilot.pause()
        assert len(made) == widths == len(set(made))

    drive(scene.app(), play)


def test_it_opens_and_closes_and_the_keys_stay_in_reach(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app, screen = app_of(pilot), await on_figures(pilot, take)
        await until_seen(pilot, "? says how far to trust it")
        await pilot.press("down", "down", "question_mark")
        await until(pilot, lambda: MEANT in shown(pilot))
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, Help))
        await pilot.press("escape")
        await until(pilot, lambda: MEANT in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: MEANT not in shown(pilot))
        assert app.screen is screen
        await pilot.press("question_mark")
        await until(pilot, lambda: MEANT in shown(pilot))
        await pilot.press("question_mark")
        await until(pilot, lambda: MEANT not in shown(pilot))

    drive(scene.app(), play)


def test_among_the_words_the_same_key_lists_the_keys(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app, screen = app_of(pilot), await on_figures(pilot, take)
        await pilot.press("question_mark")
        await until(pilot, lambda: screen.query_one(AnswerView).explaining)
        await pilot.press("tab")
        await until(pilot, lambda: not screen.query_one(AnswerView).explaining)
        assert screen.transcript.has_focus
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, Help))

    drive(scene.app(), play)


@pytest.mark.parametrize("figure", Figure)
def test_each_says_what_it_means_and_how_far_to_trust_it(figure: Figure) -> None:
    told = explained(figure, opinions.report(rich.spoken(rich.ANSWER)))
    for words in (told.means, told.trust):
        assert words.endswith(".")
    assert len(str(told)) <= 330
