"""Voice without words, where alignment cannot be done."""

import numpy as np

from voice_interview.listening.between.gaps import voiced_gaps
from voice_interview.listening.sound.frames import Frames
from voice_interview.model import Interval, Word

SPEECH = (Interval(0.0, 6.0),)


def words(*times: tuple[float, float]) -> tuple[Word, ...]:
    return tuple(Word("word", start, end) for start, end in times)


def sound(still: tuple[float, float] | None) -> Frames:
    steps = np.ones(600, dtype=np.float32)
    if still:
        steps[round(100 * still[0]) : round(100 * still[1])] = 0.4
    return Frames(np.cumsum(steps)[:, None], np.full(600, -20.0))


def test_a_held_sound_between_words_is_possible_and_never_sure() -> None:
    found = voiced_gaps(words((0, 2), (2.8, 6)), SPEECH, sound((2, 2.8)))
    assert [(pause.start, pause.end, pause.sure) for pause in found] == [(2.12, 2.68, False)]


def test_it_is_found_however_the_words_lie_around_it() -> None:
    held = [(2.12, 2.68)]
    for around in (
        words((2.8, 6), (0, 2)),
        words((0, 2), (0.5, 1), (2.8, 6)),
        words((0, 2), (2.8, 4), (3.5, 6), (7, 9)),
    ):
        found = voiced_gaps(around, SPEECH, sound((2, 2.8)))
        assert [(pause.start, pause.end) for pause in found] == held


def test_each_stretch_of_voice_has_gaps_of_its_own() -> None:
    speech = (Interval(0.0, 3.0), Interval(4.0, 5.5))
    found = voiced_gaps(words((0, 2), (2.8, 3), (4, 5.5)), speech, sound((2, 2.8)))
    assert [(pause.start, pause.end) for pause in found] == [(2.12, 2.68)]


def test_short_gaps_long_ones_and_lively_ones_are_left_out() -> None:
    assert voiced_gaps(words((0, 2), (2.4, 6)), SPEECH, sound((2, 2.4))) == ()
    assert voiced_gaps(words((0, 2), (4, 6)), SPEECH, sound((2, 4))) == ()
    assert voiced_gaps(words((0, 2), (2.8, 6)), SPEECH, sound(None)) == ()


def test_words_that_cover_little_of_the_voice_belong_to_other_sound() -> None:
    assert voiced_gaps(words((0, 1), (1.8, 3)), SPEECH, sound((1, 1.8))) == ()
    assert voiced_gaps(words((0, 1.5), (2.3, 3.8)), SPEECH, sound((1.5, 2.3))) == (), "half of it"


def test_without_times_or_voice_there_are_none() -> None:
    assert voiced_gaps((Word("word"),), SPEECH, sound((2, 3))) == ()
    assert voiced_gaps(words((0, 2)), (), sound((2, 3))) == ()
