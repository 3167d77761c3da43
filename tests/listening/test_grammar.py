"""Paths of a search read back: which word each step belongs to, and what stands in for a word."""

from collections.abc import Sequence

import pytest

from voice_interview.listening.alignment.decoder import Heard
from voice_interview.listening.alignment.grammar import Grammar, reading

pytestmark = pytest.mark.real


def heard(names: Sequence[str]) -> list[Heard]:
    return [Heard(name, 10 * n, 10 * n + 10, -1.0) for n, name in enumerate(names)]


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        ("<sil> we saw the the cat", [None, 0, 1, 2, 3, 4]),
        ("we saw um the cat", [0, 1, 2, 3, 4]),
        ("we saw um the the cat", [0, 1, None, 2, 3, 4]),
        ("we um saw uh the cat er", [0, None, 1, 2, 3, 4, None]),
    ],
)
def test_a_stray_stands_for_a_doubtful_word_where_the_rest_asks_for_it(
    names: str, numbers: list[int | None]
) -> None:
    grammar = Grammar.free([reading(word) for word in ["we", "saw", "the", "the", "cat"]], [2])
    steps = grammar.steps(heard(names.split()), 0, 0)
    assert [step.number for step in steps] == numbers
    assert [step.said for step in steps] == [name in "we saw the cat" for name in names.split()]


def test_without_doubt_a_stray_stands_for_nothing() -> None:
    grammar = Grammar.free([reading(word) for word in ["we", "saw", "the", "cat"]])
    steps = grammar.steps(heard(["we", "um", "saw", "the", "cat"]), 5, 100)
    assert [step.number for step in steps] == [5, None, 6, 7, 8]
    assert steps[0].start == 100
