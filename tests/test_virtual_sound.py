"""The sound system of the real lane: a tape of the loudspeakers holds what was played."""

import array
import subprocess
from pathlib import Path

import pytest

from tests.virtual_sound import VirtualSound
from voice_interview.wave_file import WaveWriter

pytestmark = pytest.mark.real


def test_what_is_played_is_on_the_tape(virtual_sound: VirtualSound, tmp_path: Path) -> None:
    wav = tmp_path / "tone.wav"
    with WaveWriter(wav, 8000) as wave:
        wave.write(array.array("h", ([12_000] * 10 + [-12_000] * 10) * 400).tobytes())
    with virtual_sound.record_speaker() as tape:
        before = len(tape.pcm)
        subprocess.run(["paplay", "--device=speakers", wav], env=virtual_sound.env, check=True)
    heard = array.array("h", bytes(tape.pcm))
    assert max(heard[: before // 2]) == 0
    assert max(heard) > 8000
