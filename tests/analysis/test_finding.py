"""What a search looks for, and where in an answer it is met; the index finds the same takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.analysis.finding import find, phrases
from voice_interview.model import Word
from voice_interview.text import tokens


def said(text: str) -> list[Word]:
    return [Word(word) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("deadline", [("deadline",)]),
        ("Deadline,  missed!", [("deadline",), ("missed",)]),
        ('"we missed" it', [("we", "missed"), ("it",)]),
        ('"we mis', [("we", "mis")]),
        ("don't", [("don", "t")]),
        ("100%", [("100",)]),
        ("Größe CAFÉ", [("grosse",), ("cafe",)]),
        ("it it", [("it",)]),
        ('"" -- ?', []),
        ("", []),
    ],
)
def test_what_is_looked_for(text: str, wanted: list[tuple[str, ...]]) -> None:
    assert list(phrases(text)) == wanted


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("miss", [(1, 2), (5, 6)]),
        ("deadline we", [(0, 1), (3, 4), (4, 5)]),
        ('"we missed"', [(0, 2), (4, 6)]),
        ('"we missed" we missed', [(0, 2), (4, 6)]),
        ("don't", [(6, 7)]),
        ("issed", []),
        ('"deadline it"', []),
        ("", []),
    ],
)
def test_where_it_is_met(text: str, places: list[tuple[int, int]]) -> None:
    assert list(find(said("We missed the deadline. We missed don’t"), text)) == places


def test_a_token_of_two_words_is_one_place() -> None:
    assert find(said("a half-finished half-hearted plan"), "half finished hearted") == (
        (1, 2),
        (2, 3),
    )


texts = st.text(st.characters(codec="utf-8"), max_size=40)


@given(texts)
def test_folded_words_stay_as_they_are(text: str) -> None:
    once = tokens(text)
    assert tokens(" ".join(once)) == once


@given(st.lists(st.text("ab'- é", min_size=1, max_size=4), max_size=12), texts)
def test_every_place_is_within_and_in_order(spoken: list[str], text: str) -> None:
    words = [Word(word) for word in spoken]
    found = find(words, text)
    assert all(0 <= first < after <= len(words) for first, after in found)
    assert list(found) == sorted(found)
