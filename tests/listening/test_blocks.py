"""What is heard in a sound does not depend on the blocks in which it is looked at."""

import itertools
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.listening.test_levels import NO_WORDS, speechlike
from voice_interview.listening.alignment.decoder import prepared
from voice_interview.listening.listen import listen
from voice_interview.listening.sound import background, levels
from voice_interview.listening.sound.background import bands, standing_out
from voice_interview.listening.sound.levels import (
    RATE_HZ,
    Samples,
    clipped_samples,
    doubts,
    frame_levels,
    offset_of,
)
from voice_interview.listening.sound.pitch import pitch
from voice_interview.model import Interval

TALK = speechlike(0.003)


@given(
    runs=st.lists(st.tuples(st.sampled_from((0.1, 0.9)), st.integers(1, 9)), min_size=1),
    block=st.integers(1, 40),
)
def test_a_clipped_run_counts_across_blocks(runs: Sequence[tuple[float, int]], block: int) -> None:
    sound = np.concatenate([np.full(length, value, np.float32) for value, length in runs])
    joined = [(value, list(group)) for value, group in itertools.groupby(sound.tolist())]
    expected = sum(len(g) for value, g in joined if value > 0.5 and len(g) >= 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(levels, "_BLOCK", block)
        assert clipped_samples(sound) == expected


@given(size=st.integers(1, 3 * RATE_HZ), block=st.integers(320, RATE_HZ))
def test_levels_and_doubts_are_those_of_one_block(size: int, block: int) -> None:
    sound = TALK[:size] + np.float32(0.01)
    whole = frame_levels(sound, 0.02), offset_of(sound), doubts(sound)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(levels, "_BLOCK", block)
        assert np.array_equal(frame_levels(sound, 0.02), whole[0])
        assert offset_of(sound) == pytest.approx(whole[1], rel=1e-9)
        assert doubts(sound) == whole[2]


@given(at_once=st.integers(1, 900))
@settings(max_examples=20)
def test_what_stands_out_is_that_of_one_piece(at_once: int) -> None:
    quiet = np.arange(700) % 50 > 35
    whole = standing_out(bands(TALK, 0.0), quiet)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(background, "_AT_ONCE", at_once)
        assert standing_out(bands(TALK, 0.0), quiet) == pytest.approx(whole, abs=1e-4)


def test_what_the_decoder_gets_is_that_of_one_block() -> None:
    sound = TALK + np.float32(0.01)
    whole = prepared(sound)[:]
    assert whole.size == sound.size
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(levels, "_BLOCK", 7000)
        assert np.abs(prepared(sound)[:].astype(int) - whole).max() <= 1


class Elsewhere:
    """A sound that is no array and never hands out more than a minute."""

    def __init__(self, sound: Samples) -> None:
        self._sound = sound
        self.size = sound.size

    def __getitem__(self, part: slice) -> Samples:
        found = self._sound[part]
        assert found.size <= 61 * RATE_HZ
        return found


def test_an_hour_is_heard_a_minute_at_a_time() -> None:
    """Or three: all but the words, and one stretch of voice that never ends."""
    sound = np.tile(TALK, 26)
    assert listen(Elsewhere(sound), NO_WORDS) == listen(sound, NO_WORDS)
    voice = [Interval(1.0, 150.0)]
    assert pitch(Elsewhere(sound), voice) == pitch(sound, voice)
