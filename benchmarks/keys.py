"""The whole program on a terminal of its own: from a key to what is heard, recorded and seen.

The real program runs on a pseudo-terminal with a library of 200 takes, real PortAudio and a virtual
PulseAudio whose loudspeakers are taped. Aims: question audible within 300 ms of the key (made
ahead) and 600 ms (new), silence within 100 ms, the recording's first sample within 150 ms, a screen
painted within 50 ms. A sound is up to 10 ms old when it reaches the tape.

`python -m benchmarks.keys` prints JSON. On a busy machine read the processor time of the screens:
it is what the program itself takes.
"""

import argparse
import json
import os
import pty
import re
import select
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.history import make_takes
from tests.virtual_sound import SPEAKER_RATE_HZ, SpeakerTape, start
from voice_interview.errors import InputProblem
from voice_interview.wave_file import describe

TAKES = 200
LIMIT_S = 60.0
LOUD = 300
ENTER, DOWN, ESCAPE = "\r", "\x1b[B", "\x1b"
SCREENS = {
    "h": "History",
    "g": "Trends",
    "b": "Stories",
    "i": "Interviews",
    "k": "Coaching",
    "o": "Settings",
    "l": "Speech models",
    "a": "Storage",
    "d": "Doctor",
    "?": "Keys: Home",
}
"""Opened from home, by their keys."""
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>()][0-9A-B]?")


class Program:
    """The program on a pseudo-terminal of 80x24."""

    def __init__(self, env: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        subprocess.run(["stty", "cols", "80", "rows", "24"], stdin=theirs, check=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "voice_interview"],
            stdin=theirs, stdout=theirs, stderr=theirs, env=env,
        )  # fmt: skip
        os.close(theirs)

    def press(self, key: str) -> float:
        """When it was pressed; what was painted before is forgotten."""
        self.settle(0.0)
        pressed_s = time.monotonic()
        os.write(self._ours, key.encode())
        return pressed_s

    def until(self, words: str, limit_s: float = LIMIT_S) -> float:
        """When the words were there; ends the benchmark when they never come."""
        shown, give_up = b"", time.monotonic() + limit_s
        while words.encode() not in _ESCAPES.sub(b"", shown):
            if not select.select([self._ours], [], [], max(0.0, give_up - time.monotonic()))[0]:
                told = _ESCAPES.sub(b" ", shown)[-1500:].decode(errors="replace")
                raise SystemExit(f"{words!r} was not shown: {told}")
            shown += os.read(self._ours, 1 << 16)
        return time.monotonic()

    def settle(self, quiet_s: float) -> float:
        """Read until nothing was painted for so long; when the last was painted.

        Not while something moves on the screen.
        """
        painted_s = time.monotonic()
        while select.select([self._ours], [], [], quiet_s)[0]:
            os.read(self._ours, 1 << 16)
            painted_s = time.monotonic()
        return painted_s

    def cpu_s(self) -> float:
        """Of all its threads, to the nanosecond."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def resident_mb(self) -> float:
        pages = Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)


def screens(program: Program, runs: int) -> dict[str, Any]:
    """To a screen's frame, and to the last paint of what it reads; the first opening apart."""
    found: dict[str, Any] = {}
    for key, title in SCREENS.items():
        times_ms, whole_ms, cpu_ms = list[float](), list[float](), list[float]()
        for _ in range(runs + 1):
            program.settle(0.5)
            before_s = program.cpu_s()
            pressed_s = program.press(key)
            times_ms.append(1000 * (program.until(f"voice-interview  {title}") - pressed_s))
            cpu_ms.append(1000 * (program.cpu_s() - before_s))
            whole_ms.append(1000 * (program.settle(0.5) - pressed_s))
            program.press(ESCAPE)
            program.until("Questions")
        found[title] = {
            "first_ms": round(times_ms[0]),
            "first_cpu_ms": round(cpu_ms[0]),
            **summary(times_ms[1:]),
            "cpu_ms_p50": round(statistics.median(cpu_ms[1:])),
            "whole_ms_p50": round(statistics.median(whole_ms[1:])),
        }
    return found


