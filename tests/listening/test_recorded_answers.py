"""An answer as other microphones in other rooms record it: other sound at the same places."""

import numpy as np
import pytest

from benchmarks.played.recorded import recorded
from benchmarks.synthetic.clips import Clip
from benchmarks.synthetic.noises import RATE_HZ, Sound
from voice_interview.model import Word

BURSTS_S = (0.5, 1.1, 2.3)
WORDS = tuple(Word("word", start, start + 0.2) for start in BURSTS_S)
_HOP = RATE_HZ // 100


@pytest.fixture(scope="module")
def clip() -> Clip:
    random = np.random.default_rng(0)
    audio = np.zeros(4 * RATE_HZ, np.float32)
    for start in BURSTS_S:
        burst = slice(round(start * RATE_HZ), round((start + 0.2) * RATE_HZ))
        audio[burst] = 0.1 * random.normal(size=RATE_HZ // 5)
    return Clip("a clip", "fluent", "hero", audio, WORDS, (), None, "", ())


@pytest.mark.parametrize("seed", range(12))
def test_sound_stays_beside_its_words(clip: Clip, seed: int) -> None:
    anew = recorded(clip, np.random.default_rng(seed))
    assert (anew.words, anew.audio.size) == (clip.words, clip.audio.size)
    assert abs(_late_frames(anew.audio, clip.audio)) <= 2


@pytest.mark.parametrize("seed", range(4))
def test_it_is_another_sound_and_the_same_one_for_the_same_draws(clip: Clip, seed: int) -> None:
    first, second = (recorded(clip, np.random.default_rng(seed)) for _ in range(2))
    assert np.array_equal(first.audio, second.audio)
    assert not np.allclose(first.audio, clip.audio, atol=1e-3)
    assert np.abs(first.audio).max() <= 1.5


def _late_frames(heard: Sound, given: Sound) -> int:
    """By how many hundredths of a second."""
    curves = [_loudness(sound) for sound in (heard, given)]
    alike = [float(np.dot(np.roll(curves[0], -late), curves[1])) for late in range(-20, 21)]
    return int(np.argmax(alike)) - 20


def _loudness(sound: Sound) -> np.ndarray:
    power: np.ndarray = np.square(sound).reshape(-1, _HOP).mean(axis=1)
    curve: np.ndarray = power - power.mean()
    return curve
