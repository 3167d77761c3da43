"""Loud sounds between words that are no voice."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.listening.alignment.align import Alignment
from voice_interview.listening.alignment.path import Placed
from voice_interview.listening.between.unclear import unclear
from voice_interview.listening.sound.frames import Frames
from voice_interview.model import FilledPause, Interval

WORDS = (Placed(0, 0.5, 1.5, 8, -25.0), None, Placed(2, 4.0, 5.0, 8, -25.0))
VOICE = (Interval(0.5, 1.5), Interval(4.0, 5.0))
KNOCK = (2.5, 2.8)


def heard(
    *sounds: tuple[float, float],
    level_dbfs: float = -25.0,
    floor_dbfs: float = -70.0,
    voice: tuple[Interval, ...] = VOICE,
    pauses: tuple[FilledPause, ...] = (),
    words: tuple[Placed | None, ...] = WORDS,
) -> list[tuple[float, float]]:
    levels = np.full(600, floor_dbfs)
    levels[50:150] = levels[400:500] = -20.0
    for start, end in sounds:
        levels[round(100 * start) : round(100 * end)] = level_dbfs
    frames = Frames(np.zeros((600, 12), np.float32), levels)
    found = unclear(Alignment((), words, ()), frames, voice, pauses)
    return [(one.start, one.end) for one in found]


def test_a_knock_between_two_words_is_named() -> None:
    assert heard(KNOCK) == [pytest.approx(KNOCK, abs=0.03)]


def test_knocks_close_together_are_one() -> None:
    assert heard((2.5, 2.6), (2.68, 2.8)) == [pytest.approx(KNOCK, abs=0.03)]


def test_silence_and_words_are_not() -> None:
    assert heard() == []


@pytest.mark.parametrize("place", [(0.1, 0.4), (5.2, 5.5), (1.5, 1.64), (2.5, 2.56)])
def test_nor_what_lies_outside_the_answer_or_is_the_end_of_a_word_or_short(
    place: tuple[float, float],
) -> None:
    assert heard(place) == []


def test_nor_the_end_of_a_word_that_the_recording_begins_with() -> None:
    from_the_start = (Placed(0, 0.0, 1.5, 8, -25.0), *WORDS[1:])
    assert heard((1.5, 1.64), words=from_the_start) == []


def test_nor_what_is_soft_or_drowns_in_the_background() -> None:
    assert heard(KNOCK, level_dbfs=-50.0) == []
    assert heard(KNOCK, level_dbfs=-38.0, floor_dbfs=-45.0) == []


def test_nor_voice_which_may_be_a_word_that_was_left_out() -> None:
    assert heard(KNOCK, voice=(*VOICE[:1], Interval(2.4, 2.9), VOICE[1])) == []


def test_nor_a_filled_pause() -> None:
    assert heard(KNOCK, pauses=(FilledPause(*KNOCK, True, 0.9, ""),)) == []


@given(st.lists(st.tuples(st.integers(150, 395), st.integers(1, 60)), max_size=8))
def test_however_many_there_are_they_stand_in_order_between_the_words(
    sounds: list[tuple[int, int]],
) -> None:
    found = heard(*((start / 100, (start + length) / 100) for start, length in sounds))
    edges = [1.5, *(edge for one in found for edge in one), 4.0]
    assert edges == sorted(edges)
    assert all(end - start >= 0.12 for start, end in found)
    assert all(later - end >= 0.15 for (_, end), (later, _) in pairwise(found))
