"""Paths through words, silence and strays: their words, and what strays bring beside none."""

import pytest

from voice_interview.listening.alignment.path import (
    Contrast,
    Path,
    Step,
    contrast,
    runs,
    words_on,
)


def step(number: int | None, start: int, end: int, score: float = -1.0, **more: bool) -> Step:
    return Step(number, "word", start, end, score * (end - start), 0 if more else 3, **more)


def stray(start: int, end: int, number: int | None = None, score: float = -1.0) -> Step:
    return step(number, start, end, score, stray=True)


def silence(start: int, end: int) -> Step:
    return Step(None, "<sil>", start, end, -float(end - start), 0)


FREE: Path = (step(0, 0, 40), silence(40, 50), stray(50, 90), silence(90, 100), step(1, 100, 140))


def test_a_word_in_several_parts_is_one_and_its_score_is_that_of_a_frame() -> None:
    path = (step(0, 0, 20, -2.0), step(0, 20, 50, -1.0), silence(50, 60), step(1, 60, 80, -3.0))
    first, second = words_on(path)
    assert (first.number, first.phones, second.number, second.phones) == (0, 6, 1, 3)
    assert (first.start, first.end, first.score) == pytest.approx((0.0, 0.5, -1.4))
    assert (second.start, second.end, second.score) == pytest.approx((0.6, 0.8, -3.0))


def test_a_stray_that_stands_for_a_word_is_no_word() -> None:
    assert [word.number for word in words_on((step(0, 0, 40), stray(40, 80, 1)))] == [0]


def test_strays_near_each_other_are_one_and_a_word_between_keeps_them_apart() -> None:
    near = (stray(0, 20), silence(20, 29), stray(29, 40))
    far = (stray(0, 20), silence(20, 30), stray(30, 40))
    apart = (stray(0, 20), step(0, 20, 25), stray(25, 40))
    assert [len(runs(path, 10)) for path in (near, far, apart, FREE, ())] == [1, 2, 2, 1, 0]
    assert [one.start for one in runs(near, 10)[0]] == [0, 29]


def test_a_path_without_the_stray_hushes_it_or_stretches_a_word_over_it() -> None:
    hushed = (step(0, 0, 40), silence(40, 100), step(1, 100, 140))
    stretched = (step(0, 0, 80), silence(80, 100), step(1, 100, 140))
    assert contrast(FREE, hushed, 50, 90).hushed == 1.0
    assert contrast(FREE, stretched, 50, 90).hushed == 0.25
    assert contrast(FREE, (), 50, 90) == Contrast(0.0, 0.0)


def test_what_a_stray_gains_is_counted_up_to_where_both_paths_agree_again() -> None:
    worse = (step(0, 0, 90, -3.0), silence(90, 100), step(1, 100, 140, -9.0))
    assert contrast(FREE, worse, 50, 90).gain == pytest.approx(3 * 90 + 10 - 100)
    later = (step(0, 0, 95, -3.0), silence(95, 105), step(1, 105, 140, -3.0))
    assert contrast(FREE, later, 50, 90).gain == pytest.approx(3 * 130 + 10 - 140)


def test_they_agree_again_where_the_next_word_begins_at_once() -> None:
    free = (step(0, 0, 50), stray(50, 90), step(1, 90, 120))
    plain = (step(0, 0, 50), step(0, 50, 90, -3.0), step(1, 90, 120, -9.0))
    assert contrast(free, plain, 50, 90).gain == pytest.approx(2 * 40)
