"""Memory of the program and of its transcription worker over an hour's take.

The real app, driven by keys, records synthetic speech at 48 kHz as fast as the real worker with the
built-in recogniser follows; another process makes the sound. Of five minutes 20 s are spoken, as
words take most of the time; `--spoken 240` adds what grows with words. `python -m
benchmarks.long_take` prints JSON: for each of 5, 30 and 60 minutes the most memory in the minute
before, resident and the process's own (USS), and the same from the stop key to the report. Screen
and recorder are threads of one process. Aim: at 60 minutes at most 8 MB more than at 5, for either
process.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from textual.pilot import Pilot

from benchmarks.synthetic import answers
from tests import twins
from tests.tui.scene import drive, until_stage
from voice_interview.audio.from_files import BLOCK_S, WavMicrophone
from voice_interview.audio.streams import Block, Stream
from voice_interview.questions import rules
from voice_interview.session.states import Stage
from voice_interview.settings import Settings, change
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.tui.app import InterviewApp
from voice_interview.wave_file import SAMPLE_BYTES, WaveWriter, read_frames

RULES = Path(__file__).parents[1] / "prompts" / "rules"
MINUTES = (5, 30, 60)
WAITING_S = 40.0
"""A chunk of 27 s open, and half of one before it being heard."""
LOOK_S = 0.5
DAWDLE_S = 0.1
"""Between two blocks: after 0.7 s without one, a microphone counts as lost."""
ROUND_S = 300
SPOKEN_S = 20
"""Of each round."""
ROOM = 20
"""Steps of 16 bits: the hiss while one thinks."""


class PatientMicrophone(WavMicrophone):
    """As fast as the listener follows: `behind` says, of the seconds given, whether to dawdle."""

    def __init__(self, path: Path, behind: Callable[[float], bool]) -> None:
        super().__init__(path, speed=None)
        self._behind = behind

    def open(self, put: Callable[[Block], None]) -> Stream:
        given_s = 0.0

        def paced(block: Block) -> None:
            nonlocal given_s
            put(block)
            given_s += BLOCK_S
            if self._behind(given_s):
                time.sleep(DAWDLE_S)

        return super().open(paced)


class Peaks:
    """The most memory, MB, by stage, of the program and its worker."""

    def __init__(self) -> None:
        self.stages: dict[str, dict[str, float]] = {}

    def look(self, stage: str, worker_pid: int) -> None:
        row = self.stages.setdefault(stage, {})
        for name, pid in (("program", os.getpid()), ("worker", worker_pid)):
            memory = _memory_mb(pid)
            for kind, now_mb in memory.items():
                key = f"{name}_{kind}_mb"
                row[key] = max(row.get(key, 0.0), now_mb)

    def growth(self) -> dict[str, float]:
        """From the first stage to the last minute before the stop."""
        first, *_between, last, _after = self.stages.values()
        return {key: round(last[key] - first[key], 1) for key in first}


def program(folder: Path, minutes: list[int]) -> dict[str, Any]:
    client = TranscriptionClient(folder / "models", folder / "log", keep_warm_s=300)
    peaks, begun_s = Peaks(), time.monotonic()

    def closed_s() -> float:
        """What the worker has heard."""
        chunks = client._unfinished[2] if client._unfinished else []
        return chunks[-1].cut.end_s if chunks else 0.0

    def look(stage: str) -> None:
        if client._worker is not None:
            peaks.look(stage, client._worker.pid)

    async def play(pilot: Pilot[None]) -> None:
        await until_stage(pilot, Stage.READY)
        await pilot.press("space")
        marks = list(minutes)
        while marks and app.state.problem is None:
            await pilot.pause(LOOK_S)
            heard_s = closed_s()
            if heard_s >= marks[0] * 60:
                print(json.dumps(peaks.stages), file=sys.stderr, flush=True)
                marks.pop(0)
            elif heard_s >= marks[0] * 60 - 60:
                look(f"{marks[0]} min")
        print(f"heard after {time.monotonic() - begun_s:.0f} s", file=sys.stderr, flush=True)
        stopped_s = time.monotonic()
        await pilot.press("space")
        while app.state.stage is not Stage.REVIEW:
            look("after the stop")
            await pilot.pause(LOOK_S)
        peaks.stages["after the stop"]["report_s"] = round(time.monotonic() - stopped_s, 2)

    with twins.studio(folder, Path(), ()) as studio:
        microphone = PatientMicrophone(
            folder / "spoken.wav", lambda given_s: given_s - closed_s() > WAITING_S
        )
        studio.recorder = microphone
        studio.transcriber = client
        studio.rules = lambda: rules.load(RULES)
        settings = change(Settings(), "speech.aloud", False)
        studio.settings = change(settings, "transcription.engine", "builtin")
        app = InterviewApp(studio, twins.QUESTION, chance=Random(7))
        drive(app, play)
    assert app.state.problem is None, app.state.problem
    return {"stages": peaks.stages, "growth_mb": peaks.growth()}


def spoken(path: Path, minutes: int, spoken_s: int) -> None:
    """Some sentences and minutes of thinking, again and again; it ends with words."""
    said = path.with_name("said.wav")
    answers.answer(said, spoken_s, hesitant=False)
    pcm = read_frames(said, 0, spoken_s * answers.RATE_HZ)
    silent = ROUND_S * answers.RATE_HZ - len(pcm) // SAMPLE_BYTES
    hiss = np.random.default_rng(1).normal(0, ROOM, silent).astype(np.int16)
    with WaveWriter(path, answers.RATE_HZ) as writer:
        for _ in range(minutes * 60 // ROUND_S):
            writer.write(pcm)
            writer.write(hiss.tobytes())
        writer.write(pcm)


def _memory_mb(pid: int) -> dict[str, float]:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return {}
    kb = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    own = kb["Private_Clean"] + kb["Private_Dirty"]
    return {"rss": round(kb["Rss"] / 1024, 1), "uss": round(own / 1024, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, nargs="*", default=MINUTES)
    parser.add_argument("--spoken", type=int, default=SPOKEN_S, help="seconds of each five minutes")
    parser.add_argument("--program", type=Path, help="be the program, with the sound in a folder")
    options = parser.parse_args()
    minutes = sorted(options.minutes)
    if options.program:
        print(json.dumps(program(options.program, minutes)))
        return
    with tempfile.TemporaryDirectory() as name:
        spoken(Path(name) / "spoken.wav", minutes[-1], options.spoken)
        command = [sys.executable, "-m", "benchmarks.long_take", "--program", name]
        done = subprocess.run(
            [*command, "--minutes", *map(str, minutes)],
            stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    print(json.dumps(json.loads(done.stdout), indent=2))


if __name__ == "__main__":
    main()
