import pytest

from tests.notation import hearing, plain
from voice_interview.analysis.reading import (
    COMMA,
    EDGE,
    PAUSE,
    QUESTION,
    SOUND,
    STOP,
    Reading,
    read,
)
from voice_interview.model import Interval


def reading(text: str) -> Reading:
    return read(plain(text).transcript.words)


def texts(text: str) -> list[str]:
    return [token.text for token in reading(text).tokens]


def test_words_lose_case_and_outer_punctuation() -> None:
    assert texts("“Well,” I SAID: it's (almost) done!") == [
        "well", "i", "said", "it's", "almost", "done",
    ]  # fmt: skip
    assert texts("I’m well-known") == ["i'm", "well-known"]


def test_what_stands_between_words() -> None:
    marks = reading("No, wait. Why? (because) 3.5 dr. Who").marks
    assert marks == (
        STOP | EDGE, COMMA, STOP, STOP | QUESTION | COMMA, COMMA, 0, 0, STOP | EDGE,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["um—I did", "um…I did", "um...I did", "um--I did"])
def test_one_written_word_may_hold_two(text: str) -> None:
    found = reading(text)
    assert [token.text for token in found.tokens] == ["um", "i", "did"]
    assert [token.index for token in found.tokens] == [0, 0, 1]
    assert found.marks[1] & COMMA
    assert found.words(0, 2) == (0, 1)


def test_dashes_alone_are_marks_and_no_words() -> None:
    found = reading("we left - and")
    assert [token.text for token in found.tokens] == ["we", "left", "and"]
    assert found.marks[2] == COMMA
    assert found.words(2, 3) == (3, 4)


def test_three_dots_trail_off_and_do_not_end_the_sentence() -> None:
    assert reading("so... yes").marks[1] == COMMA


def test_capitals() -> None:
    tokens = reading("He went to the ER, I think").tokens
    assert [token.capital for token in tokens] == [True, False, False, False, True, True, False]
    assert [token.text for token in tokens if token.shout] == ["er"]


def test_capitals_throughout_mean_nothing() -> None:
    assert not any(token.shout or token.capital for token in reading("WE WERE LATE").tokens)


def test_a_word_broken_off() -> None:
    assert [token.cut for token in reading("I mana- managed well-known").tokens] == [
        False, True, False, False,
    ]  # fmt: skip


def test_pauses_stand_before_the_word_that_follows() -> None:
    words = hearing("one two (0.6) three").transcript.words
    marks = read(words, [Interval(0.6, 1.2)]).marks
    assert [bool(mark & PAUSE) for mark in marks] == [False, False, True, False]


def test_a_pause_before_the_first_or_after_the_last_word_is_no_mark() -> None:
    words = hearing("(1.0) one (1.0)").transcript.words
    marks = read(words, [Interval(0.0, 1.0), Interval(1.3, 2.3)]).marks
    assert not any(mark & PAUSE for mark in marks)


def test_taking_a_token_out_keeps_the_marks_around_it() -> None:
    found = reading("So, um, I did").without([1])
    assert [token.text for token in found.tokens] == ["so", "i", "did"]
    assert found.marks[1] == COMMA | SOUND
    assert reading("I did um").without([2]).marks[-1] == STOP | EDGE | SOUND


def test_nothing_at_all() -> None:
    found = reading("")
    assert found.tokens == ()
    assert found.marks == (STOP | EDGE,)
    assert reading("... ?! -").tokens == ()
