"""What counts as a number said of a result."""

import pytest

from voice_interview.analysis.numbers import has_number, quantifies


@pytest.mark.parametrize(
    "text",
    [
        "We saved 40%.",
        "forty calls became eleven",
        "It halved the queue.",
        "in the jar there was nineteen pounds",
        "i have already taught fourteen",
        "sales tripled",
        "it was £2.5m in 2019",
        "done by 10am",
        "a third of them came back",
        "complaints fell by a quarter",
        "it went from red to green",
        "since 2019 we lost two",
        "forty-two people signed",
    ],
)
def test_says_how_much(text: str) -> None:
    assert quantifies(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "One day everyone was happy.",
        "Often we were late.",
        "in 2019 they opened",
        "it is booked until about 2040",
        "in may 2021 she left",
        "he passed on the 12th day",
        "the third time it worked",
        "the best quarter we ever had",
        "it was better in the second half",
        "the two of them are friends now",
        "he is now a grade seven",
        "room 12 is still ours",
        "she rings me from time to time",
        "it went well from start to finish",
        "people attended and often wrote",
    ],
)
def test_measures_nothing(text: str) -> None:
    assert not quantifies(text)


def test_a_change_is_no_number() -> None:
    assert not has_number("it went from red to green")
    assert has_number("it went from ten to four")
