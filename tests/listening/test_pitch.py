"""Pitch of tones that are known exactly, of synthetic voices, and of sound that has none."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.listening.aloud import Sound, say
from voice_interview.listening.sound.activity import activity
from voice_interview.listening.sound.levels import RATE_HZ, Samples
from voice_interview.listening.sound.pitch import PitchTrack, pitch
from voice_interview.model import Interval, Pitch


def gliding(hz: NDArray[np.float64], loud: float = 0.1) -> Sound:
    """A tone with five harmonics, one value of `hz` a sample."""
    phase = 2 * np.pi * np.cumsum(hz) / RATE_HZ
    harmonics = [np.sin(k * phase) / k for k in range(1, 6)]
    tone: Sound = (loud * np.sum(harmonics, axis=0)).astype(np.float32)
    return tone


def steady(hz: float, seconds: float = 2.0) -> Sound:
    return gliding(np.full(round(seconds * RATE_HZ), hz))


def whole(sound: Sound) -> Pitch | None:
    return pitch(sound, [Interval(0.0, sound.size / RATE_HZ)])


@pytest.mark.parametrize("hz", [80.0, 97.3, 120.0, 201.7, 330.0, 450.0])
@pytest.mark.parametrize("noise", [0.0, 0.02])
def test_a_steady_tone_is_found_to_a_quarter_of_a_semitone(hz: float, noise: float) -> None:
    sound = steady(hz) + np.random.default_rng(1).normal(0, noise, 32_000).astype(np.float32)
    found = whole(sound)
    assert found is not None
    assert found.voiced_s > 1.8
    for told in (found.low_hz, found.middle_hz, found.high_hz):
        assert abs(12 * np.log2(told / hz)) < 0.25


def test_a_glide_spans_what_it_spans() -> None:
    """An octave up in four seconds, evenly in semitones: nine tenths are 10.8 of them."""
    found = whole(gliding(110 * 2 ** np.linspace(0, 1, 4 * RATE_HZ)))
    assert found is not None
    assert 12 * np.log2(found.high_hz / found.low_hz) == pytest.approx(10.8, abs=0.3)
    assert found.middle_hz == pytest.approx(110 * 2**0.5, rel=0.02)


@pytest.mark.parametrize("level", [0.3, 0.003])
def test_offset_and_level_do_not_matter(level: float) -> None:
    found = whole((level * steady(150) / 0.1 + 0.2).astype(np.float32))
    assert found is not None
    assert found.middle_hz == pytest.approx(150, rel=0.005)


def test_what_is_an_octave_too_low_is_no_voice() -> None:
    found = whole(np.concatenate([steady(200, 4.0), steady(90, 0.6)]))
    assert found is not None
    assert found.voiced_s == pytest.approx(4.0, abs=0.15)
    assert found.low_hz == pytest.approx(200, rel=0.02)


def test_only_where_there_is_voice() -> None:
    sound = np.concatenate([steady(300), steady(120)])
    found = pitch(sound, [Interval(2.0, 4.0)])
    assert found is not None
    assert found.high_hz == pytest.approx(120, rel=0.01)


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(0, np.float32),
        np.zeros(100, np.float32),
        np.zeros(RATE_HZ, np.float32),
        np.full(RATE_HZ, 0.5, np.float32),
        np.full(RATE_HZ, np.nan, np.float32),
        np.random.default_rng(2).normal(0, 0.1, 5 * RATE_HZ).astype(np.float32),
    ],
    ids=["nothing", "a click", "silence", "offset alone", "no numbers", "hiss"],
)
def test_no_pitch_without_a_tone(sound: Sound) -> None:
    assert whole(sound) is None
    assert pitch(sound, ()) is None


@pytest.mark.real
@pytest.mark.parametrize("mean_hz", [105, 180])
def test_a_flat_voice_spans_less_than_a_lively_one(mean_hz: int) -> None:
    text = "We moved the billing service in spring, and nobody had to work on a Sunday again."
    found = []
    for spread_hz in (3, 30):
        setting = f"int_f0_target_mean={mean_hz}", f"int_f0_target_stddev={spread_hz}"
        sound = say(text, "kal16", "--seti", setting[0], "--setf", setting[1])
        heard = pitch(sound, activity(sound).speech)
        assert heard is not None
        assert heard.middle_hz == pytest.approx(mean_hz, rel=0.15)
        found.append(12 * np.log2(heard.high_hz / heard.low_hz))
    flat, lively = found
    assert flat < 3 < lively


def test_a_growing_take_is_listened_to_once_and_gives_the_same() -> None:
    sound = gliding(150 + 40 * np.sin(np.arange(8 * RATE_HZ) / RATE_HZ))
    voice = [Interval(float(start), start + 0.8) for start in range(8)]
    asked = []

    class Take:
        size = sound.size

        def __getitem__(self, part: slice) -> Samples:
            asked.append(part.start / RATE_HZ)
            return sound[part]

    track = PitchTrack(Take())
    for known in range(3, 8):
        track.follow(voice[:known])
    assert track.told(voice) == pitch(sound, voice)
    assert asked == [piece.start for piece in voice]
