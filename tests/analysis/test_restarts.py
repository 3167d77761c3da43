import pytest

from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.model import Hearing, Rule


def found(said: Hearing, rules: tuple[Rule, ...]) -> list[tuple[str, str, tuple[int, int]]]:
    restarts = reporting.build("test", None, said, rules).restarts
    return [(one.kind, one.text, one.words) for one in restarts]


@pytest.mark.parametrize(
    ("text", "repeat", "words"),
    [
        ("I I went home", "i", (0, 1)),
        ("we had we had a plan", "we had", (0, 2)),
        ("I, I went home", "i", (0, 1)),
        ("and then we and then we left", "and then we", (0, 3)),
        ("it was in the it was in the room", "it was in the", (0, 4)),
        ("I um I went home", "i", (0, 1)),
        ("so I'm I'm the one", "i'm", (1, 2)),
        ("so I, you know, I went home", "i", (1, 2)),
    ],
)
def test_repeats(rules: tuple[Rule, ...], text: str, repeat: str, words: tuple[int, int]) -> None:
    assert found(plain(text), rules) == [("repeat", repeat, words)]


@pytest.mark.parametrize(
    "text",
    [
        "it was very very good",
        "I had had enough",
        "I know that that is true",
        "we left. We left early",
        "no no",
        "it took years, years",
        "one two three four five one two three four five",
        "short- and long-term plans",
        "room 4 4 days",
    ],
)
def test_no_repeats(rules: tuple[Rule, ...], text: str) -> None:
    assert found(plain(text), rules) == []


def test_a_long_silence_between_makes_it_no_repeat(rules: tuple[Rule, ...]) -> None:
    assert len(found(hearing("we left (1.0) we left"), rules)) == 1
    assert found(hearing("we left (2.0) we left"), rules) == []


def test_words_broken_off(rules: tuple[Rule, ...], said: Hearing) -> None:
    """I mana- managed the team"""
    assert found(said, rules) == [("cut off", "mana", (1, 2))]


def test_three_times_is_two_repeats(rules: tuple[Rule, ...]) -> None:
    assert len(found(plain("the the the plan"), rules)) == 2


def test_times(rules: tuple[Rule, ...], said: Hearing) -> None:
    """and (0.4) we had (0.3) we had a plan"""
    (repeat,) = reporting.build("test", None, said, rules).restarts
    assert (repeat.start, repeat.end) == pytest.approx((0.7, 1.3))
