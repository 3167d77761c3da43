"""A change is called when it lies outside the normal spread, and never otherwise."""

import math
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notation import hearing, plain
from voice_interview.analysis import report
from voice_interview.analysis.several import spread
from voice_interview.analysis.several.measures import MEASURES, Aim, Measure, Verdict
from voice_interview.analysis.several.trend import (
    By,
    MeasureTrend,
    between,
    change,
    own_spread,
    trend,
)
from voice_interview.model import DatedFigures, Figures, Rule

MEASURE = {measure.name: measure for measure in MEASURES}
FILLERS, PACE, STAR = (
    MEASURE["fillers_per_minute"],
    MEASURE["speech_rate_wpm"],
    MEASURE["star_parts"],
)
LATENCY = MEASURE["response_latency_s"]
PLAIN = Figures("1", 60.0, 140, 140.0, 165.0, 0.8, 10, 5, 5.0, "StA-", 2, 60.0)
BEGUN = datetime(2026, 1, 5, 10, tzinfo=UTC)


def dated(figures: Figures, number: int, step: timedelta = timedelta(days=1)) -> DatedFigures:
    at = BEGUN + number * step
    return DatedFigures(f"take-{number:03d}", f"{at:%Y-%m-%dT%H:%M:%SZ}", figures)


def fillers(*values: float | None) -> list[DatedFigures]:
    return [dated(replace(PLAIN, fillers_per_minute=v), n) for n, v in enumerate(values)]


def of(series: list[DatedFigures], measure: Measure = FILLERS, by: By = By.TAKE) -> MeasureTrend:
    return next(one for one in trend(series, "1", by).measures if one.measure is measure)


def verdict(measure: Measure, before: list[float], recent: list[float]) -> Verdict:
    return between(measure, before, recent).verdict


def test_far_fewer_fillers_than_ever_are_better_and_the_way_back_is_worse() -> None:
    better = of(fillers(11.8, 12.5, 12.0, 2.1, 1.9, 2.3)).change
    assert better is not None
    assert (better.before, better.recent) == (12.0, 2.1)
    assert (better.before_takes, better.recent_takes) == (3, 3)
    assert better.verdict is Verdict.BETTER
    worse = of(fillers(2.1, 1.9, 2.3, 11.8, 12.5, 12.0)).change
    assert worse is not None
    assert worse.verdict is Verdict.WORSE


def test_a_step_inside_what_takes_differ_anyway_is_no_clear_change() -> None:
    found = of(fillers(3.0, 9.0, 6.0, 2.0, 8.0, 5.0)).change
    assert found is not None
    assert found.verdict is Verdict.NO_CLEAR_CHANGE
    assert abs(found.recent - found.before) < found.needed


@pytest.mark.parametrize("number", range(6))
def test_with_fewer_than_three_takes_on_a_side_nothing_is_said(number: int) -> None:
    assert change(FILLERS, [20.0, 20.0, 20.0, 1.0, 1.0][:number]) is None
    assert change(FILLERS, [20.0, 20.0, 20.0, 1.0, 1.0, 1.0]) is not None


def test_one_wild_take_on_each_side_changes_nothing() -> None:
    calm = verdict(FILLERS, [12.0, 12.5, 11.5, 12.2, 11.9], [4.0, 4.4, 3.8, 4.1, 4.2])
    wild = verdict(FILLERS, [12.0, 12.5, 11.5, 12.2, 400.0], [4.0, 4.4, 3.8, 4.1, 0.0])
    assert calm is wild is Verdict.BETTER
    assert verdict(FILLERS, [5.0, 5.5, 4.5, 5.2], [4.9, 90.0, 5.1]) is Verdict.NO_CLEAR_CHANGE


def test_what_is_needed_is_two_and_a_half_errors_and_never_less_than_the_spread() -> None:
    """With few takes on a side the errors decide, with many the spread of single takes."""
    few = 2.5 * (math.pi / 2) ** 0.5 * (1 / 3 + 1 / 6) ** 0.5
    assert spread.needed(2.0, 3, 6) == pytest.approx(2.0 * few)
    assert spread.needed(2.0, 200, 200) == 2.0


