"""A background turned down, and a voice that stays."""

import functools

import numpy as np
import pytest

from tests.listening.aloud import Sound, say, silence
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.listening.sound.suppression import suppressed


def noise(seconds: float, level: float = 0.01) -> Sound:
    samples = round(seconds * RATE_HZ)
    return level * np.random.default_rng(1).standard_normal(samples, dtype=np.float32)


@functools.cache
def spoken(seconds: float) -> Sound:
    """A sentence, then half a second of silence, over and over."""
    sentence = np.concatenate([silence(0.5), say("we had to move the whole team to another floor")])
    return np.resize(sentence * np.float32(0.3), round(seconds * RATE_HZ))


def db(sound: Sound) -> float:
    return 10 * float(np.log10(np.mean(np.square(sound, dtype=np.float64))))


def softest(sound: Sound) -> Sound:
    """The middle of the first silence."""
    return sound[RATE_HZ // 8 : 3 * RATE_HZ // 8]


def test_the_background_goes_and_the_voice_stays() -> None:
    heard = spoken(5) + noise(5)
    found = suppressed(heard)[:]
    assert db(softest(found)) < db(softest(heard)) - 12
    assert db(found[RATE_HZ // 2 :]) == pytest.approx(db(spoken(5)[RATE_HZ // 2 :]), abs=0.5)


def test_a_background_that_comes_and_goes_is_turned_down_too() -> None:
    swells = np.interp(np.arange(5 * RATE_HZ), [0, 2 * RATE_HZ, 4 * RATE_HZ], [1, 3, 1])
    heard = spoken(5) + noise(5) * swells.astype(np.float32)
    apart_before = db(heard - spoken(5)) - db(spoken(5))
    found = suppressed(heard)[:]
    assert db(found - spoken(5)) - db(spoken(5)) < apart_before - 6


def test_each_part_of_a_long_take_has_its_own_background() -> None:
    louder = noise(150) * np.repeat(np.array([1, 4], np.float32), 75 * RATE_HZ)
    heard = spoken(150) + louder
    found = suppressed(heard)[:]
    gone_db = [
        db((heard - spoken(150))[part]) - db((found - spoken(150))[part])
        for part in (slice(10 * RATE_HZ, 60 * RATE_HZ), slice(90 * RATE_HZ, 140 * RATE_HZ))
    ]
    assert min(gone_db) > 3


@pytest.mark.parametrize("seconds", [3, 121.5], ids=["short", "in two parts"])
def test_without_a_background_hardly_anything_changes(seconds: float) -> None:
    found = suppressed(spoken(seconds))[:]
    assert db(found - spoken(seconds)) < db(spoken(seconds)) - 15


def test_offset_and_what_is_no_number_go() -> None:
    spoilt = spoken(3) + np.float32(0.3)
    spoilt[100] = np.nan
    found = suppressed(spoilt)[:]
    assert np.isfinite(found).all()
    assert abs(float(softest(found).mean())) < 0.01


@pytest.mark.parametrize("samples", [0, 1, 199, 400, 401, 5000])
def test_any_length_stays(samples: int) -> None:
    assert suppressed(np.ones(samples, np.float32)).size == samples
