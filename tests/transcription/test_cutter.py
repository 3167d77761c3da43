"""Where chunks are cut: the rule on frames of voice and level, without any sound."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from tests.transcription.talk import cuts_of, frames_of
from voice_interview.listening.sound.levels import FLOOR_DBFS, RATE_HZ, frame_levels
from voice_interview.model import Interval
from voice_interview.transcription.hearing.cutter import FRAME_S, HARD_S, Cutter


def test_a_short_answer_is_one_chunk() -> None:
    voice = [Interval(1.0, 5.0), Interval(8.0, 11.0)]
    assert cuts_of(voice, 11.9) == []


def test_a_chunk_closes_in_the_first_long_silence_after_twelve_seconds() -> None:
    voice = [Interval(0.0, 8.0), Interval(9.0, 14.0), Interval(14.6, 18.0)]
    (cut,) = cuts_of(voice, 18.5)
    assert cut.end_s == cut.next_s
    assert 14.15 < cut.end_s < 14.45


def test_a_silence_of_200_ms_is_enough_after_twenty_seconds() -> None:
    voice = [Interval(0.0, 13.0), Interval(13.25, 21.0), Interval(21.3, 25.0)]
    (cut,) = cuts_of(voice, 25.5)
    assert cut.end_s == cut.next_s
    assert 21.05 < cut.end_s < 21.25


def test_speech_without_a_gap_is_cut_hard_at_its_quietest_place_with_a_second_heard_twice() -> None:
    quiet = Interval(24.0, 24.2)
    (cut,) = cuts_of([Interval(0.0, 30.0)], 27.5, quiet=quiet)
    assert cut.end_s - cut.next_s == approx(1.024)
    assert quiet.start <= cut.middle_s <= quiet.end


def test_a_place_is_quiet_for_a_tenth_of_a_second_and_not_for_a_moment() -> None:
    """The shortest closure inside a word is softer than any place between two words."""
    cutter = Cutter()
    cuts = []
    for frame in range(round(27.5 / FRAME_S)):
        level_dbfs = -60.0 if frame == 750 else -45.0 if 780 <= frame < 786 else -25.0
        cuts.append(cutter.step(voiced=True, level_dbfs=level_dbfs))
    (cut,) = [one for one in cuts if one]
    assert 780 * FRAME_S <= cut.middle_s <= 786 * FRAME_S


def test_a_frame_that_was_gated_is_no_gap_between_words() -> None:
    """Noise suppression lets nothing through for a frame inside a word, and leaves the gap between
    two words as it is."""
    sound = np.random.default_rng(3).normal(0, 0.1, round(27.5 * RATE_HZ)).astype(np.float32)
    at = [round(second * RATE_HZ) for second in (23.0 - 23.0 % FRAME_S, 24.5, 24.7)]
    sound[at[0] : at[0] + round(FRAME_S * RATE_HZ)] = 0.0
    sound[at[1] : at[2]] *= 0.1
    cutter = Cutter()
    levels = frame_levels(sound, FRAME_S)
    assert levels.min() == FLOOR_DBFS
    (cut,) = [one for level in levels if (one := cutter.step(voiced=True, level_dbfs=level))]
    assert 24.5 <= cut.middle_s <= 24.7


def test_a_chunk_holds_voice_from_its_first_word_on_until_it_closes() -> None:
    cutter = Cutter()
    held = []
    for voiced, level_dbfs in frames_of([Interval(1.0, 2.0), Interval(15.0, 16.0)], 20.0):
        cut = cutter.step(voiced, level_dbfs)
        held.append((cut is not None, cutter.voiced))
    (closed,) = [number for number, (cut, _) in enumerate(held) if cut]
    assert 12.0 <= (closed + 1) * FRAME_S < 12.1
    first, second = round(1.0 / FRAME_S), round(15.0 / FRAME_S)
    states = [voiced for _, voiced in held]
    assert states[:first] == [False] * first
    assert all(states[first + 1 : closed])
    assert not any(states[closed : second - 1])
    assert all(states[second + 1 :])


def test_a_long_silence_is_cut_into_chunks_without_voice() -> None:
    cutter = Cutter()
    voiced_at_cut = []
    for _ in range(round(60 / FRAME_S)):
        voiced = cutter.voiced
        if cutter.step(voiced=False, level_dbfs=-80.0):
            voiced_at_cut.append(voiced)
    assert voiced_at_cut == [False] * 5


def test_a_cutter_can_begin_in_the_middle_of_a_take() -> None:
    cutter = Cutter(start_s=100.0)
    frames = frames_of([Interval(0.0, 13.0)], 14.0)
    (cut,) = [cut for voiced, level in frames if (cut := cutter.step(voiced, level))]
    assert 113.1 < cut.end_s < 113.5
    assert cutter.start_s == cut.next_s


@given(st.lists(st.tuples(st.floats(0.05, 40.0), st.floats(0.03, 3.0)), min_size=1, max_size=30))
def test_chunks_cover_everything_and_what_is_settled_stays(
    runs: list[tuple[float, float]],
) -> None:
    """Whatever is said: no gap between chunks, none above the window, no cut in settled sound."""
    voice, now_s = [], 0.0
    for speech_s, pause_s in runs:
        voice.append(Interval(now_s, now_s + speech_s))
        now_s += speech_s + pause_s
    cutter = Cutter()
    starts = [0.0]
    settled_s = 0.0
    for voiced, level_dbfs in frames_of(voice, now_s):
        cut = cutter.step(voiced, level_dbfs)
        if cut is not None:
            assert cut.end_s >= settled_s
            assert cut.end_s - starts[-1] <= HARD_S + FRAME_S
            assert cut.end_s - cut.next_s in (0.0, approx(1.024))
            assert cut.next_s - starts[-1] >= 11.0
            starts.append(cut.next_s)
            settled_s = 0.0
        assert cutter.start_s == starts[-1]
        settled_s = max(settled_s, cutter.settled_s)