def test_pace_inside_the_quiet_band_is_never_better_or_worse() -> None:
    slow, quick = [112.0, 113.0, 112.5], [168.0, 167.5, 168.5]
    assert verdict(PACE, slow, quick) is Verdict.NO_CLEAR_CHANGE
    assert verdict(PACE, quick, slow) is Verdict.NO_CLEAR_CHANGE
    hurried = [215.0, 214.0, 216.0]
    assert verdict(PACE, hurried, quick) is Verdict.BETTER
    assert verdict(PACE, slow, hurried) is Verdict.WORSE
    assert verdict(PACE, [60.0, 61.0, 59.0], slow) is Verdict.BETTER
    assert verdict(PACE, [111.0, 110.5, 111.5], [108.0, 107.5, 108.5]) is Verdict.NO_CLEAR_CHANGE


def test_what_has_no_better_direction_is_told_as_higher_or_lower() -> None:
    assert verdict(LATENCY, [1.0, 1.1, 0.9], [4.0, 4.1, 3.9]) is Verdict.HIGHER
    assert verdict(LATENCY, [4.0, 4.1, 3.9], [1.0, 1.1, 0.9]) is Verdict.LOWER


def test_more_parts_of_the_story_are_better_and_a_thin_one_counts_half() -> None:
    assert STAR.value(replace(PLAIN, star="STAR")) == 4.0
    assert STAR.value(replace(PLAIN, star="sT--")) == 1.5
    assert STAR.value(replace(PLAIN, star="----")) == 0.0
    assert STAR.value(replace(PLAIN, star="")) is None
    assert verdict(STAR, [1.5, 1.5, 2.0], [4.0, 4.0, 3.5]) is Verdict.BETTER


def test_takes_that_agree_to_the_last_digit_still_need_a_step_one_can_measure() -> None:
    assert verdict(PACE, [190.0] * 5, [189.0] * 5) is Verdict.NO_CLEAR_CHANGE
    assert verdict(STAR, [2.0] * 5, [2.0] * 5) is Verdict.NO_CLEAR_CHANGE


def test_figures_of_other_rules_are_counted_and_left_out() -> None:
    series = fillers(1.0, 2.0, 3.0)
    series[1] = replace(series[1], figures=replace(series[1].figures, rules_version="0"))
    found = trend(series, "1")
    assert (found.takes, found.other_rules) == (2, 1)
    assert [point.value for point in of(series).points] == [1.0, 3.0]


def test_a_lower_bound_is_never_set_beside_a_full_count() -> None:
    heard = fillers(6.0, 7.0, 6.5)
    written = [
        replace(one, figures=replace(one.figures, fillers_at_least=True, fillers_per_minute=0.4))
        for one in fillers(0, 0, 0)
    ]
    series = [replace(one, recorded_at=f"2025{one.recorded_at[4:]}") for one in written] + heard
    found = of(series)
    assert [point.value for point in found.points] == [6.0, 7.0, 6.5]
    assert found.left_out == 3
    assert found.change is None
    assert not found.at_least
    assert of(written).at_least


def test_pace_of_another_recogniser_is_left_out_and_pauses_are_not() -> None:
    series = fillers(1.0, 2.0)
    series[0] = replace(series[0], figures=replace(series[0].figures, rough=True))
    assert (of(series, PACE).left_out, len(of(series, PACE).points)) == (1, 1)
    assert len(of(series, MEASURE["pauses_per_minute"]).points) == 2


def test_what_is_not_known_is_no_point() -> None:
    found = of(fillers(None, 3.0, None))
    assert [point.take_id for point in found.points] == ["take-001"]
    empty = of(fillers(None))
    assert (empty.points, empty.band, empty.change, empty.left_out) == ((), None, None, 0)
    assert trend([], "1").takes == 0


def test_counts_become_rates_of_the_time_spoken() -> None:
    assert MEASURE["pauses_per_minute"].value(replace(PLAIN, answer_s=30.0)) == 20.0
    assert MEASURE["possible_per_minute"].value(replace(PLAIN, answer_s=30.0)) == 4.0
    assert MEASURE["pauses_per_minute"].value(replace(PLAIN, answer_s=None)) is None
    assert MEASURE["possible_per_minute"].value(replace(PLAIN, fillers_possible=None)) is None


def test_by_week_shows_medians_and_changes_no_verdict() -> None:
    series = fillers(12.0, 11.0, 13.0, 12.0, 12.5, 11.5, 40.0, 2.0, 2.5, 2.2)
    weeks = of(series, by=By.WEEK)
    assert [(point.at, point.takes, point.value) for point in weeks.points] == [
        ("2026-W02", 7, 12.0),
        ("2026-W03", 3, 2.2),
    ]
    assert {point.take_id for point in weeks.points} == {""}
    takes = of(series)
    assert (weeks.change, weeks.band) == (takes.change, takes.band)


