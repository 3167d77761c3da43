"""Trends on the screen: every figure with its verdict, a chart of one, of all takes or of some."""

import re
import threading
from dataclasses import replace
from random import Random
from threading import Event
from typing import Never

import pytest
from textual.pilot import Pilot

from tests.tui.past_takes import figures, keep, open_history
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen, walk
from voice_interview import over_time
from voice_interview.errors import LibraryProblem
from voice_interview.model import TakeState, Transcript
from voice_interview.second_pass import Arrived
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.background.messages import BetterWords
from voice_interview.tui.drawing.curve import BAND, MEDIAN
from voice_interview.tui.kinds.base import LEAST
from voice_interview.tui.screens.history import History
from voice_interview.tui.screens.home import Home
from voice_interview.tui.screens.trends import TrendsScreen
from voice_interview.tui.widgets.choices import Choices


def fewer_fillers(scene: Scene, takes: int = 18) -> None:
    """A month in which the filler sounds went from eight a minute to two, and nothing else did."""
    draw = Random(5)
    for day in range(1, takes + 1):
        take = keep(scene, day, QUESTIONS[day % 2])
        fillers = (8.0 if day <= 12 else 2.0) + draw.uniform(-0.5, 0.5)
        scene.library.save_figures(take.id, figures(draw.gauss(140, 6), fillers))


def trends(app: InterviewApp) -> TrendsScreen:
    screen = app.screen
    assert isinstance(screen, TrendsScreen)
    return screen


async def open_trends(pilot: Pilot[None]) -> TrendsScreen:
    app = app_of(pilot)
    await pilot.press("g")
    await until(pilot, lambda: isinstance(app.screen, TrendsScreen) and app.screen.trend)
    return trends(app)


def line(app: InterviewApp, title: str) -> str:
    return next(row for row in picture(app).splitlines() if title in row)


def test_better_words_that_arrive_are_in_the_trends(scene: Scene) -> None:
    take = keep(scene, 1)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        assert " 121 " in line(app, "Speech rate ")
        scene.library.save_figures(take.id, figures(163.0, 2.0))
        app.on_better_words(BetterWords(Arrived(take.id, Transcript((), "whisper", "x"), True)))
        await until(pilot, lambda: " 163 " in line(app, "Speech rate "))

    drive(scene.app(), play)


def test_each_figure_has_its_verdict(scene: Scene, size: tuple[int, int]) -> None:
    fewer_fillers(scene)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        assert "18 takes · take by take\n" in picture(app)
        assert "✓ better" in line(app, "Filler sounds heard")
        assert "no clear change" in line(app, "Speech rate ")
        assert "not known" in line(app, "Filler sounds possible")

    drive(scene.app(), play, size)


def test_in_a_narrow_window_the_verdicts_have_the_room_of_the_units(scene: Scene) -> None:
    fewer_fillers(scene)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        await until_seen(pilot, "✓ better")
        assert line(app, "  Articulation rate ").endswith("no clear change")
        assert "words a minute" not in line(app, "  Articulation rate ")
        assert "Speech rate, words a minute" in picture(app)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "words a minute" in line(app, "  Articulation rate "))

    drive(scene.app(), play, (64, 20))


def test_in_the_smallest_window_the_chart_has_room_for_a_line(scene: Scene) -> None:
    fewer_fillers(scene)

    async def play(pilot: Pilot[None]) -> None:
        await open_trends(pilot)
        await until_seen(pilot, "✓ better")
        labels_and_dates = 3
        assert app_of(pilot).screen.query_one("#course").size.height > 3 + labels_and_dates

    drive(scene.app(), play, LEAST)


def test_the_marked_figure_is_drawn_with_its_middle_and_band(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    fewer_fillers(scene)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        await until_seen(pilot, "Speech rate, words a minute  ┄┄ your middle 1")
        await pilot.press("down", "down")
        await until_seen(pilot, "Filler sounds heard, a minute  ┄┄ your middle 7")
        shown = picture(app)
        assert shown.count("●") == 18
        assert MEDIAN * 3 in shown and BAND * 3 in shown
        assert "Lately 2" in shown

    drive(scene.app(), play)


def test_by_week_and_back(scene: Scene) -> None:
    fewer_fillers(scene)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        await pilot.press("w")
        await until_seen(pilot, "by week")
        assert picture(app).count("●") == 3
        assert "week 40 of 2026" in picture(app)
        await pilot.press("w")
        await until_seen(pilot, "take by take")

    drive(scene.app(), play)


def test_takes_of_one_week_are_no_line(scene: Scene) -> None:
    keep(scene, 6)
    keep(scene, 7)

    async def play(pilot: Pilot[None]) -> None:
        await open_trends(pilot)
        await pilot.press("w")
        await until_seen(pilot, "All these takes are of one week.")

    drive(scene.app(), play)


def test_one_theme_one_story_or_one_question(scene: Scene) -> None:
    fewer_fillers(scene)
    story = scene.studio.stories.add("The merger")
    newest = scene.library.rows(limit=2)
    for row in newest:
        scene.studio.stories.link(row.take.id, story.id)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        for words, told in (
            ("Theme: conflict", "9 takes · take by take · Theme: conflict"),
            ("Story: The merger", "2 takes · take by take · Story: The merger"),
            (QUESTIONS[0].text[:30], "9 takes · take by take · Tell me about"),
        ):
            await pilot.press("c")
            await until_seen(pilot, "Which takes?")
            offers = app.screen.query_one("#offers")
            titles = [str(option.prompt) for option in offers.options]  # type: ignore[attr-defined]
            at = next(n for n, title in enumerate(titles) if words in title)
            offers.highlighted = at  # type: ignore[attr-defined]
            await pilot.press("enter")
            await until_seen(pilot, told)

    drive(scene.app(), play)


def test_the_history_of_one_question_leads_to_its_trends(scene: Scene) -> None:
    fewer_fillers(scene, 8)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        await pilot.press("q", "g")
        await until_seen(pilot, "4 takes · take by take")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, History))

    drive(scene.app(), play)


