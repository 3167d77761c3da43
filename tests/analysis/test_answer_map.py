"""The answer map: every mark has its place on one axis, and nothing is drawn that was not heard."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.analysis.answer_map import (
    AnswerMap,
    FillerMark,
    PartMark,
    answer_map,
    loudness,
)
from voice_interview.model import Hearing, Interval, Report, Rule, Segment, Star

SAID = "So um (0.6) I led the <uh? 0.4> migration and we finished it in a week (1.2) or less"
QUIET_DBFS, LOUD_DBFS = -60.0, -20.0


@pytest.fixture
def report(rules: tuple[Rule, ...]) -> Report:
    return reporting.build("take", None, hearing(SAID), rules)


def told(found: AnswerMap | None) -> AnswerMap:
    assert found is not None
    return found


def story(report: Report, *segments: Segment) -> Report:
    return replace(report, star=Star(True, "story", {}, segments, None, None, None, None))


def test_every_lane_keeps_the_times_of_the_report(report: Report) -> None:
    found = told(answer_map(report, (LOUD_DBFS,) * 67))
    assert found.length_s == report.timing.duration_s
    assert found.pauses == report.timing.pauses
    assert found.pace == report.timing.pace_curve
    assert found.fillers == (
        FillerMark(0.3, 0.6, "sound", "um"),
        FillerMark(2.1, 2.5, "possible", "uh"),
    )
    assert found.parts == ()


def test_an_unclear_sound_is_on_the_map_as_what_it_is(rules: tuple[Rule, ...]) -> None:
    heard = hearing(SAID)
    assert heard.sounds is not None
    loud = replace(heard, sounds=replace(heard.sounds, unclear=(Interval(0.7, 0.9),)))
    found = told(answer_map(reporting.build("take", None, loud, rules)))
    assert FillerMark(0.7, 0.9, "unclear", "unclear sound") in found.fillers
    assert len(found.fillers) == 3


def test_neighbours_of_one_part_are_one_stretch_and_doubt_parts_them(report: Report) -> None:
    segments = (
        Segment((0, 1), 0.0, 1.0, "S", 0.9),
        Segment((1, 2), 1.2, 2.0, "S", 0.8),
        Segment((2, 3), 2.0, 3.0, "S", 0.3),
        Segment((3, 4), 3.0, 4.0, "O", 0.9),
        Segment((4, 5), None, None, "A", 0.9),
        Segment((5, 6), 4.5, 6.0, "R", 0.9),
    )
    found = told(answer_map(story(report, *segments)))
    assert found.parts == (
        PartMark(0.0, 2.0, "S", unsure=False),
        PartMark(2.0, 3.0, "S", unsure=True),
        PartMark(4.5, 6.0, "R", unsure=False),
    )


def test_parts_of_an_answer_that_tells_no_story_are_not_drawn(report: Report) -> None:
    told_one = story(report, Segment((0, 1), 0.0, 1.0, "S", 0.9))
    assert told_one.star is not None
    without = replace(told_one, star=replace(told_one.star, story=False))
    assert told(answer_map(without)).parts == ()


def test_words_without_times_have_no_map(rules: tuple[Rule, ...]) -> None:
    assert answer_map(reporting.build("text", None, plain(SAID), rules)) is None


def test_switched_off_fillers_leave_their_lane_empty(report: Report) -> None:
    assert told(answer_map(replace(report, fillers=None))).fillers == ()


def test_the_pace_axis_is_the_same_for_every_answer_that_fits_it(report: Report) -> None:
    found = told(answer_map(report))
    assert found.pace_axis_wpm == (60.0, 220.0)
    (point, *_) = found.pace
    hasty = replace(found, pace=(replace(point, wpm=260.0),))
    assert hasty.pace_axis_wpm == (60.0, 260.0)


# --- level ---------------------------------------------------------------------------------------


def levels(*dbfs: float) -> AnswerMap:
    return AnswerMap(len(dbfs) * 0.1, dbfs, (), (), (), ())


def test_the_loudest_stretch_is_full_and_forty_decibels_below_it_is_silence() -> None:
    found = levels(*[LOUD_DBFS] * 4, *[LOUD_DBFS - 20] * 4, *[QUIET_DBFS] * 4)
    assert loudness(found, 3) == pytest.approx((1.0, 0.5, 0.0))


def test_a_soft_voice_fills_the_lane_as_a_loud_one_does() -> None:
    loud, soft = levels(-20.0, -40.0), levels(-40.0, -60.0)
    assert loudness(soft, 2) == pytest.approx(loudness(loud, 2))


def test_without_levels_the_lane_is_empty() -> None:
    assert loudness(levels(), 20) == ()


@given(
    st.lists(st.floats(-100, 0), min_size=1, max_size=200),
    st.integers(1, 300),
    st.floats(0.5, 2.0),
)
def test_any_width_gives_that_many_shares(dbfs: list[float], columns: int, longer: float) -> None:
    """The take may be longer or shorter than its levels are."""
    found = replace(levels(*dbfs), length_s=len(dbfs) * 0.1 * longer)
    shares = loudness(found, columns)
    assert len(shares) == columns
    assert all(0 <= share <= 1 for share in shares)
    assert max(shares) == 1.0


def test_a_silent_take_has_a_map_too(rules: tuple[Rule, ...]) -> None:
    heard = hearing("(3.0)")
    silent = Hearing(heard.transcript, heard.sounds)
    found = told(answer_map(reporting.build("take", None, silent, rules), (QUIET_DBFS,) * 30))
    assert found.length_s == 3.0
    assert found.pauses == ()
