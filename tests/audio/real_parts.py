"""Runs one contract check on the real part, in a process that sees the virtual sound system.

python -m tests.audio.real_parts recorder NAME FOLDER
"""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Event

from tests.audio import player_contract, recorder_contract
from tests.audio.samples import Running, syllables, wait_until, wav
from voice_interview.audio.devices import SoundDevices
from voice_interview.audio.microphone import Microphone
from voice_interview.audio.player import Loudspeaker
from voice_interview.ports import Gauge, Playhead


class RealBench:
    def __init__(self, folder: Path) -> None:
        self.recorder = Microphone()
        self.said = wav(folder / "said.wav", syllables(2.0, 16_000))

    def say(self) -> None:
        subprocess.run(["paplay", "--device=voice", self.said], check=True)

    def pull_plug(self) -> None:
        """No more blocks and no error, as with a real plug."""
        suspend(True)


def suspend(suspended: bool) -> None:
    subprocess.run(["pactl", "suspend-source", "mic", str(int(suspended))], check=True)


def check_recorder(name: str, folder: Path) -> None:
    check = next(each for each in recorder_contract.CHECKS if each.__name__ == name)
    takes = folder / "takes"
    takes.mkdir()
    try:
        check(RealBench(folder), takes)
    finally:
        suspend(False)


def check_player(name: str, folder: Path) -> None:
    check = next(each for each in player_contract.CHECKS if each.__name__ == name)
    check(Loudspeaker(), wav(folder / "sound.wav", syllables(2.0, 16_000)))


def list_devices(_: str, __: Path) -> None:
    devices = SoundDevices()
    kinds = {"inputs": devices.inputs(), "outputs": devices.outputs()}
    json.dump({kind: [asdict(each) for each in found] for kind, found in kinds.items()}, sys.stdout)


def record_headset(_: str, folder: Path) -> None:
    """Somebody speaks into the headset, then another one into the default microphone."""
    said = wav(folder / "said.wav", syllables(1.0, 16_000))
    gauge, stop = Gauge(), Event()
    recording = Running(lambda: Microphone("headset").record(folder / "a.wav", stop, gauge))
    wait_until(lambda: gauge.live)
    for sink in ("headset_voice", "voice"):
        subprocess.run(["paplay", f"--device={sink}", said], check=True)
    stop.set()
    assert recording.result().device == "headset"


def play(seconds: str, audio: Path) -> None:
    playhead, stop = Playhead(), Event()
    playing = Running(lambda: Loudspeaker().play(audio, playhead, stop))
    wait_until(lambda: playing.ended or playhead.position_s > float(seconds))
    stop.set()
    playing.result()


DO = {
    "recorder": check_recorder,
    "player": check_player,
    "devices": list_devices,
    "headset": record_headset,
    "play": play,
}

if __name__ == "__main__":
    _, what, given, place = sys.argv
    DO[what](given, Path(place))
    heavy = {"numpy"} & sys.modules.keys()
    assert not heavy, f"the screen's process would load {heavy}"