def test_weeks_are_iso_weeks_of_the_utc_day() -> None:
    at = ["2025-12-28T23:30:00Z", "2025-12-29T00:10:00+02:00", "2025-12-29T08:00:00"]
    series = [DatedFigures(str(n), when, PLAIN) for n, when in enumerate(at)]
    assert [(p.at, p.takes) for p in of(series, by=By.WEEK).points] == [
        ("2025-W52", 2),
        ("2026-W01", 1),
    ]


def test_a_clock_that_went_backwards_is_put_in_order_by_what_it_said() -> None:
    series = fillers(1.0, 2.0, 3.0)
    assert of(series[::-1]) == of(series)


def test_the_band_is_the_median_and_the_median_distance_from_it() -> None:
    band = spread.band([10.0, 12.0, 14.0, 16.0, 1000.0])
    assert band.median == 14.0
    assert band.spread == pytest.approx(2 * 1.4826)
    assert (band.low, band.high) == (14.0 - band.spread, 14.0 + band.spread)


def test_the_band_ends_where_no_value_can_be() -> None:
    assert spread.band([3.0, 3.5, 4.0], STAR.most).high == 4.0


def test_the_own_spread_needs_six_takes_and_is_never_finer_than_the_figure() -> None:
    assert own_spread(fillers(1.0, 2.0, 3.0, 4.0, 5.0), FILLERS, PLAIN) is None
    assert own_spread(fillers(*[3.0] * 6), FILLERS, PLAIN) == FILLERS.finest
    wide = own_spread(fillers(1.0, 3.0, 1.0, 3.0, 5.0, 3.0), FILLERS, PLAIN)
    assert wide == pytest.approx(2 * 1.4826 / 2**0.5)


def test_progress_between_two_calm_stretches_is_no_spread() -> None:
    found = own_spread(fillers(12.0, 12.5, 12.0, 12.5, 2.0, 2.5, 2.0, 2.5), FILLERS, PLAIN)
    assert found == pytest.approx(0.5 * 1.4826 / 2**0.5, abs=0.05)


@pytest.mark.parametrize("other", [{"rules_version": "0"}, {"fillers_at_least": True}])
def test_the_own_spread_knows_only_takes_of_the_same_kind(other: dict[str, Any]) -> None:
    assert own_spread(fillers(*[3.0] * 6), FILLERS, replace(PLAIN, **other)) is None


def test_of_years_of_takes_the_newest_ten_are_set_against_the_rest() -> None:
    found = of(fillers(*[8.0, 9.0, 10.0] * 40, *[2.0, 3.0] * 5)).change
    assert found is not None
    assert (found.before_takes, found.recent_takes, found.verdict) == (120, 10, Verdict.BETTER)


def test_every_part_of_the_story_is_tallied() -> None:
    series = [dated(replace(PLAIN, star=star), n) for n, star in enumerate(["STA-", "sT--", ""])]
    tallies = {
        one.part.letter: (one.strong, one.thin, one.missing) for one in trend(series, "1").stories
    }
    assert tallies == {"S": (1, 1, 0), "T": (2, 0, 0), "A": (1, 0, 1), "R": (0, 0, 2)}


def test_the_figures_of_a_report_hold_what_the_trend_needs(rules: tuple[Rule, ...]) -> None:
    said = hearing("So I led the <uh? 0.4> team (0.6) and we moved it all over two nights " * 2)
    found = report.figures(report.build("x", None, said, rules))
    assert (found.fillers_possible, found.fillers_at_least, found.rough) == (2, False, False)
    assert found.answer_s == pytest.approx(said.sounds.duration_s if said.sounds else 0)
    text = report.figures(report.build("x", None, plain("um I led it"), rules))
    assert (text.fillers_at_least, text.answer_s) == (True, None)


# --- properties ----------------------------------------------------------------------------------

_values = st.lists(st.integers(0, 4000).map(lambda n: n / 10), min_size=3, max_size=12)
_any_measure = st.sampled_from(MEASURES)
_unbanded = st.sampled_from([one for one in MEASURES if one.aim is not Aim.BAND])


