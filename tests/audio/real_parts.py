"""Runs one contract check on the real part, in a process that sees the virtual sound system.

python -m tests.audio.real_parts recorder NAME FOLDER
"""

import subprocess
import sys
from pathlib import Path

from tests.audio import player_contract, recorder_contract
from tests.audio.samples import syllables, wav
from voice_interview.audio.microphone import Microphone
from voice_interview.audio.player import Loudspeaker


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


if __name__ == "__main__":
    _, part, check_name, place = sys.argv
    {"recorder": check_recorder, "player": check_player}[part](check_name, Path(place))
    heavy = {"numpy"} & sys.modules.keys()
    assert not heavy, f"the screen's process would load {heavy}"