def test_few_takes_get_a_chart_and_no_verdict(scene: Scene) -> None:
    fewer_fillers(scene, 3)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        assert "too few takes" in line(app, "Speech rate ")
        assert "From 6 takes on, you see what became better or worse." in " ".join(
            picture(app).split()
        )
        assert picture(app).count("●") == 3
        assert "most takes" not in picture(app)
        assert MEDIAN * 3 not in picture(app)
        assert BAND * 3 not in picture(app)

    drive(scene.app(), play)


def keep_one_counted_and_one_lower_bound(scene: Scene, rate: float) -> None:
    counted = figures(140.0, rate)
    for day, found in enumerate((counted, replace(counted, fillers_at_least=True)), 1):
        scene.library.save_figures(keep(scene, day).id, found)


@pytest.mark.parametrize(
    ("rate", "told"), [(0.0, r"heard +0 found +too few"), (2.0, r"heard +≥ 2.0 a minute")]
)
def test_a_lower_bound_is_told_as_one_and_who_is_left_out_is_told_with_the_reason(
    scene: Scene, rate: float, told: str
) -> None:
    keep_one_counted_and_one_lower_bound(scene, rate)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        await pilot.press("down", "down")
        assert re.search(told, line(app, "Filler sounds heard"))
        reasons = "Some um and uh may have been missed. 1 take left out: um and uh could not"
        await until(pilot, lambda: reasons in " ".join(picture(app).split()))

    drive(scene.app(), play)


def test_the_reasons_stand_whole_in_the_smallest_common_window(scene: Scene) -> None:
    keep_one_counted_and_one_lower_bound(scene, 2.0)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        await pilot.press("down", "down")
        ends = (
            "you see what became better or worse.",
            "could not be counted there as in the newest take.",
        )
        await until(pilot, lambda: all(end in " ".join(picture(app).split()) for end in ends))

    drive(scene.app(), play, (64, 20))


def test_without_takes_a_sentence_says_what_will_come(scene: Scene, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_trends(pilot)
        await until_seen(pilot, "No takes are transcribed yet.")
        await pilot.press("w", "down", "c", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, Home))

    drive(scene.app(), play, size)


def test_takes_judged_under_other_rules_are_told(scene: Scene) -> None:
    fewer_fillers(scene, 8)
    old = scene.library.rows(limit=1)[0].take
    scene.library.save_figures(old.id, replace(figures(140.0, 3.0), rules_version="0"))

    async def play(pilot: Pilot[None]) -> None:
        await open_trends(pilot)
        await until_seen(pilot, "1 left out (other rules)")

    drive(scene.app(), play)


def test_a_library_that_goes_away_meanwhile_leaves_the_trends_that_are_there(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer_fillers(scene, 8)
    asked = Event()
    faults: list[object] = []

    def gone(_rules_version: str, _limit: int = 200) -> tuple[str, ...]:
        asked.set()
        raise LibraryProblem("The recordings folder could not be read.")

    monkeypatch.setattr(scene.library, "without_figures", gone)
    monkeypatch.setattr(threading, "excepthook", faults.append)

    async def play(pilot: Pilot[None]) -> None:
        await open_trends(pilot)
        await until(pilot, asked.is_set)
        await until(pilot, lambda: not any(t.name == "trends" for t in threading.enumerate()))

    drive(scene.app(), play)
    assert faults == []


def test_takes_that_cannot_be_read_are_told_in_place_of_the_trends(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in a notice that goes away and leaves an empty screen."""

    def gone(*_: object) -> Never:
        raise LibraryProblem("The recordings folder could not be read.")

    monkeypatch.setattr(over_time, "trends", gone)

    async def play(pilot: Pilot[None]) -> None:
        await pilot.press("g")
        await until_seen(pilot, "The recordings folder could not be read.")
        assert not app_of(pilot)._notifications

    drive(scene.app(), play)


def test_the_arrows_go_on_working_after_a_choice_without_figures(scene: Scene) -> None:
    fewer_fillers(scene, 8)
    scene.keep_take(QUESTIONS[2], TakeState.RECORDED)

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_trends(pilot)
        await walk(pilot, ("c", "Which takes?"))
        await pilot.press("end")
        texts = picture(app_of(pilot))
        while "› What does [um]" not in texts:
            await pilot.press("up")
            texts = picture(app_of(pilot))
        await walk(
            pilot, ("enter", "None of these takes is transcribed yet"), ("c", "Which takes?")
        )
        await pilot.press("home")
        await walk(pilot, ("enter", "your middle"))
        assert isinstance(screen.focused, Choices)

    drive(scene.app(), play)
