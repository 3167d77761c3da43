"""How much of each band is voice, in sound of which that is known."""

import numpy as np
import pytest

from tests.listening.aloud import Sound, say, silence
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.listening.sound.suppression import spectra
from voice_interview.listening.sound.voice_share import BANDS, in_bands, seen, voice_share


def power(sound: Sound) -> Sound:
    return np.square(np.abs(spectra(sound)))


def spoken() -> Sound:
    words = say("she wrote the plan and then we read it to the whole team") * np.float32(0.3)
    return np.concatenate([silence(0.5), words, silence(0.5)])


def noise(samples: int, level: float) -> Sound:
    return level * np.random.default_rng(3).standard_normal(samples, dtype=np.float32)


def test_what_every_line_has_in_the_bands_sums_to_one() -> None:
    assert BANDS.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert in_bands(np.ones((3, len(BANDS)), np.float32)) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("level", [0.003, 0.01, 0.03])
def test_it_is_near_the_share_that_the_voice_really_has(level: float) -> None:
    voice = spoken()
    behind = noise(voice.size, level)
    said, unsaid = in_bands(power(voice)), in_bands(power(behind))
    true = np.sqrt(said / (said + unsaid))
    off = voice_share(power(voice + behind)) - true
    usual = true.mean(axis=0) - true
    assert np.mean(off**2) < np.mean(usual**2) / 3


def test_it_is_told_how_loud_things_are_beside_each_other_alone() -> None:
    sound = spoken() + noise(spoken().size, 0.01)
    assert voice_share(power(sound * np.float32(0.1))) == pytest.approx(
        voice_share(power(sound)), abs=0.01
    )


@pytest.mark.parametrize("samples", [1, 200, RATE_HZ])
def test_any_length_and_silence_have_a_share(samples: int) -> None:
    windows = power(np.zeros(samples, np.float32))
    assert np.isfinite(seen(windows)).all()
    assert voice_share(windows).shape == (len(windows), BANDS.shape[1])
