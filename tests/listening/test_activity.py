"""Voice activity on real synthetic speech, and on sound that is none."""

import subprocess
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from voice_interview.listening.activity import levelled, loudness, merged, speech
from voice_interview.listening.levels import RATE_HZ
from voice_interview.model import Interval

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


@pytest.mark.real
def test_knocks_on_the_desk_do_not_hide_the_voice(phrase: Sound) -> None:
    """They are three times as loud as the softer of two speakers."""
    soft = 0.1 * phrase
    knock = np.random.default_rng(3).normal(0, 0.3, RATE_HZ // 4).astype(np.float32)
    knocks = np.concatenate([part for _ in range(3) for part in (knock, silence(0.3))])
    alone, beside = speech(soft), speech(np.concatenate([knocks, silence(1), soft]))
    found = [piece for piece in beside if piece.start > knocks.size / RATE_HZ + 0.5]
    assert sum(p.length_s for p in found) > 0.95 * sum(p.length_s for p in alone) > 0


@pytest.mark.real
def test_what_is_soft_beside_the_rest_of_the_take_is_not_made_loud(phrase: Sound) -> None:
    """A neighbour through the wall, in a long pause of thinking."""
    neighbour = 0.001 * phrase
    assert speech(neighbour)
    assert speech(neighbour, loudness(phrase)) == ()


@pytest.mark.real
def test_silence_at_the_very_end_is_no_voice(phrase: Sound) -> None:
    (piece,) = speech(np.concatenate([phrase, silence(0.2)]))
    assert piece.end == pytest.approx(phrase.size / RATE_HZ, abs=0.1)


def test_stretches_torn_apart_by_a_cut_are_one_again() -> None:
    torn = [Interval(0.5, 2.0), Interval(2.1, 3.0), Interval(3.4, 5.0), Interval(4.5, 4.9)]
    assert merged(torn) == (Interval(0.5, 3.0), Interval(3.4, 5.0))


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