@given(_any_measure, _values, _values, st.randoms(use_true_random=False))
def test_shuffling_within_a_side_changes_nothing(
    measure: Measure, before: list[float], recent: list[float], draw: random.Random
) -> None:
    shuffled = draw.sample(before, len(before)), draw.sample(recent, len(recent))
    assert between(measure, *shuffled) == between(measure, before, recent)


@given(_unbanded, _values, _values, st.integers(-1000, 1000))
def test_shifting_all_takes_alike_changes_no_verdict(
    measure: Measure, before: list[float], recent: list[float], shift: int
) -> None:
    first = between(measure, before, recent)
    moved = between(measure, [v + shift for v in before], [v + shift for v in recent])
    at_the_border = abs(abs(first.recent - first.before) - first.needed) < 1e-6
    assert at_the_border or moved.verdict is first.verdict


@given(_any_measure, _values, _values)
def test_turning_the_sides_around_turns_the_verdict_around(
    measure: Measure, before: list[float], recent: list[float]
) -> None:
    turned = {
        Verdict.BETTER: Verdict.WORSE,
        Verdict.WORSE: Verdict.BETTER,
        Verdict.HIGHER: Verdict.LOWER,
        Verdict.LOWER: Verdict.HIGHER,
        Verdict.NO_CLEAR_CHANGE: Verdict.NO_CLEAR_CHANGE,
    }
    forth, back = between(measure, before, recent), between(measure, recent, before)
    assert back.verdict is turned[forth.verdict]
    assert back.needed == pytest.approx(forth.needed)


@given(_values, _values)
def test_a_called_change_is_always_larger_than_the_spread_between_takes(
    before: list[float], recent: list[float]
) -> None:
    found = between(FILLERS, before, recent)
    assert found.needed >= spread.within(before, recent)
    if found.verdict is not Verdict.NO_CLEAR_CHANGE:
        assert abs(found.recent - found.before) > found.needed


def test_takes_that_are_equal_leave_less_to_chance() -> None:
    """All four of sixteen on one side: by chance in one of thirteen cases."""
    calm, half = [0.0] * 8, [0.0] * 4 + [1.0] * 4
    assert spread.ranked_apart(calm, half)
    assert spread.ranked_apart(half, calm)


@given(st.integers(6, 10).flatmap(lambda n: st.permutations(range(n))), st.integers(3, 7))
def test_ranks_are_apart_when_few_ways_to_deal_the_takes_anew_are_as_far_apart(
    takes: list[int], cut: int
) -> None:
    cut = min(cut, len(takes) - 3)
    first, second = takes[:cut], takes[cut:]
    dealt = [
        _more_above(_rest(takes, side), _at(takes, side))
        for side in combinations(range(len(takes)), len(second))
    ]
    as_far = sum(other >= _more_above(first, second) for other in dealt) / len(dealt)
    assert spread.ranked_apart(first, second) == (as_far <= 0.1001)


def _more_above(first: list[int], second: list[int]) -> int:
    return abs(sum((a < b) - (a > b) for a in first for b in second))


def _at(values: list[int], places: tuple[int, ...]) -> list[int]:
    return [values[place] for place in places]


def _rest(values: list[int], places: tuple[int, ...]) -> list[int]:
    return [value for place, value in enumerate(values) if place not in places]


@pytest.mark.parametrize("takes", [6, 7, 9, 12, 20, 40])
@pytest.mark.parametrize("shape", ["bell", "heavy tails", "skewed", "two values"])
def test_noise_alone_is_called_a_change_in_one_series_of_twenty_or_ten_at_most(
    takes: int, shape: str
) -> None:
    draw = random.Random(f"{takes} {shape}")
    shapes: dict[str, Callable[[], float]] = {
        "bell": lambda: draw.gauss(0, 10),
        "heavy tails": lambda: draw.gauss(0, 10) / max(0.05, draw.random()),
        "skewed": lambda: 10 * draw.lognormvariate(0, 0.6),
        "two values": lambda: draw.choice((2.0, 3.0)),
    }
    make = shapes[shape]
    series = 1500
    found = [change(LATENCY, [make() for _ in range(takes)]) for _ in range(series)]
    called = [one for one in found if one and one.verdict is not Verdict.NO_CLEAR_CHANGE]
    assert 0 < len(called) <= series * (0.1 if shape == "two values" else 0.05)
