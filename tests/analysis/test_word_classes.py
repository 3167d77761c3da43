"""Classes of words in teaching: every form of a verb, and nothing of them left to the reader."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.rows import Floats
from training.word_classes import WORD, classes, forms, with_classes, without_classes
from voice_interview.analysis.star.features import Features


@pytest.mark.parametrize(
    ("verb", "irregular", "all_of_them"),
    [
        ("ask", "", "ask asks asking asked"),
        ("bake", "", "bake bakes baking baked"),
        ("stop", "", "stop stops stopping stopped"),
        ("clean", "", "clean cleans cleaning cleaned"),
        ("try", "", "try tries trying tried"),
        ("play", "", "play plays playing played"),
        ("fix", "", "fix fixes fixing fixed"),
        ("agree", "", "agree agrees agreeing agreed"),
        ("go", "went gone", "go goes going went gone"),
    ],
)
def test_forms_of_a_verb(verb: str, irregular: str, all_of_them: str) -> None:
    assert [form for form, _ in forms(verb, irregular)] == all_of_them.split()


def test_a_piece_counts_the_words_of_a_class() -> None:
    piece = with_classes({"bias": 1.0, "word:asked": 1.0, "word:told": 1.0, "word:bicycles": 1.0})
    assert piece["class:communicate"] == piece["class:communicate past"] == 2.0
    assert piece["bias"] == piece["word:asked"] == 1.0


KNOWN = sorted(classes())


@settings(max_examples=25)  # each with some hundred names
@given(st.sets(st.sampled_from([*KNOWN, "bicycles", "zebra"]), max_size=12), st.integers(0, 99))
def test_words_alone_say_what_words_and_classes_said(words: set[str], seed: int) -> None:
    chance = np.random.default_rng(seed)
    names = {name for found in classes().values() for name in found if chance.random() < 0.8}
    names |= {WORD + word for word in [*KNOWN, "zebra"] if chance.random() < 0.3}
    scores = {name: chance.normal(size=5) for name in sorted(names)}
    piece = dict.fromkeys((WORD + word for word in words), 1.0)

    plain = without_classes(scores)
    assert all(name.startswith(WORD) for name in plain)
    assert total(piece, plain) == pytest.approx(total(with_classes(piece), scores))


def total(piece: Features, scores: Mapping[str, Floats]) -> list[float]:
    found = np.zeros(5)
    for name, value in piece.items():
        if name in scores:
            found += value * scores[name]
    return list(found)
