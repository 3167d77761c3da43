"""What only the real parts can show: the chosen microphone, sound in the room, a frozen server."""

import sys
from pathlib import Path

import pytest

from tests.audio.samples import likeness, outline, pcm_of, syllables, wav
from tests.virtual_sound import SPEAKER_RATE_HZ, VirtualSound

pytestmark = pytest.mark.real


def drive(sound: VirtualSound, what: str, given: str, place: Path | str) -> str:
    return sound.run(sys.executable, "-m", "tests.audio.real_parts", what, given, str(place))


def test_the_microphone_that_was_chosen_is_the_one_heard(
    virtual_sound: VirtualSound, tmp_path: Path
) -> None:
    drive(virtual_sound, "headset", "-", tmp_path)
    levels = outline(pcm_of(tmp_path / "a.wav"), 44_100, 0.02)
    said = outline(pcm_of(tmp_path / "said.wav"), 16_000, 0.02)
    assert likeness(levels, said) > 0.9
    loud = [place for place, level in enumerate(levels) if level > 300]
    assert (max(loud) - min(loud)) * 0.02 < 1.2


def test_what_is_played_is_heard_whole(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    pcm = syllables(2.0, 16_000, seed=3)
    audio = wav(tmp_path / "a.wav", pcm, 16_000)
    with virtual_sound.record_speaker() as tape:
        drive(virtual_sound, "play", "100", audio)
    heard = outline(bytes(tape.pcm), SPEAKER_RATE_HZ)
    assert likeness(heard, outline(pcm, 16_000)) > 0.95


def test_a_stop_is_silence(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    pcm = syllables(2.0, 16_000, seed=3)
    audio = wav(tmp_path / "a.wav", pcm, 16_000)
    with virtual_sound.record_speaker() as tape:
        drive(virtual_sound, "play", "0.5", audio)
    loud = [level > 300 for level in outline(bytes(tape.pcm), SPEAKER_RATE_HZ)]
    said = [level > 300 for level in outline(pcm, 16_000)]
    assert 0 < sum(loud) < sum(said) / 2


def test_a_sound_server_that_is_slow_is_waited_for(
    virtual_sound: VirtualSound, tmp_path: Path
) -> None:
    drive(virtual_sound, "slow", "-", wav(tmp_path / "a.wav", syllables(2.0, 16_000), 16_000))


def test_a_sound_server_that_freezes_holds_up_nothing(
    virtual_sound: VirtualSound, tmp_path: Path
) -> None:
    drive(virtual_sound, "freeze", "-", tmp_path)
