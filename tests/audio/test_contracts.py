"""One contract per port, kept by the file-backed twin and by the real part alike."""

import json
import sys
from pathlib import Path

import pytest

from tests.audio import devices_contract, player_contract, recorder_contract
from tests.audio.samples import syllables, wav
from tests.faulty_sound import Faults, FaultyMicrophone
from tests.patience import PATIENCE_S
from tests.virtual_sound import VirtualSound
from voice_interview.audio.from_files import FixedDevices, SilentPlayer


class TwinBench:
    def __init__(self, folder: Path, faults: Faults) -> None:
        self.said = wav(folder / "said.wav", syllables(1.0, 16_000))
        self.recorder = FaultyMicrophone(self.said, 1.0, faults)

    def say(self) -> None:
        assert self.recorder.spoken.wait(PATIENCE_S)

    def pull_plug(self) -> None:
        """It comes out by itself: see the faults."""


@pytest.mark.parametrize("check", recorder_contract.CHECKS)
def test_recorder_from_files(check: recorder_contract.Check, tmp_path: Path) -> None:
    loses = check is recorder_contract.a_lost_microphone_ends_the_take_and_keeps_it
    faults = Faults(stops_after_blocks=10) if loses else Faults()
    takes = tmp_path / "takes"
    takes.mkdir()
    check(TwinBench(tmp_path, faults), takes)


@pytest.mark.real
@pytest.mark.parametrize("check", recorder_contract.CHECKS)
def test_recorder_on_portaudio(
    check: recorder_contract.Check, tmp_path: Path, virtual_sound: VirtualSound
) -> None:
    virtual_sound.run(
        sys.executable, "-m", "tests.audio.real_parts", "recorder", check.__name__, str(tmp_path)
    )


def test_fixed_devices() -> None:
    devices_contract.check(FixedDevices())
    devices_contract.check(FixedDevices(microphones=(), loudspeakers=()))


@pytest.mark.real
def test_devices_of_portaudio(virtual_sound: VirtualSound) -> None:
    listed = json.loads(
        virtual_sound.run(sys.executable, "-m", "tests.audio.real_parts", "devices", "-", "-")
    )
    for names in listed.values():
        assert {"default", "headset"} <= set(names)


@pytest.mark.parametrize("check", player_contract.CHECKS)
def test_player_from_files(check: player_contract.Check, tmp_path: Path) -> None:
    check(SilentPlayer(2.0), wav(tmp_path / "sound.wav", syllables(2.0, 16_000)))


@pytest.mark.real
@pytest.mark.parametrize("check", player_contract.CHECKS)
def test_player_on_portaudio(
    check: player_contract.Check, tmp_path: Path, virtual_sound: VirtualSound
) -> None:
    virtual_sound.run(
        sys.executable, "-m", "tests.audio.real_parts", "player", check.__name__, str(tmp_path)
    )
