"""Runs one contract check on the real part, in a process that sees the virtual sound system.

python -m tests.audio.real_parts recorder NAME FOLDER
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

from tests.audio import devices_contract, player_contract, recorder_contract
from tests.audio.samples import Running, syllables, wav
from tests.patience import wait_until
from voice_interview.audio import streams
from voice_interview.audio.devices import SoundDevices
from voice_interview.audio.microphone import Microphone
from voice_interview.audio.player import Loudspeaker
from voice_interview.errors import DeviceLost
from voice_interview.ports.sound import Gauge, Playhead
from voice_interview.wave_file import describe, duration


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
    devices_contract.check(devices)
    kinds = {"inputs": devices.inputs(), "outputs": devices.outputs()}
    json.dump({kind: [each.name for each in found] for kind, found in kinds.items()}, sys.stdout)


def record_headset(_: str, folder: Path) -> None:
    """Somebody speaks into the headset, then another one into the default microphone."""
    said = wav(folder / "said.wav", syllables(1.0, 16_000))
    gauge, stop = Gauge(), Event()
    recording = Running(lambda: Microphone("headset").record(folder / "a.wav", stop, gauge))
    recording.until(lambda: gauge.live)
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


def slow(_: str, audio: Path) -> None:
    """The sound server has no time for a while, as on a busy machine, and then goes on."""
    server = int(Path(os.environ["XDG_RUNTIME_DIR"], "pulse", "pid").read_text())
    playhead = Playhead()
    playing = Running(lambda: Loudspeaker().play(audio, playhead, Event()))
    playing.until(lambda: playhead.position_s > 0.2)
    os.kill(server, signal.SIGSTOP)
    try:
        Event().wait(1.5)
    finally:
        os.kill(server, signal.SIGCONT)
    playing.result()
    assert playhead.position_s == duration(audio)


def freeze(_: str, folder: Path) -> None:
    """The sound server stops answering in the middle of a take, and before the next one."""
    server = int(Path(os.environ["XDG_RUNTIME_DIR"], "pulse", "pid").read_text())
    streams.OPEN_LIMIT_S = 0.5
    gauge = Gauge()
    recording = Running(lambda: Microphone().record(folder / "a.wav", Event(), gauge))
    recording.until(lambda: gauge.elapsed_s > 0.2)
    os.kill(server, signal.SIGSTOP)
    try:
        capture = recording.result()
        assert capture.ended_by == "device lost"
        assert describe(folder / "a.wav").duration_s == capture.duration_s > 0.2
        for call in (
            lambda: Microphone().listen(Event(), Gauge()),
            lambda: Loudspeaker().play(folder / "a.wav", Playhead(), Event()),
        ):
            try:
                Running(call).result()
            except DeviceLost as told:
                assert "does not answer" in told.sentence
            else:
                raise AssertionError("a stopped sound server was not noticed")
        assert SoundDevices().inputs()
    finally:
        os.kill(server, signal.SIGCONT)


DO = {
    "recorder": check_recorder,
    "player": check_player,
    "devices": list_devices,
    "headset": record_headset,
    "play": play,
    "slow": slow,
    "freeze": freeze,
}

if __name__ == "__main__":
    _, what, given, place = sys.argv
    DO[what](given, Path(place))
    heavy = {"numpy"} & sys.modules.keys()
    assert not heavy, f"the screen's process would load {heavy}"
