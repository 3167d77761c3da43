"""The pure parts of what is drawn: clocks, bars, words for figures, the choice of a question."""

from dataclasses import replace
from datetime import datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.scene import QUESTIONS
from voice_interview.model import NO_VOICE, Figures, Take, TakeRow, TakeState
from voice_interview.tui.drawing import wording
from voice_interview.tui.drawing.rehearsing import against
from voice_interview.tui.finding import choosing
from voice_interview.tui.widgets.bars import bar, level
from voice_interview.tui.widgets.big_clock import GLYPHS, drawn

UNKNOWN = Figures("1", None, 0, None, None, None, None, None, None, "")


@given(st.text(alphabet="".join(GLYPHS), min_size=1, max_size=8))
def test_the_rows_of_a_clock_are_equally_long(digits: str) -> None:
    rows = drawn(digits)
    assert len(rows) == 5
    assert len({len(row) for row in rows}) == 1


def test_no_two_digits_look_alike() -> None:
    assert len({drawn(digit) for digit in GLYPHS}) == len(GLYPHS)


@given(st.floats(-2, 3), st.integers(0, 200))
def test_a_bar_is_as_wide_as_its_room_and_as_full_as_its_share(share: float, width: int) -> None:
    plain = bar(share, width).plain
    assert len(plain) == width
    assert plain.count("━") == round(max(0.0, min(1.0, share)) * width)


@given(st.floats(-200, 20), st.floats(-200, 20), st.integers(1, 200))
def test_a_level_keeps_its_width(level_dbfs: float, peak_dbfs: float, width: int) -> None:
    assert len(level(level_dbfs, peak_dbfs, width).plain) == width


def test_a_louder_level_is_longer_and_the_peak_stays_visible() -> None:
    lengths = [level(dbfs, 0.0, 60).plain.count("█") for dbfs in (-70, -45, -20, -3)]
    assert lengths == sorted(set(lengths))
    assert level(-45.0, -20.0, 60).plain.index("▏") == 40


@pytest.mark.parametrize(
    ("elapsed_s", "says"), [(0.0, "of 1:30"), (90.9, "of 1:30"), (102.0, "of 1:30, 0:12 over")]
)
def test_the_time_against_its_target(elapsed_s: float, says: str) -> None:
    assert against(elapsed_s, 90.0).plain == says


@pytest.mark.parametrize(
    ("recorded_at", "says"),
    [
        ("2026-11-20T09:15:00+00:00", "today"),
        ("2026-11-19T09:15:00+00:00", "yesterday"),
        ("2026-11-12T09:15:00+00:00", "12 Nov"),
        ("2024-11-12T09:15:00+00:00", "12 Nov 2024"),
        ("broken", wording.UNKNOWN),
    ],
)
def test_a_moment_in_local_time(recorded_at: str, says: str) -> None:
    now = datetime.fromisoformat("2026-11-20T12:00:00+00:00").astimezone()
    assert wording.moment(recorded_at, now).startswith(says)
    assert wording.day(recorded_at, now) == says


def test_what_is_not_known_is_a_dash_and_never_zero() -> None:
    for figures in (None, UNKNOWN):
        assert wording.pace(figures) == wording.fillers(figures) == wording.UNKNOWN


@pytest.mark.parametrize("state", TakeState)
def test_a_take_that_is_not_done_says_why(state: TakeState) -> None:
    take = Take("t", state, QUESTIONS[0], "2026-11-20T09:15:00Z")
    assert bool(wording.state(TakeRow(take, None))) == (state is not TakeState.DONE)


def test_a_take_without_a_word_in_it_says_so() -> None:
    done = Take("t", TakeState.DONE, QUESTIONS[0], "2026-11-20T09:15:00Z")
    silent = replace(done, state=TakeState.FAILED, failure=NO_VOICE)
    assert wording.state(TakeRow(silent, None)) == "no voice heard"
    assert wording.state(TakeRow(done, UNKNOWN)) == "no words heard"
    assert wording.state(TakeRow(done, replace(UNKNOWN, words=3))) == ""


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(0, "no preparation"), (30, "30 s to prepare"), (120, "2 min to prepare"), (90, "90 s to")],
)
def test_preparation_time_in_words(seconds: float, says: str) -> None:
    assert wording.preparation(seconds).startswith(says)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("", ["led-change", "conflict", "brackets", "incident"]),
        ("CONFLICT", ["conflict"]),
        ("[um]", ["brackets"]),
        ("outage pressure", ["incident"]),
        ("outage leadership", []),
    ],
)
def test_questions_are_found_by_all_words_in_theme_text_or_tags(words: str, ids: list[str]) -> None:
    assert [question.id for question in choosing.matching(QUESTIONS, words)] == ids


@given(st.sets(st.sampled_from([q.id for q in QUESTIONS])), st.integers())
def test_a_draw_avoids_what_was_asked_lately_while_it_can(lately: set[str], seed: int) -> None:
    drawn_one = choosing.draw(QUESTIONS, lately, Random(seed))
    assert drawn_one is not None
    assert drawn_one.id not in lately or lately == {q.id for q in QUESTIONS}


def test_questions_for_the_interviewer_are_never_drawn() -> None:
    theirs = tuple(replace(q, tags=("to-ask",)) for q in QUESTIONS[:3])
    questions = (*theirs, QUESTIONS[3])
    assert {choosing.draw(questions, (), Random(n)) for n in range(20)} == {QUESTIONS[3]}
    assert wording.shows(replace(theirs[0], shows="Care.")) == "Their answer shows: Care."


def test_the_same_seed_draws_the_same() -> None:
    draws = [choosing.draw(QUESTIONS, (), Random(5)) for _ in range(3)]
    assert len(set(draws)) == 1
    assert choosing.draw((), (), Random(5)) is None
