"""Figures that stand beside each other add up as they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.analysis.several.comparison import Difference
from voice_interview.analysis.several.measures import MEASURES
from voice_interview.analysis.story import percents
from voice_interview.model import Component, Star, StarPart

values = st.floats(0, 400)


@given(st.sampled_from(MEASURES), values, values)
def test_a_step_leads_from_one_value_to_the_other(
    measure: object, first: float, second: float
) -> None:
    (one,) = [each for each in MEASURES if each is measure]
    step = Difference(one, first, second, True, None, None).step
    assert step is not None
    from_s, to_s = (_number(one.told(value)) for value in (first, second))
    assert from_s + step == pytest.approx(to_s)


def _number(told: str) -> float:
    """Of a clock, its seconds."""
    minutes, _, rest = told.rpartition(":")
    return 60 * int(minutes or 0) + float(rest)


def test_what_rests_on_different_things_has_no_step() -> None:
    assert Difference(MEASURES[0], 1.0, 2.0, False, None, None).step is None
    assert Difference(MEASURES[0], None, 2.0, True, None, None).step is None


@given(st.lists(st.integers(0, 400), min_size=4, max_size=4).filter(any))
def test_the_shares_of_a_story_are_a_hundred_together(counts: list[int]) -> None:
    shares = [count / sum(counts) for count in counts]
    parts = {
        part: Component("strong", share, (), False)
        for part, share in zip(StarPart, shares, strict=True)
    }
    told = percents(Star(True, "story", parts, (), None, None, None, None))
    assert sum(told.values()) == 100
    for part, share in zip(StarPart, shares, strict=True):
        assert abs(told[part] - 100 * share) < 1
