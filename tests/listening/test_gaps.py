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


def test_short_gaps_long_ones_and_lively_ones_are_left_out() -> None:
    assert voiced_gaps(words((0, 2), (2.4, 6)), SPEECH, sound((2, 2.4))) == ()
    assert voiced_gaps(words((0, 2), (4, 6)), SPEECH, sound((2, 4))) == ()
    assert voiced_gaps(words((0, 2), (2.8, 6)), SPEECH, sound(None)) == ()


def test_words_that_cover_little_of_the_voice_belong_to_other_sound() -> None:
    assert voiced_gaps(words((0, 1), (1.8, 3)), SPEECH, sound((1, 1.8))) == ()


def test_without_times_or_voice_there_are_none() -> None:
    assert voiced_gaps((Word("word"),), SPEECH, sound((2, 3))) == ()
    assert voiced_gaps(words((0, 2)), (), sound((2, 3))) == ()
