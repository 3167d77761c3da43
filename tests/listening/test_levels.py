import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.listening.listen import described, listen
from voice_interview.listening.sound.levels import (
    FLOOR_DBFS,
    RATE_HZ,
    clipped_samples,
    doubts,
    frame_levels,
)
from voice_interview.model import Transcript

NO_WORDS = Transcript((), "given")


def tone(seconds: float, size: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return (size * np.sin(2 * np.pi * 200 * times)).astype(np.float32)


def test_full_scale_sine_is_minus_three() -> None:
    assert frame_levels(tone(1, 1.0), 0.1) == pytest.approx([-3.01] * 10, abs=0.05)


def test_last_frame_counts_its_own_samples_alone() -> None:
    assert frame_levels(tone(0.15, 1.0), 0.1) == pytest.approx([-3.01, -3.01], abs=0.05)


def test_zeros_are_at_the_floor() -> None:
    assert frame_levels(np.zeros(1600, dtype=np.float32), 0.1) == pytest.approx([FLOOR_DBFS])


def test_runs_at_the_top_are_clipped() -> None:
    loud = np.clip(tone(1, 2.0), -1, 1)
    assert clipped_samples(loud) > 0.5 * loud.size
    assert clipped_samples(np.clip(tone(1, 2.0), -0.7, 0.7)) > 0, "clipped before a volume knob"
    assert clipped_samples(tone(1, 0.9)) == 0


@pytest.mark.parametrize("at", [100, 60 * RATE_HZ - 3, 60 * RATE_HZ - 1, 60 * RATE_HZ, -3])
def test_three_in_a_row_are_clipped_and_two_are_not_wherever_they_lie(at: int) -> None:
    """The sound is looked at a minute at a time; a run may end, begin or go on there."""
    sound = np.zeros(60 * RATE_HZ + 100, np.float32)
    sound[at:][:3] = 1.0
    assert clipped_samples(sound) == 3
    sound[at] = 0.0
    assert clipped_samples(sound) == 0


def speechlike(noise: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """Tone bursts of 0.3 s with 0.2 s between, in noise."""
    burst = np.concatenate([tone(0.3, 0.3), np.zeros(3200, dtype=np.float32)])
    audio = np.tile(burst, 14)
    hiss = np.random.default_rng(2).normal(0, noise, audio.size)
    return (audio + hiss).astype(np.float32)


def test_a_sound_recording_has_no_doubts() -> None:
    assert doubts(speechlike(0.003)) == ()


@pytest.mark.parametrize(
    ("audio", "word"),
    [
        (np.zeros(0, dtype=np.float32), "empty"),
        (speechlike(0.003)[: 3 * RATE_HZ], "five seconds"),
        (np.zeros(6 * RATE_HZ, dtype=np.float32), "silence"),
        (np.full(6 * RATE_HZ, 0.2, dtype=np.float32), "silence"),
        (np.full(6 * RATE_HZ, 0.5, dtype=np.float32), "silence"),
        (speechlike(0.3), "noisy"),
        (np.clip(8 * speechlike(0.003), -1, 1), "distorted"),
    ],
    ids=["empty", "short", "zeros", "offset alone", "offset near full", "noise", "clipped"],
)
def test_each_doubt_has_its_sentence(
    audio: np.ndarray[tuple[int], np.dtype[np.float32]], word: str
) -> None:
    (sentence,) = doubts(audio)
    assert word in sentence


def test_what_is_too_short_is_not_called_noisy_as_well() -> None:
    (sentence,) = doubts(speechlike(0.3)[: 3 * RATE_HZ])
    assert "five seconds" in sentence


def test_a_few_words_after_a_minute_of_thinking_are_a_voice() -> None:
    thinking = np.random.default_rng(4).normal(0, 1e-5, 90 * RATE_HZ).astype(np.float32)
    assert doubts(np.concatenate([thinking, speechlike(0.0)[: 4 * RATE_HZ]])) == ()


def test_listen_gives_a_level_for_each_tenth_of_a_second() -> None:
    heard = listen(speechlike(0.003), NO_WORDS).sounds
    assert heard is not None
    assert heard.duration_s == pytest.approx(7.0)
    assert len(heard.level_dbfs) == 70
    assert heard.filled_pauses is None


ODD = st.sampled_from((0.0, 1e-9, 0.5, -1.0, math.inf, -math.inf, math.nan))


@given(st.lists(ODD, max_size=40), st.integers(1, 60))
def test_no_sound_is_too_odd_to_be_described(steps: list[float], times: int) -> None:
    odd = np.repeat(np.array(steps, np.float32), times * 40)
    found = described(odd, (), None)
    assert found.duration_s == odd.size / RATE_HZ
    assert len(found.level_dbfs) == -(-odd.size // 1600)
    assert all(level >= FLOOR_DBFS for level in found.level_dbfs)
    assert all(note.endswith(".") for note in found.notes)


def test_listen_to_nothing() -> None:
    heard = listen(np.zeros(0, dtype=np.float32), NO_WORDS).sounds
    assert heard is not None
    assert (heard.duration_s, heard.speech, heard.level_dbfs) == (0.0, (), ())
