"""Voice activity on real synthetic speech, and on sound that is none."""

import subprocess
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from voice_interview.listening.activity import levelled, speech
from voice_interview.listening.levels import RATE_HZ

Sound = NDArray[np.float32]


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE_HZ), dtype=np.float32)


@pytest.fixture(scope="module")
def phrase(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """About 2 s in flite's rms voice, silence at both ends cut off."""
    path = tmp_path_factory.mktemp("voice") / "phrase.wav"
    text = "I led the migration of our payment service"
    subprocess.run(["flite", "-voice", "rms", "-t", text, "-o", str(path)], check=True)
    return trimmed(read(path))


def read(path: Path) -> Sound:
    with av.open(str(path)) as file:
        frames = [frame.to_ndarray()[0] for frame in file.decode(audio=0)]
    return (np.concatenate(frames) / 32768).astype(np.float32)


def trimmed(audio: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(audio) > 0.02)
    return audio[loud[0] : loud[-1]]


@pytest.mark.real
@pytest.mark.parametrize("gain", [1.0, 0.1, 0.01])
@pytest.mark.parametrize("offset", [0.0, 0.1])
def test_finds_two_phrases_at_any_level_and_offset(
    phrase: Sound, gain: float, offset: float
) -> None:
    audio = np.concatenate([silence(1), phrase, silence(0.8), phrase, silence(1)]) * gain + offset
    length_s = phrase.size / RATE_HZ
    found = speech(audio.astype(np.float32))
    assert len(found) == 2
    expected = [(1, 1 + length_s), (1.8 + length_s, 1.8 + 2 * length_s)]
    for piece, (start, end) in zip(found, expected, strict=True):
        assert piece.start == pytest.approx(start, abs=0.12)
        assert piece.end == pytest.approx(end, abs=0.12)


@pytest.mark.parametrize(
    "audio",
    [silence(0), silence(0.01), silence(3), silence(3) + 0.5],
    ids=["empty", "shorter than a window", "zeros", "offset alone"],
)
def test_no_voice_without_sound(audio: Sound) -> None:
    assert speech(audio) == ()


def test_no_voice_in_noise() -> None:
    noise = np.random.default_rng(1).normal(0, 0.01, 5 * RATE_HZ).astype(np.float32)
    assert speech(noise) == ()


def test_broken_samples_do_no_harm() -> None:
    audio = silence(2)
    audio[100] = np.nan
    audio[200] = np.inf
    assert np.all(np.isfinite(levelled(audio)))
    assert speech(audio) == ()
