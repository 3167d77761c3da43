"""Words found again in another transcript of the same take, or not at all."""

from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notation import plain, words
from voice_interview.analysis.anchors import anchor, find
from voice_interview.model import Word, WordRange

SAID = words("We moved the base to Cooper Netties and the base was fine")


def test_found_where_it_was() -> None:
    assert find(anchor(SAID, (5, 7)), SAID) == (5, 7)


def test_case_and_punctuation_do_not_matter() -> None:
    again = tuple(replace(word, text=f"{word.text.upper()},") for word in SAID)
    assert find(anchor(SAID, (5, 7)), again) == (5, 7)


def test_found_although_everything_around_was_heard_differently() -> None:
    again = tuple(
        word if number in (5, 6) else replace(word, text="other")
        for number, word in enumerate(SAID)
    )
    assert find(anchor(SAID, (5, 7)), again) == (5, 7)


def test_found_a_little_off_where_nothing_else_could_be_meant() -> None:
    again = tuple(replace(w, start=(w.start or 0) + 0.3, end=(w.end or 0) + 0.3) for w in SAID)
    assert find(anchor(SAID, (6, 7)), again) == (6, 7)


def late(by_s: float, *, amid_others: bool, said: tuple[Word, ...] = SAID) -> tuple[Word, ...]:
    """Written again, all of it `by_s` later; all but the sixth word as they were, or other ones."""
    return tuple(
        Word(
            "other" if amid_others and number != 5 else word.text,
            (word.start or 0.0) + by_s,
            (word.end or 0.0) + by_s,
        )
        for number, word in enumerate(said)
    )


@pytest.mark.parametrize(("by_s", "found"), [(0.14, (5, 6)), (0.16, None)])
def test_amid_other_words_half_of_the_time_must_be_common(
    by_s: float, found: WordRange | None
) -> None:
    assert (SAID[5].start, SAID[5].end) == pytest.approx((1.5, 1.8))
    assert find(anchor(SAID, (5, 6)), late(by_s, amid_others=True)) == found


@pytest.mark.parametrize(("by_s", "found"), [(0.39, (5, 6)), (0.41, None)])
def test_amid_the_same_words_it_may_be_off_by_less_than_a_word(
    by_s: float, found: WordRange | None
) -> None:
    assert find(anchor(SAID, (5, 6)), late(by_s, amid_others=False)) == found


def test_a_word_said_twice_in_a_row_is_not_taken_for_its_neighbour() -> None:
    twice = words("It was very very good of you")
    assert find(anchor(twice, (2, 3)), late(0.3, amid_others=False, said=twice)) is None


def test_not_found_where_other_words_stand() -> None:
    again = tuple(
        replace(word, text="Kuber") if number == 5 else word for number, word in enumerate(SAID)
    )
    assert find(anchor(SAID, (5, 7)), again) is None


def test_the_same_word_elsewhere_is_another_word() -> None:
    first_base = anchor(SAID, (3, 4))
    again = tuple(replace(w, text="place") if n == 3 else w for n, w in enumerate(SAID))
    assert again[9].text == "base"
    assert find(first_base, again) is None


def test_without_times_the_words_around_decide() -> None:
    untimed = plain("we met and we left and we met again").transcript.words
    for number in range(len(untimed)):
        assert find(anchor(untimed, (number, number + 1)), untimed) == (number, number + 1)
    assert find(anchor(SAID, (6, 7)), tuple(Word(word.text) for word in SAID)) == (6, 7)
    assert find(anchor(untimed, (1, 2)), plain("we saw and we left").transcript.words) is None


def test_where_it_could_be_either_of_two_it_is_neither() -> None:
    marked = anchor(words("so we met and left"), (2, 3))
    assert find(marked, plain("so we met and left").transcript.words) == (2, 3)
    assert find(marked, plain("so we met and left so we met and left").transcript.words) is None


TEXTS = st.sampled_from(["we", "the", "went", "um", "and"])
STEPS = st.tuples(TEXTS, st.floats(0.15, 0.6))


@st.composite
def takes(draw: st.DrawFn) -> tuple[list[Word], list[tuple[int, Word]], int]:
    """Words of a take; the same take transcribed again; and one word that is marked.

    Written again, words are missing, others stand there instead, and times are off by up to a
    fifth of the word. Each word comes with the number of the spoken one it stands for.
    """
    steps = draw(st.lists(STEPS, min_size=1, max_size=12))
    ends = list(accumulate(length_s for _, length_s in steps))
    said = [
        Word(text, end - length_s, end) for (text, length_s), end in zip(steps, ends, strict=True)
    ]
    again = []
    for number, word in enumerate(said):
        fate = draw(st.sampled_from(["kept", "kept", "kept", "missing", "misheard"]))
        off = draw(st.floats(-0.2, 0.2)) * ((word.end or 0.0) - (word.start or 0.0))
        text = "else" if fate == "misheard" else word.text
        if fate != "missing":
            again.append((number, Word(text, (word.start or 0.0) + off, (word.end or 0.0) + off)))
    return said, again, draw(st.integers(0, len(said) - 1))


@settings(deadline=None, max_examples=200)
@given(takes())
def test_a_mark_never_moves_to_a_word_that_was_spoken_elsewhere(
    take: tuple[list[Word], list[tuple[int, Word]], int],
) -> None:
    said, again, number = take
    found = find(anchor(said, (number, number + 1)), [word for _, word in again])
    if found is not None:
        spoken, word = again[found[0]]
        assert spoken == number
        assert word.text == said[number].text


@settings(deadline=None, max_examples=200)
@given(takes())
def test_a_word_that_is_still_written_is_found(
    take: tuple[list[Word], list[tuple[int, Word]], int],
) -> None:
    said, again, number = take
    found = find(anchor(said, (number, number + 1)), [word for _, word in again])
    still = [(n, word) for n, (spoken, word) in enumerate(again) if spoken == number]
    if still and still[0][1].text == said[number].text:
        assert found == (still[0][0], still[0][0] + 1)


@settings(deadline=None, max_examples=200)
@given(st.lists(TEXTS, min_size=1, max_size=10), st.data())
def test_every_anchor_without_times_is_found_in_its_own_words_or_not_at_all(
    texts: list[str], data: st.DataObject
) -> None:
    untimed = [Word(text) for text in texts]
    first = data.draw(st.integers(0, len(texts) - 1))
    after = data.draw(st.integers(first + 1, len(texts)))
    assert find(anchor(untimed, (first, after)), untimed) in {(first, after)}
