"""Several channels become one, and the voice comes through."""

import numpy as np
import pytest
from numpy.typing import NDArray

from voice_interview.transcription.incoming.channels import Mixer

_VOICE = (0.3 * np.sin(np.arange(16000) / 7)).astype(np.float32)
_HISS = (0.001 * np.random.default_rng(1).standard_normal(16000)).astype(np.float32)


def _mixed(*blocks: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of blocks that are looked at first, as a file is."""
    mixer = Mixer()
    steps = [(block * 32768).astype(np.int16) for block in blocks]
    for block in steps:
        mixer.look(block)
    return np.concatenate([mixer.mixed(block) for block in steps])


@pytest.mark.parametrize("live", [0, 1])
@pytest.mark.parametrize("dead", [np.zeros_like(_VOICE), _HISS, _HISS + 0.2])
def test_a_dead_channel_is_left_out(live: int, dead: NDArray[np.float32]) -> None:
    pair = [dead, dead]
    pair[live] = _VOICE
    assert _mixed(np.stack(pair)) == pytest.approx(_VOICE, abs=1e-3)


def test_two_live_channels_are_averaged() -> None:
    mixed = _mixed(np.stack([_VOICE, 0.5 * _VOICE]))
    assert mixed == pytest.approx(0.75 * _VOICE, abs=1e-3)


@pytest.mark.parametrize("dead", [np.zeros_like(_VOICE), _HISS])
def test_a_dead_one_of_three_takes_nothing_from_the_voice(dead: NDArray[np.float32]) -> None:
    assert _mixed(np.stack([_VOICE, dead, _VOICE])) == pytest.approx(_VOICE, abs=1e-3)


def test_channels_of_opposite_sign_do_not_cancel_out() -> None:
    assert np.abs(_mixed(np.stack([_VOICE, -_VOICE]))).max() > 0.29
    louder = _mixed(np.stack([-0.9 * _VOICE, _VOICE]))
    assert louder == pytest.approx(_VOICE, abs=1e-3)


def test_a_file_that_changes_its_channels_on_the_way_is_read_to_its_end() -> None:
    mixed = _mixed(np.stack([_VOICE, _VOICE]), _VOICE[None])
    assert mixed == pytest.approx(np.concatenate([_VOICE, _VOICE]), abs=1e-3)
    for before in (_VOICE[None], 3 * _VOICE[None]):
        mixed = _mixed(np.stack([_VOICE, np.zeros_like(_VOICE)]), before)
        assert mixed[: _VOICE.size] == pytest.approx(_VOICE, abs=1e-3)


def test_silence_on_all_channels_is_silence() -> None:
    assert not _mixed(np.zeros((2, 100), np.float32)).any()
