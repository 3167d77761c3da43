"""Voice activity on real synthetic speech, and on sound that is none."""

from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.listening.aloud import Sound, say, silence
from voice_interview.listening.sound.activity import activity, loudness, merged
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import Interval

TEXT = "I led the migration of our payment service"


@pytest.fixture(scope="module")
def phrase() -> Sound:
    """About 2 s."""
    return say(TEXT)


@pytest.fixture(scope="module")
def stranger() -> Sound:
    """The same by a voice that no threshold was tuned on."""
    return say(TEXT, "awb")


@pytest.mark.real
@pytest.mark.parametrize("gain", [1.0, 0.1, 0.01])
@pytest.mark.parametrize("offset", [0.0, 0.1])
def test_finds_two_phrases_at_any_level_and_offset(
    phrase: Sound, gain: float, offset: float
) -> None:
    audio = np.concatenate([silence(1), phrase, silence(0.8), phrase, silence(1)]) * gain + offset
    length_s = phrase.size / RATE_HZ
    found = activity(audio.astype(np.float32)).speech
    assert len(found) == 2
    expected = [(1, 1 + length_s), (1.8 + length_s, 1.8 + 2 * length_s)]
    for piece, (start, end) in zip(found, expected, strict=True):
        assert piece.start == pytest.approx(start, abs=0.06)
        assert piece.end == pytest.approx(end, abs=0.06)


@pytest.mark.real
@pytest.mark.parametrize("noise", [0.0, 0.001, 0.005])
@pytest.mark.parametrize("pause_s", [0.3, 0.4, 1.0])
def test_a_short_pause_is_found_where_it_is(stranger: Sound, pause_s: float, noise: float) -> None:
    audio = np.concatenate([silence(0.7), stranger, silence(pause_s), stranger, silence(0.7)])
    audio += np.random.default_rng(3).normal(0, noise, audio.size).astype(np.float32)
    first, second = activity(audio).speech
    assert first.end == pytest.approx(0.7 + stranger.size / RATE_HZ, abs=0.06)
    assert second.start - first.end == pytest.approx(pause_s, abs=0.06)


@pytest.mark.real
def test_a_closure_of_the_mouth_is_no_gap(stranger: Sound) -> None:
    audio = np.concatenate([silence(0.5), stranger, silence(0.1), stranger, silence(0.5)])
    assert len(activity(audio).speech) == 1


@pytest.mark.real
def test_a_minute_is_no_border(stranger: Sound) -> None:
    """The sound is looked at a minute at a time; what lies across is heard all the same."""
    early_s = 60 - stranger.size / RATE_HZ / 2
    (piece,) = activity(np.concatenate([silence(early_s), stranger, silence(3)])).speech
    assert piece.start == pytest.approx(early_s, abs=0.06)
    assert piece.end == pytest.approx(early_s + stranger.size / RATE_HZ, abs=0.06)


@pytest.mark.real
def test_voice_up_to_both_ends(stranger: Sound) -> None:
    (piece,) = activity(stranger).speech
    assert piece.start < 0.1
    assert stranger.size / RATE_HZ - 0.1 < piece.end <= stranger.size / RATE_HZ


@pytest.mark.real
def test_knocks_on_the_desk_do_not_hide_the_voice(phrase: Sound) -> None:
    """They are three times as loud as the softer of two speakers."""
    soft = 0.1 * phrase
    knock = np.random.default_rng(3).normal(0, 0.3, RATE_HZ // 4).astype(np.float32)
    knocks = np.concatenate([part for _ in range(3) for part in (knock, silence(0.3))])
    alone, beside = (
        activity(soft).speech,
        activity(np.concatenate([knocks, silence(1), soft])).speech,
    )
    found = [piece for piece in beside if piece.start > knocks.size / RATE_HZ + 0.5]
    assert sum(p.length_s for p in found) > 0.95 * sum(p.length_s for p in alone) > 0


@pytest.mark.real
def test_what_is_soft_beside_the_rest_of_the_take_is_not_made_loud(phrase: Sound) -> None:
    """A neighbour through the wall, in a long pause of thinking."""
    neighbour = 0.001 * phrase
    assert activity(neighbour).speech
    assert activity(neighbour, loudness(phrase)).speech == ()


@pytest.mark.real
@pytest.mark.parametrize("level", [0.02, 0.05])
def test_what_goes_on_loudly_when_the_voice_is_over_is_none(stranger: Sound, level: float) -> None:
    rush = np.random.default_rng(4).normal(0, level, RATE_HZ // 2).astype(np.float32)
    audio = np.concatenate([silence(0.7), stranger, rush, silence(1), stranger, silence(0.7)])
    first, _ = activity(audio).speech
    assert first.end < 0.7 + stranger.size / RATE_HZ + 0.25


@pytest.mark.real
def test_silence_at_the_very_end_is_no_voice(phrase: Sound) -> None:
    (piece,) = activity(np.concatenate([phrase, silence(0.2)])).speech
    assert piece.end == pytest.approx(phrase.size / RATE_HZ, abs=0.1)


def test_stretches_torn_apart_by_a_cut_are_one_again() -> None:
    torn = [Interval(0.5, 2.0), Interval(2.1, 3.0), Interval(3.4, 5.0), Interval(4.5, 4.9)]
    assert merged(torn) == (Interval(0.5, 3.0), Interval(3.4, 5.0))


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 90)), max_size=12))
def test_stretches_are_in_order_and_apart_and_hold_all_that_went_in(
    steps: list[tuple[int, int]],
) -> None:
    """Each begins so many frames after the beginning of the one before it."""
    starts = list(accumulate(step for step, _ in steps))
    torn = [Interval(a / 100, (a + n) / 100) for a, (_, n) in zip(starts, steps, strict=True)]
    whole = merged(torn)
    assert all(later.start - piece.end > 0.19 for piece, later in pairwise(whole))
    for piece in torn:
        assert any(one.start <= piece.start and piece.end <= one.end for one in whole)
    edges = {edge for piece in torn for edge in (piece.start, piece.end)}
    assert all({one.start, one.end} <= edges for one in whole)


@pytest.mark.parametrize(
    "audio",
    [silence(0), silence(0.01), silence(3), silence(3) + 0.5],
    ids=["empty", "shorter than a window", "zeros", "offset alone"],
)
def test_no_voice_without_sound(audio: Sound) -> None:
    assert activity(audio).speech == ()


def test_no_voice_in_noise() -> None:
    noise = np.random.default_rng(1).normal(0, 0.01, 5 * RATE_HZ).astype(np.float32)
    assert activity(noise).speech == ()


def test_broken_samples_do_no_harm() -> None:
    audio = silence(2)
    audio[100] = np.nan
    audio[200] = np.inf
    assert activity(audio).speech == ()
