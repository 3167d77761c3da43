"""Which words a piece of advice rests on, and what is said where there is none."""

from collections.abc import Sequence

import pytest

from tests.notation import hearing
from voice_interview.analysis import report as reporting
from voice_interview.analysis.focus import choose, delivery
from voice_interview.model import (
    FillerEvent,
    Fillers,
    Focus,
    PacePoint,
    Question,
    Rule,
    Timing,
    Word,
)

WORDS = tuple(Word("word", float(n), n + 0.9) for n in range(100))


def habit(places: Sequence[int], words: Sequence[Word] = WORDS) -> Focus | None:
    events = tuple(
        FillerEvent("word", "habits", "just", (n, n + 1), None, None, 0.9, "said") for n in places
    )
    return delivery.habit(words, Fillers(0, 0, False, None, None, 0, (), events))


def test_a_habit_is_quoted_where_three_uses_stand_nearest_together() -> None:
    found = habit([2, 3, 50, 52, 57, 80])
    assert found is not None
    assert found.words == (50, 58)


def test_the_last_three_uses_may_stand_nearest_together() -> None:
    found = habit([2, 30, 60, 90, 92, 95])
    assert found is not None
    assert found.words == (90, 96)


@pytest.mark.parametrize(("words", "told"), [(166, True), (167, False)])
def test_fewer_than_three_uses_in_a_hundred_words_are_no_habit(words: int, told: bool) -> None:
    assert (habit([2, 30, 50, 52, 57], (WORDS + WORDS)[:words]) is not None) is told


@pytest.mark.parametrize(
    ("curve", "quoted"),
    [
        ([(0, 10, 200), (10, 20, 260), (20, 30, 210)], (10, 20)),
        ([(0, 40, 200), (40, 80, 260)], (40, 52)),
        ([(0, 10, 200), (200, 210, 260)], (0, 100)),
    ],
    ids=["all of the ten seconds", "no more than can be quoted", "no word there"],
)
def test_a_fast_answer_is_quoted_in_its_fastest_ten_seconds(
    curve: list[tuple[float, float, float]], quoted: tuple[int, int]
) -> None:
    points = tuple(PacePoint(*point) for point in curve)
    found = delivery.pace(WORDS, Timing(speech_rate_wpm=220.0, pace_curve=points))
    assert found is not None
    assert found.words == quoted


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("word " * 30, "Nothing stands out."),
        ("word " * 29, "Too few words for advice."),
        ("<um 0.4>", "Say it again, nearer to the microphone."),
        ("(3.0)", "Say it aloud once."),
    ],
)
def test_what_is_said_in_place_of_advice(said: str, told: str, rules: tuple[Rule, ...]) -> None:
    assert choose.unadvised(reporting.build("test", None, hearing(said), rules)) == told


def test_who_said_no_word_is_not_asked_for_more() -> None:
    timing = Timing(duration_s=2.0)
    question = Question("q", "Tell me about a time.", target_s=60.0)
    assert delivery.too_short((), question, timing) is None
    assert delivery.too_short(WORDS[:1], question, timing) is not None