def sounds(program: Program, tape: SpeakerTape, recordings: Path, runs: int) -> dict[str, Any]:
    """Each question twice: new, asked as soon as it is marked, and again when it was made."""
    heard = dict[str, list[float]]()
    for _ in range(runs):
        for kind in ("new", "made ahead"):
            if kind == "new":
                program.press(DOWN)
            asked_s = program.press(ENTER)
            program.until("Space")
            sounding_s = _first_loud(tape, asked_s)
            heard.setdefault(f"question audible, {kind}", []).append(sounding_s - asked_s)
            time.sleep(1.0)
            known = set(recordings.glob("*/audio.wav"))
            stopped_s = program.press(" ")
            recorded_s = _first_sample(recordings, known)
            heard.setdefault("key to first sample, question cut off", []).append(
                recorded_s - stopped_s
            )
            time.sleep(0.5)
            heard.setdefault("key to silence", []).append(_last_loud(tape, stopped_s) - stopped_s)
            _throw_away(program)
            known = set(recordings.glob("*/audio.wav"))
            time.sleep(1.0)  # a key that is pressed again sooner counts as held
            again_s = program.press(" ")
            recorded_s = _first_sample(recordings, known)
            heard.setdefault("key to first sample, question over", []).append(recorded_s - again_s)
            time.sleep(1.0)
            _throw_away(program)
            program.press(ESCAPE)
            program.until("Questions")
    return {name: summary([1000 * value for value in values]) for name, values in heard.items()}


def _throw_away(program: Program) -> None:
    program.press("d")
    program.until("Throw this take away?")
    program.press("y")
    program.until("Record")


def _first_sample(recordings: Path, known: set[Path]) -> float:
    """When the first sample of a new take was heard: as long before it is on the disk as the block
    that it came in lasts."""
    give_up = time.monotonic() + LIMIT_S
    while time.monotonic() < give_up:
        for audio in set(recordings.glob("*/audio.wav")) - known:
            with suppress(InputProblem, OSError):
                if heard_s := describe(audio).duration_s:
                    return time.monotonic() - heard_s
        time.sleep(0.001)
    raise SystemExit("no sound was recorded")


def _first_loud(tape: SpeakerTape, after_s: float) -> float:
    give_up = time.monotonic() + LIMIT_S
    while time.monotonic() < give_up:
        for at_s in _loud(tape, after_s):
            return at_s
        time.sleep(0.01)
    raise SystemExit("the question was not heard")


def _last_loud(tape: SpeakerTape, after_s: float) -> float:
    """The last sound after that; that moment itself when there is none."""
    return max(_loud(tape, after_s), default=after_s)


def _loud(tape: SpeakerTape, after_s: float) -> list[float]:
    """When samples that are no silence came out of the loudspeakers."""
    begun, found = 0, list[float]()
    for arrived_s, end in tuple(tape.arrivals):
        if arrived_s >= after_s:
            block = array("h", bytes(tape.pcm[begun : end - end % 2]))
            for place in range(0, len(block), 24):
                if abs(block[place]) > LOUD:
                    at_s = arrived_s - (len(block) - place) / SPEAKER_RATE_HZ
                    if at_s >= after_s:
                        found.append(at_s)
        begun = end - end % 2
    return found


def summary(values_ms: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values_ms)
    return {
        "runs": len(ordered),
        "ms_p50": round(statistics.median(ordered)),
        "ms_p95": round(ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=12)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, start() as sound, sound.record_speaker() as tape:
        home = Path(name)
        recordings = home / "recordings"
        recordings.mkdir()
        make_takes(recordings, TAKES)
        env = sound.env | {"VOICE_INTERVIEW_HOME": name, "TERM": "xterm-256color"}
        program = Program(env)
        try:
            program.until("Questions")
            program.settle(2.0)
            seen = screens(program, options.runs)
            heard = sounds(program, tape, recordings, options.runs)
        finally:
            program.close()
    print(
        json.dumps(
            {"benchmark": "keys", "load": os.getloadavg(), **heard, "screens": seen}, indent=2
        )
    )


if __name__ == "__main__":
    main()
