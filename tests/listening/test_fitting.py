"""Which words can be those of a sound, and which are of another one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.listening.aloud import Sound, say, silence
from voice_interview.listening.alignment import fitting
from voice_interview.listening.alignment.align import Alignment, Stray, align
from voice_interview.listening.alignment.decoder import FRAME_S
from voice_interview.listening.alignment.fitting import fits, in_order
from voice_interview.listening.alignment.path import Contrast, Placed
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.suppression import suppressed
from voice_interview.model import Interval, Word

SAID = (
    "I led the migration of our payment service",
    "because the old one was slow",
    "so we moved it over in one weekend",
)
OTHER = (
    "she sold eleven green umbrellas at the harbour last Tuesday to some tired fishermen "
    "before noon when I was there"
)


def placed(lengths: Sequence[int], phones: int, score: float = -40.0) -> Alignment:
    """Words of so many frames each, one after the other."""
    ends = np.cumsum(lengths).tolist()
    return Alignment(
        readings=(),
        words=tuple(
            Placed(number, (end - length) * FRAME_S, end * FRAME_S, phones, score)
            for number, (length, end) in enumerate(zip(lengths, ends, strict=True))
        ),
        strays=(),
    )


def straying(alignment: Alignment, seconds: float) -> Alignment:
    """With a sound of that length after its words."""
    stray = Stray(len(alignment.words), 60.0, 60.0 + seconds, (), lambda: Contrast(0.0, 0.0))
    return replace(alignment, strays=(stray,))


def voice(seconds: float) -> list[Interval]:
    return [Interval(0.0, seconds)]


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word) for word in text.split())


def test_words_of_a_usual_pace_fit() -> None:
    assert fits(placed([30] * 20, phones=4), voice(6))


def test_words_fit_where_nearly_all_have_a_place() -> None:
    whole = placed([30] * 20, phones=4)
    assert fits(replace(whole, words=(*whole.words, None, None)), voice(6))
    assert not fits(replace(whole, words=(*whole.words, None, None, None)), voice(6))
    assert not fits(replace(whole, words=(None, None)), voice(6))
    assert not fits(replace(whole, words=()), voice(6))


@pytest.mark.parametrize("seen_s", [2, 11])
def test_words_fit_that_take_more_of_the_voice_than_they_leave(seen_s: float) -> None:
    """Even where activity sees little of it, as it does among the voices of others."""
    said = placed([30] * 20, phones=4)
    assert fits(straying(said, 5.5), voice(seen_s))
    assert not fits(straying(said, 6.5), voice(seen_s))


def test_few_words_drawn_over_a_whole_answer_do_not_fit() -> None:
    """However well each does: the sounds around them are other words."""
    assert not fits(straying(placed([100] * 3, phones=4), 2.5), voice(20))


def test_words_at_the_least_length_fit_badly_wherever_they_are_in_the_answer() -> None:
    """A length is whole frames: times in seconds do not make it longer."""
    assert fits(placed([30] * 32 + [8] * 8, phones=2), voice(10))
    assert not fits(placed([30] * 32 + [7] * 8, phones=2), voice(10))


def test_of_few_words_two_may_be_at_the_least_length() -> None:
    assert fits(placed([7] * 2 + [30] * 3, phones=2), voice(2))
    assert not fits(placed([7] * 3 + [30] * 2, phones=2), voice(2))


def test_words_of_which_more_than_a_fifth_scores_low_do_not_fit() -> None:
    def with_low(number: int) -> Alignment:
        whole = placed([30] * 20, phones=4)
        low = [replace(word, score=-200.0) for word in whole.words[:number] if word]
        return replace(whole, words=(*low, *whole.words[number:]))

    assert fits(with_low(3), voice(6))
    assert not fits(with_low(5), voice(6))


# --- the same words backwards --------------------------------------------------------------------


@pytest.fixture
def backwards(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the words score backwards; the words that were asked for are kept."""

    class Backwards:
        score = -100.0
        asked: Sequence[Word] = ()

        def align(self, audio: Sound, words: Sequence[Word], speech: object) -> Alignment:
            self.asked = words
            return placed([30] * len(words), phones=4, score=self.score)

    its = Backwards()
    monkeypatch.setattr(fitting, "align", its.align)
    return its


def poorly(number: int = 20) -> Alignment:
    """Words that have low scores, as right ones have in loud noise."""
    return placed([30] * number, phones=4, score=-80.0)


@pytest.mark.parametrize(("score", "here"), [(-91.0, True), (-89.0, False), (-60.0, False)])
def test_words_with_low_scores_are_those_that_score_far_lower_backwards(
    backwards: Any, score: float, here: bool
) -> None:
    backwards.score = score
    said = [Word(str(place), float(place), place + 0.5) for place in range(20)]
    assert not fits(poorly(), voice(6))
    assert in_order(silence(6), said, voice(6), poorly()) == here
    assert [word.text for word in backwards.asked] == [str(place) for place in range(19, -1, -1)]
    assert [word.start for word in backwards.asked] == [float(place) for place in range(20)]


def test_of_few_words_their_order_tells_nothing(backwards: Any) -> None:
    assert in_order(silence(6), words("yes " * 15), voice(6), poorly(15))
    assert not in_order(silence(6), words("yes " * 14), voice(6), poorly(14))


def test_words_that_leave_the_voice_over_are_not_asked_backwards(backwards: Any) -> None:
    assert not in_order(silence(6), words("yes " * 20), voice(6), straying(poorly(), 9))
    assert not backwards.asked


def test_words_that_have_no_place_backwards_are_in_order(
    backwards: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "align", lambda *_: Alignment((), (None,) * 20, ()))
    assert in_order(silence(6), words("yes " * 20), voice(6), poorly())


@pytest.mark.real
def test_in_noise_as_loud_as_the_voice_right_words_are_told_from_others() -> None:
    parts = [part for text in SAID for part in (say(text, "awb"), silence(0.3))]
    speech = np.concatenate([silence(0.5), *parts])
    noise = np.random.default_rng(0).normal(size=speech.size) * np.sqrt(np.mean(speech**2))
    audio = np.clip(speech + noise, -1, 1).astype(np.float32)
    seen, quieter = activity(audio).speech, suppressed(audio)

    def taken(text: str) -> tuple[bool, bool]:
        alignment = align(quieter, words(text), seen)
        return fits(alignment, seen), in_order(quieter, words(text), seen, alignment)

    assert taken(" ".join(SAID)) == (True, True)
    assert taken(OTHER) == (False, False)
