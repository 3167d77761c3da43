"""Two takes side by side: nothing of either is lost, and both are heard from the same place."""

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui import opinions, rich
from tests.tui.past_takes import keep, open_history, rows
from tests.tui.scene import QUESTIONS, Scene, app_of, drive, picture, until, until_seen
from tests.tui.walking import open_report
from voice_interview.analysis.several.comparison import compare
from voice_interview.analysis.several.measures import MEASURES
from voice_interview.model import Question, Take, TakeRow, TakeState, Transcript
from voice_interview.second_pass import Arrived
from voice_interview.tui.answer import differences
from voice_interview.tui.answer.beside import FIRST, SECOND, Beside, Side, joined
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.background.messages import BetterWords
from voice_interview.tui.commands import Place
from voice_interview.tui.screens.beside import REWRITTEN, BesideScreen
from voice_interview.tui.screens.history import History

WIDE_BOX = 53
"""Cells of a line of figures beside the words."""
BEFORE = "So we um~ met on that Friday (1.2) and then we left early for the coast"
AFTER = "So we met on that Friday (0.6) and they cheered when we left early"


@pytest.fixture
def pair(scene: Scene) -> tuple[Take, Take]:
    first = opinions.keep(scene, rich.spoken(BEFORE))
    second = opinions.keep(scene, rich.spoken(AFTER))
    later = partial(replace, recorded_at="2026-11-13T09:15:00.000Z")
    return first, scene.library.change(second.id, later)


async def open_beside(pilot: Pilot[None], pair: tuple[Take, Take]) -> BesideScreen:
    app = app_of(pilot)
    app.show_place(Place.BESIDE, *(take.id for take in pair))
    await until(pilot, lambda: beside(app).shown)
    return beside(app)


def beside(app: InterviewApp) -> BesideScreen:
    screen = app.screen
    assert isinstance(screen, BesideScreen)
    return screen


