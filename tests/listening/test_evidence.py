"""What is measured on a stray made by hand: whether it moves, how well it fits, how long it is for
its speaker; and whether a word goes on in it."""

import numpy as np
import pytest

from voice_interview.listening.alignment.align import Alignment, Stray
from voice_interview.listening.alignment.path import Contrast, Placed, Step
from voice_interview.listening.between.evidence import Evidence, Words, evidence
from voice_interview.listening.sound.frames import Frames

START, END = 150, 190
"""Frames of the stray, between words that last from 0 to 1 s and from 2.5 to 3.5 s."""


def measured(
    sounds_like: int | None = None,
    before: int = 1,
    then_like: int | None = None,
    phones: int = 8,
    words_fit: float = -25.0,
    louder: float = 1.0,
    gain: float = 2000.0,
    instead: int = 0,
    others: int = 0,
    first_fit: float = 0.0,
    reaches: tuple[int, int] = (START, END),
    its_db: float = -25.0,
) -> Evidence:
    """`sounds_like`: the frame whose colour is that of the stray; `then_like` of its second half;
    `phones` are in each word, and `words_fit` is their score, the first one's `first_fit` better;
    `louder` are the changes of colour; `gain` is that of the stray, which stands `instead` of so
    many words; `others` come behind; sound as loud as it, `its_db`, `reaches` from a frame to
    another.
    """
    levels = np.full(400, -70.0)
    levels[0:100] = levels[250:350] = -20.0
    levels[slice(*reaches)] = its_db
    colour = np.random.default_rng(0).normal(size=(400, 12)).astype(np.float32)
    colour[START:END] = 9.0 if sounds_like is None else colour[sounds_like]
    if then_like is not None:
        colour[(START + END) // 2 : END] = colour[then_like]
    colour *= louder
    part = Step(None, "um", START, END, -1000.0, 0, stray=True)
    stray = Stray(before, START / 100, END / 100, (part,), lambda: Contrast(gain, 1.0), instead)
    last = Placed(1, 2.5, 3.5, phones, words_fit)
    placed = (Placed(0, 0.0, 1.0, phones, words_fit + first_fit), *[last] * (1 + others))
    frames = Frames(colour, levels)
    words = Words.of(Alignment((), placed, (stray,)), frames)
    assert words
    return evidence(stray, words, frames)


def test_the_sound_of_the_word_before_is_near_wherever_in_the_word_it_is() -> None:
    assert measured(sounds_like=95).from_earlier == pytest.approx(0.0, abs=1e-5)
    assert measured(sounds_like=20).from_earlier == pytest.approx(0.0, abs=1e-5)


def test_the_sound_of_the_word_after_and_of_nothing_known_is_far() -> None:
    assert measured(sounds_like=300).from_earlier > 1
    assert measured().from_earlier > measured(sounds_like=300).from_earlier


def test_where_no_word_comes_before_every_sound_is_as_far_as_can_be() -> None:
    assert measured(before=0).from_earlier >= measured().from_earlier


def test_a_held_sound_keeps_its_colour_and_one_that_moves_does_not() -> None:
    held, moving = measured(sounds_like=95), measured(sounds_like=95, then_like=20)
    assert held.drift == pytest.approx(0.0, abs=1e-5)
    assert held.moving == pytest.approx(0.0, abs=1e-5)
    assert moving.drift > 1
    assert moving.moving > 1


def test_the_same_sound_is_longer_for_who_speaks_faster() -> None:
    slow, fast = measured(phones=8), measured(phones=16)
    assert fast.paced - slow.paced == pytest.approx(np.log(2))


def test_it_fits_worse_where_the_words_fit_better() -> None:
    assert measured(words_fit=-25.0).fit == pytest.approx(0.0)
    assert measured(words_fit=-10.0).fit == pytest.approx(-15.0)


def test_how_far_it_moves_is_told_beside_how_far_the_words_do() -> None:
    soft, strong = (measured(sounds_like=95, then_like=20, louder=times) for times in (10.0, 20.0))
    assert strong.drift == pytest.approx(soft.drift, rel=0.05)
    assert strong.from_earlier == pytest.approx(soft.from_earlier, rel=0.05)


def test_its_room_ends_at_the_words_beside_it_and_says_no_more_than_a_second() -> None:
    beside = measured()
    assert (beside.before, beside.after) == pytest.approx((0.5, 0.6))
    assert measured(before=0).before == 1.0, "no word comes before"
    assert measured(before=2).after == 1.0, "no word comes after"
    assert measured(instead=1).after == 1.0, "it stands for the last word"


def test_sound_that_is_as_loud_and_goes_on_beyond_its_ends_is_of_one_piece_with_it() -> None:
    alone, going_on = measured(), measured(reaches=(START - 10, END + 30))
    assert (alone.reach_before, alone.reach_after) == pytest.approx((0, 0))
    assert alone.island == pytest.approx(alone.paced)
    assert (going_on.reach_before, going_on.reach_after) == pytest.approx((0.1, 0.3))
    assert going_on.island - alone.island == pytest.approx(np.log(2))


def test_a_word_that_it_runs_into_is_of_one_piece_with_it_as_far_as_half_a_second() -> None:
    into_the_word = measured(reaches=(START, 250), its_db=-22.0)
    assert into_the_word.reach_after == 0.5
    assert into_the_word.reach_before == pytest.approx(0)
    to_the_ends = measured(reaches=(0, 400), its_db=-20.0)
    assert (to_the_ends.reach_before, to_the_ends.reach_after) == (0.5, 0.5)


def test_the_sound_of_the_word_after_is_near_it_and_that_of_the_one_before_is_far() -> None:
    assert measured(sounds_like=300).from_later == pytest.approx(0.0, abs=1e-5)
    assert measured(sounds_like=95).from_later > 1
    assert measured(before=2).from_later >= measured().from_later, "no word comes after"


def test_what_speaks_for_it_and_against_it_have_signs() -> None:
    assert measured(gain=-2000.0).gain == -measured(gain=2000.0).gain < 0
    assert (measured().um, measured().noise, measured().hushed) == (1.0, 0.0, 1.0)


def test_the_worst_of_the_words_near_it_is_told_however_many_come_behind() -> None:
    assert measured(first_fit=-50.0, others=8).worst_near == pytest.approx(-50.0)
