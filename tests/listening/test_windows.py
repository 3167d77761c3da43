"""Where a long sound is cut for alignment, and which words each part may hold: times alone."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.listening.alignment.windows import FINE, Window, share, windows
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import Interval, Word


def silence(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def voice(*gaps: tuple[float, float], until: float) -> list[Interval]:
    """Somebody speaks all the time but in the gaps."""
    edges = [0.0, *(edge for gap in gaps for edge in gap), until]
    return [Interval(*edges[n : n + 2]) for n in range(0, len(edges), 2)]


def test_a_short_sound_is_one_window_and_no_sound_is_none() -> None:
    assert list(windows(silence(28), voice(until=28))) == [Window(28.0, 28.0, final=True)]
    assert list(windows(silence(0), ())) == []


def test_a_window_closes_in_its_longest_silence_and_looks_on_to_the_next() -> None:
    speech = voice((7.0, 7.9), (12.0, 12.4), (18.0, 18.8), (22.5, 23.1), until=40)
    first, last = windows(silence(40), speech)
    assert (first.cut_s, first.ahead_s) == pytest.approx((18.4, 22.8))
    assert last == Window(40.0, 40.0, final=True)


def test_without_a_silence_it_closes_at_the_quietest_tenth_of_a_second() -> None:
    loud = np.random.default_rng(0).normal(0, 0.1, 40 * RATE_HZ).astype(np.float32)
    loud[round(15.3 * RATE_HZ) : round(15.4 * RATE_HZ)] *= 0.01
    first, _ = windows(loud, voice(until=40))
    assert first.cut_s == pytest.approx(15.35)
    assert first.ahead_s == pytest.approx(first.cut_s + 4.0)


def test_a_moment_that_was_gated_is_no_quiet_place() -> None:
    """Noise suppression lets nothing through for two hundredths inside a word."""
    loud = np.random.default_rng(0).normal(0, 0.1, 40 * RATE_HZ).astype(np.float32)
    loud[round(12.04 * RATE_HZ) : round(12.06 * RATE_HZ)] = 0.0
    loud[round(15.3 * RATE_HZ) : round(15.4 * RATE_HZ)] *= 0.3
    first, _ = windows(loud, voice(until=40))
    assert first.cut_s == pytest.approx(15.35)


@given(
    st.lists(st.tuples(st.floats(0.2, 40.0), st.floats(0.2, 20.0)), min_size=1, max_size=8),
    st.integers(0, 150),
)
def test_windows_cover_all_sound_and_none_is_longer_than_it_may_be(
    runs: list[tuple[float, float]], length_s: int
) -> None:
    speech, now_s = [], 0.0
    for spoken_s, silent_s in runs:
        speech.append(Interval(now_s, now_s + spoken_s))
        now_s += spoken_s + silent_s
    found = list(windows(silence(length_s), speech))
    assert [window.final for window in found] == [False] * (len(found) - 1) + [True] * bool(found)
    edges = [0.0, *(window.cut_s for window in found)]
    assert edges[-1] == length_s
    for window, (start_s, cut_s) in zip(found, pairwise(edges), strict=True):
        assert cut_s <= window.ahead_s <= length_s
        if not window.final:
            assert FINE.shortest_s - 0.01 <= cut_s - start_s <= FINE.longest_s + 0.1
            assert FINE.ahead_s[0] - 0.01 <= window.ahead_s - cut_s <= FINE.ahead_s[1] + 0.01


SPEECH = [Interval(0.0, 60.0)]
EVEN = tuple(Word("word", 0.5 * n, 0.5 * n + 0.4) for n in range(120))
EARLY, FINAL = Window(18.0, 22.0, final=False), Window(60.0, 60.0, final=True)


def test_words_long_before_the_end_of_a_window_are_in_it_and_words_long_after_are_not() -> None:
    """Their times may be wrong by three seconds."""
    fewest, most = share(EVEN, 0, 0.0, EARLY, SPEECH)
    ends = [word.end or 0.0 for word in EVEN]
    starts = [word.start or 0.0 for word in EVEN]
    assert ends[fewest - 1] < 19.0 <= ends[fewest]
    assert starts[most - 1] <= 25.0 < starts[most]


def test_words_that_are_done_are_not_wanted_again() -> None:
    assert share(EVEN, 40, 20.0, Window(34.0, 38.0, final=False), SPEECH) == (70, 83)


def test_the_last_window_takes_all_words_that_are_left() -> None:
    assert share(EVEN, 100, 50.0, FINAL, SPEECH) == (len(EVEN), len(EVEN))


def test_words_that_nobody_could_say_in_the_time_that_is_left_are_not_asked_for() -> None:
    assert share(EVEN, 0, 58.0, FINAL, SPEECH) == (0, 2 * 7 + 8)


def test_without_times_a_window_may_hold_what_a_fast_speaker_says_in_its_voice() -> None:
    untimed = tuple(Word("word") for _ in range(200))
    speech = [Interval(2.0, 6.0), Interval(10.0, 30.0)]
    assert share(untimed, 0, 0.0, EARLY, speech) == (0, (4 + 12) * 7 + 8)
    assert share(untimed, 150, 12.0, EARLY, speech) == (150, 200)


def test_a_word_without_time_between_two_that_are_early_is_early() -> None:
    words = (Word("so", 0.0, 0.4), Word("we"), Word("left", 1.0, 1.4), Word("it"))
    assert share(words, 0, 0.0, EARLY, SPEECH) == (3, 4)
