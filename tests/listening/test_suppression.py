"""A background turned down, and a voice that stays."""

import numpy as np
import pytest

from tests.listening.aloud import Sound
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.listening.sound.suppression import suppressed


def noise(seconds: float, level: float = 0.01) -> Sound:
    samples = round(seconds * RATE_HZ)
    return level * np.random.default_rng(1).standard_normal(samples, dtype=np.float32)


def tone(seconds: float, level: float = 0.2) -> Sound:
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return (level * np.sin(2 * np.pi * 300 * times)).astype(np.float32)


def spoken(seconds: float) -> Sound:
    """Half a second of tone in every second of silence."""
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return tone(seconds) * (times % 1 >= 0.5)


def db(sound: Sound) -> float:
    return 10 * float(np.log10(np.mean(np.square(sound, dtype=np.float64))))


def softest(sound: Sound) -> Sound:
    """The second half of the first silence: far from any tone."""
    return sound[RATE_HZ // 8 : 3 * RATE_HZ // 8]


def loudest(sound: Sound) -> Sound:
    return sound[5 * RATE_HZ // 8 : 7 * RATE_HZ // 8]


def test_the_background_goes_and_the_voice_stays() -> None:
    heard = spoken(5) + noise(5)
    found = suppressed(heard)[:]
    assert db(softest(found)) < db(softest(heard)) - 12
    assert db(loudest(found)) == pytest.approx(db(loudest(spoken(5))), abs=0.3)


def test_each_part_of_a_long_take_has_its_own_background() -> None:
    louder = noise(150) * np.repeat(np.array([1, 4], np.float32), 75 * RATE_HZ)
    heard = spoken(150) + louder
    found = suppressed(heard)[:]
    for second in (10, 140):
        piece = slice(second * RATE_HZ, (second + 1) * RATE_HZ)
        assert db(softest(found[piece])) < db(softest(heard[piece])) - 12


@pytest.mark.parametrize("seconds", [3, 121.5], ids=["short", "in two parts"])
def test_between_digital_silences_nothing_changes(seconds: float) -> None:
    assert np.abs(suppressed(spoken(seconds))[:] - spoken(seconds)).max() < 1e-4


def test_offset_and_what_is_no_number_go() -> None:
    spoilt = spoken(3) + np.float32(0.3)
    spoilt[100] = np.nan
    found = suppressed(spoilt)[:]
    assert np.isfinite(found).all()
    assert abs(float(softest(found).mean())) < 0.01


@pytest.mark.parametrize("samples", [0, 1, 199, 400, 401, 5000])
def test_any_length_stays(samples: int) -> None:
    assert suppressed(np.ones(samples, np.float32)).size == samples