@pytest.mark.parametrize(("current", "told"), [(True, True), (False, False)])
def test_better_words_that_come_meanwhile_are_told_and_change_nothing_under_the_eyes(
    scene: Scene, pair: tuple[Take, Take], current: bool, told: bool
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        screen = await open_beside(pilot, pair)
        before = screen.shown
        words = Transcript((), "whisper", "small.en")
        app.on_better_words(BetterWords(Arrived(pair[0].id, words, current)))
        await pilot.pause()
        said = [one.message for one in app._notifications]
        assert said == [REWRITTEN] * told
        assert screen.shown is before

    drive(scene.app(), play)


# --- one text of both ----------------------------------------------------------------------------


def shown(first: str, second: str) -> Beside:
    reports = (opinions.report(rich.spoken(first)), opinions.report(rich.spoken(second)))
    found = compare(*reports)
    take = Take("take", TakeState.DONE, Question("q", "Why?"), "2026-11-12T09:15:00Z")
    one, two = (Side(take, None, tuple(joined(found, side))) for side in (FIRST, SECOND))
    return Beside(found, (one, two), None, "")


def test_what_was_dropped_and_added_stands_in_signs() -> None:
    said = " ".join(token.shown for token in shown(BEFORE, AFTER).sides[FIRST].tokens)
    assert said.startswith("So we −(um) met on that Friday and ")
    assert "+(they cheered" in said


spoken = st.lists(
    st.sampled_from(["so", "we", "met", "on", "that", "Friday", "and", "left", "early"]), min_size=1
)


@given(spoken, spoken)
def test_each_side_keeps_all_of_its_words_and_their_times(
    first: list[str], second: list[str]
) -> None:
    both = shown(" ".join(first), " ".join(second))
    for side, report in enumerate((both.comparison.first, both.comparison.second)):
        words = report.transcript.words
        own = [token for token in both.sides[side].tokens if token.word is not None]
        assert [token.word for token in own] == list(range(len(words)))
        assert [token.start for token in own] == [word.start for word in words]
    assert len(both.sides[FIRST].tokens) == len(both.sides[SECOND].tokens)


@given(spoken, spoken)
def test_every_word_has_its_place_in_the_other_take(first: list[str], second: list[str]) -> None:
    both = shown(" ".join(first), " ".join(second))
    for side in (FIRST, SECOND):
        places = [both.matching(token, side) for token in range(len(both.sides[side].tokens))]
        assert all(both.sides[side].tokens[place].word is not None for place in places)


# --- the screen ----------------------------------------------------------------------------------


def test_figures_words_and_axes_of_both_are_there(
    scene: Scene, pair: tuple[Take, Take], size: tuple[int, int]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_beside(pilot, pair)
        told = picture(app_of(pilot))
        if size[0] >= 110:
            assert screen.query_one("#figures-box").size.height > screen.transcript.size.height
        for words in ("A 12 Nov", "▸B 13 Nov", "Speech rate", " → ", "−(um)", "A ", "B "):
            assert words in told
        assert 2 in {told.count(" marks"), told.count(" fillers")}

    drive(scene.app(), play, size)


def test_figures_have_their_units_on_one_line(scene: Scene, pair: tuple[Take, Take]) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_beside(pilot, pair)
        assert screen.shown is not None
        told = differences.lines(screen.shown, WIDE_BOX).plain.splitlines()
        for measure in MEASURES:
            (row,) = [row for row in told if row.startswith(f"{measure.brief} ")]
            assert " → " in row

    drive(scene.app(), play)


@pytest.mark.parametrize("at_least", [True, False])
def test_sounds_that_may_have_been_missed_are_told_of(at_least: bool) -> None:
    both = shown(BEFORE, AFTER)
    counted = both.comparison.first
    assert counted.fillers is not None
    counted = replace(counted, fillers=replace(counted.fillers, at_least=at_least))
    both = replace(both, comparison=replace(both.comparison, first=counted))
    told = differences.lines(both, WIDE_BOX).plain
    assert ("um and uh may have been missed" in told) is at_least


def test_the_older_take_is_the_first_however_they_are_named(
    scene: Scene, pair: tuple[Take, Take]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_beside(pilot, (pair[1], pair[0]))
        assert screen.shown is not None
        assert [side.take.id for side in screen.shown.sides] == [take.id for take in pair]

    drive(scene.app(), play)


def test_one_key_plays_the_other_take_from_the_matching_word(
    scene: Scene, pair: tuple[Take, Take]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_beside(pilot, pair)
        both = screen.shown
        assert both is not None
        friday = [token.shown for token in screen.transcript.tokens].index("Friday")
        screen.transcript.go_to(friday)
        await pilot.press("x")
        await until_seen(pilot, "▸A 12 Nov")
        start = both.sides[FIRST].tokens[friday].start
        assert start is not None
        assert screen.sound() == scene.library.audio(pair[0].id)
        assert screen.tape.playhead.position_s >= start
        await pilot.press("space", "x")
        await until_seen(pilot, "▸B 13 Nov")
        assert screen.sound() == scene.library.audio(pair[1].id)

    drive(scene.app(), play)


def test_changes_are_walked_and_each_is_heard_in_the_take_that_says_it(
    scene: Scene, pair: tuple[Take, Take]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        screen = await open_beside(pilot, pair)
        await pilot.press("n")
        here = screen.transcript.here
        assert here is not None
        assert (here.shown, screen.side) == ("−(um)", FIRST)
        await until_seen(pilot, "only in A")
        await pilot.press("n")
        while screen.transcript.here and screen.transcript.here.kind != "added":
            await pilot.press("n")
        assert screen.side == SECOND
        await until_seen(pilot, "only in B")
        await pilot.press("N")
        assert screen.side == FIRST

    drive(scene.app(), play)


def test_the_best_so_far_is_marked(scene: Scene) -> None:
    first = opinions.keep(scene)
    second = opinions.keep(scene, rich.spoken(BEFORE))

    async def play(pilot: Pilot[None]) -> None:
        screen = await open_beside(pilot, (first, second))
        assert screen.shown is not None and screen.shown.best is not None
        await until_seen(pilot, "★ best")

    drive(scene.app(), play)


def test_a_take_without_words_is_told(scene: Scene, pair: tuple[Take, Take]) -> None:
    wordless = scene.keep_take(QUESTIONS[1])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.show_place(Place.BESIDE, pair[0].id, wordless.id)
        await until_seen(pilot, "This take has no transcript")
        await pilot.press("x", "n", "enter", "escape")
        await until(pilot, lambda: not isinstance(app.screen, BesideScreen))

    drive(scene.app(), play)


# --- ways there ----------------------------------------------------------------------------------


def test_from_the_report_another_take_of_the_question_is_chosen(
    scene: Scene, pair: tuple[Take, Take]
) -> None:
    third = opinions.keep(scene, rich.spoken(BEFORE))
    scene.library.change(third.id, lambda now: replace(now, recorded_at="2026-11-14T09:15:00.000Z"))

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, pair[1])
        await pilot.press("v")
        await until_seen(pilot, "Compare with which take?")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BesideScreen) and app.screen.shown)
        await pilot.press("escape")
        await until_seen(pilot, "Answer again")

    drive(scene.app(), play)


def test_the_only_other_take_of_the_question_needs_no_choice(
    scene: Scene, pair: tuple[Take, Take]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, pair[1])
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, BesideScreen) and app.screen.shown)

    drive(scene.app(), play)


def test_the_other_take_of_ones_own_question_is_found_behind_many_that_say_its_words(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Question("", "Why us?")
    first, second = (opinions.keep(scene, rich.spoken(BEFORE), own) for _ in range(2))
    for day in (12, 13):
        keep(scene, day, note="Why us?", recorded_at=f"2999-10-{day}T12:00:00.000Z")
    every = scene.library.rows

    def two_at_a_time(**about: Any) -> tuple[TakeRow, ...]:
        return every(**{"limit": 2, **about})

    monkeypatch.setattr(scene.library, "rows", two_at_a_time)

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_report(pilot, second)
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, BesideScreen) and app.screen.shown)
        shown = beside(app).shown
        assert shown is not None
        assert {side.take.id for side in shown.sides} == {first.id, second.id}

    drive(scene.app(), play)


def test_the_only_take_of_a_question_has_none_beside_it(scene: Scene, take: Take) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await open_report(pilot, take)
        await pilot.press("v")
        await until_seen(pilot, "There is no other take of")

    drive(scene.app(), play)


def test_in_the_history_two_takes_are_marked(scene: Scene, pair: tuple[Take, Take]) -> None:
    keep(scene, 3, QUESTIONS[1])

    async def play(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_history(pilot)
        assert len(rows(app)) == 3
        await pilot.press("v")
        await until_seen(pilot, "v sets a take beside 13 Nov")
        await pilot.press("v")
        await until(pilot, lambda: "v sets a take" not in picture(app))
        await pilot.press("v", "down", "v")
        await until(pilot, lambda: isinstance(app.screen, BesideScreen) and app.screen.shown)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, History))

    drive(scene.app(), play)
