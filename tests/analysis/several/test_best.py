"""The best take so far: each rule decides in its turn, and says so."""

from dataclasses import replace

import pytest

from voice_interview.analysis.several.best import best_so_far
from voice_interview.model import DatedFigures, Figures

EVEN = Figures("1", 80.0, 190, 140.0, 165.0, 0.8, 10, 3, 2.2, "STa-", 0, 75.0)


def chosen(*takes: Figures, target_s: float = 90.0) -> tuple[str, str] | None:
    series = [DatedFigures("abcdef"[n], f"2026-01-0{n + 1}", one) for n, one in enumerate(takes)]
    best = best_so_far(series, "1", target_s)
    return None if best is None else (best.take_id, best.why)


def test_of_fewer_than_two_takes_none_is_the_best() -> None:
    assert chosen() is None
    assert chosen(EVEN) is None
    assert chosen(replace(EVEN, rules_version="0"), EVEN) is None
    assert chosen(replace(EVEN, rough=True), EVEN) is None
    assert chosen(EVEN, replace(EVEN, words=0, star="")) is None


def test_more_parts_of_the_story_come_before_all_else() -> None:
    full = replace(EVEN, star="STAR", fillers_per_minute=14.0, duration_s=500.0)
    assert chosen(EVEN, full, EVEN) == (
        "b",
        "It has the most parts of the story (4 of 4).",
    )
    assert chosen(replace(EVEN, star=""), replace(EVEN, star="s---"), EVEN) == (
        "c",
        "It has the most parts of the story (2.5 of 4).",
    )


def test_then_a_length_that_fits() -> None:
    assert chosen(EVEN, replace(EVEN, duration_s=200.0), replace(EVEN, duration_s=20.0)) == (
        "a",
        "It has a length that fits (1:20 for 1:30).",
    )


def test_then_fewer_filled_pauses_but_five_a_minute_cost_nothing() -> None:
    few, some, many = (replace(EVEN, fillers_per_minute=value) for value in (0.0, 4.9, 9.0))
    assert chosen(many, some, many) == (
        "b",
        "It has fewer filler sounds (4.9 a minute).",
    )
    assert chosen(few, some) == (
        "b",
        "Nothing sets these takes apart: it is the newest of 2 equally good ones.",
    )


def test_then_an_easier_pace_and_two_reasons_are_told_in_order() -> None:
    fast = replace(EVEN, speech_rate_wpm=195.0)
    thin = replace(EVEN, star="s---")
    assert chosen(EVEN, fast, thin) == (
        "a",
        "It has the most parts of the story (2.5 of 4), and an easier pace to follow "
        "(140 words a minute).",
    )


BRISK = replace(EVEN, fillers_per_minute=8.0, speech_rate_wpm=180.0)


@pytest.mark.parametrize(
    ("worse", "decides"),
    [
        (replace(BRISK, fillers_per_minute=9.0), False),
        (replace(BRISK, fillers_per_minute=9.5), True),
        (replace(BRISK, speech_rate_wpm=190.0), False),
        (replace(BRISK, speech_rate_wpm=195.0), True),
        (replace(BRISK, duration_s=147.0), False),
        (replace(BRISK, duration_s=150.0), True),
        (replace(BRISK, duration_s=28.0), False),
        (replace(BRISK, duration_s=20.0), True),
    ],
)
def test_what_two_takes_differ_by_anyway_decides_nothing(worse: Figures, decides: bool) -> None:
    found = chosen(BRISK, worse)
    assert found is not None
    assert found[0] == ("a" if decides else "b")
    assert found[1].startswith("Nothing sets") is not decides


def test_of_two_that_do_not_fit_the_less_long_one_is_no_better() -> None:
    found = chosen(replace(EVEN, duration_s=200.0), replace(EVEN, duration_s=500.0))
    assert found is not None
    assert found[0] == "b"


def test_equally_good_ones_leave_the_newest() -> None:
    assert chosen(EVEN, EVEN, replace(EVEN, star="----")) == (
        "b",
        "It has the most parts of the story (2.5 of 4), and it is the newest of 2 equally good "
        "ones.",
    )


@pytest.mark.parametrize(
    "odd",
    [
        replace(EVEN, fillers_per_minute=None),
        replace(EVEN, fillers_per_minute=0.0, fillers_at_least=True),
    ],
)
def test_a_figure_that_is_not_known_of_all_alike_decides_nothing(odd: Figures) -> None:
    found = chosen(odd, replace(EVEN, fillers_per_minute=12.0))
    assert found is not None
    assert found[0] == "b"
    assert found[1].startswith("Nothing sets these takes apart")


def test_without_a_target_every_length_fits() -> None:
    found = chosen(EVEN, replace(EVEN, duration_s=900.0), target_s=0.0)
    assert found is not None
    assert found[0] == "b"
