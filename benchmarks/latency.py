"""From the stop key to the report: followed while it was spoken, and transcribed after the stop.

The whole rehearsal runs: a file is played into the recorder, the key is pressed, and the clock runs
until the report is built. Then, once for each length, the same warm worker transcribes the finished
take again. Recognisers: the built-in one, and models of base.en's and small.en's true shape. These
say as many tokens as the words of their window have, and are then told those words: encoding,
decoding and laying the words on the sound cost what they cost. Every second take has filled pauses.

The last 45 s come in real time, and all figures are from them. What is before them in the long
takes comes up to four times as fast, as long as no more than one chunk waits for the recogniser: at
the stop it has heard, holds and owes what it would have had it all taken its time.

`python -m benchmarks.latency` prints JSON, tells each take on stderr and takes about 25 minutes on
two calm cores; `--short` takes two. Other load on the machine is noted with each take.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import Any

from benchmarks.synthetic import told
from benchmarks.synthetic.answers import LateMicrophone, answer
from tests import twins
from tests.scripted_whisper import BASE_EN, SMALL_EN, Shape
from voice_interview.model import EngineChoice
from voice_interview.ports.progress import no_progress
from voice_interview.questions import rules
from voice_interview.rehearsal import Rehearsal
from voice_interview.session import events as on
from voice_interview.session.states import Stage
from voice_interview.settings import Settings, change
from voice_interview.studio import Studio
from voice_interview.transcription import process
from voice_interview.transcription.client import TranscriptionClient

RULES = Path(__file__).parents[1] / "prompts" / "rules"
LENGTHS_S = {"30 s": (30.0, 27.0, 33.0, 24.0, 36.0), "2 min": (120.0,), "5 min": (300.0,)}
SHORT_S: dict[str, tuple[float, ...]] = {"30 s": (30.0, 36.0)}
SILENCES_S = (0.6, 0.2, 1.2)
"""Between the last word and the stop key, in turn."""
REAL_S = 45.0
WAITING_S = 40.0
"""A chunk of 27 s open, and half of one before it being heard."""
SHAPES = {BASE_EN: "base.en", SMALL_EN: "small.en"}


@dataclass(frozen=True, slots=True)
class Recogniser:
    name: str
    choice: EngineChoice


class Run:
    """One recogniser in one program, warm from the second take on, as in a rehearsal."""

    def __init__(self, studio: Studio, recogniser: Recogniser, client: TranscriptionClient) -> None:
        self.studio, self.recogniser, self.client = studio, recogniser, client

    def take(self, kind: str, spoken: Path, silence_s: float, again: bool) -> dict[str, Any]:
        microphone = LateMicrophone(spoken, REAL_S, self._behind)
        self.studio.recorder = microphone
        events: SimpleQueue[on.Event] = SimpleQueue()
        rehearsal = Rehearsal(self.studio, events.put)

        def until(stage: Stage) -> None:
            while rehearsal.state.stage is not stage:
                rehearsal.handle(events.get())

        self.client.warm(self.recogniser.choice)
        time.sleep(2.0)  # the question is spoken
        rehearsal.handle(on.Ask(twins.QUESTION))
        rehearsal.handle(on.Press())
        until(Stage.RECORDING)
        microphone.in_real_time.wait()
        cpu_s, began_s = self._cpu_s(), time.perf_counter()
        microphone.spoken.wait()
        time.sleep(silence_s)
        stopped_s = time.perf_counter()
        stopped_cpu_s = self._cpu_s()
        share = (stopped_cpu_s - cpu_s) / (stopped_s - began_s)
        rehearsal.handle(on.Press())
        until(Stage.REVIEW)
        take_id = rehearsal.state.take_id
        assert take_id is not None
        assert self.studio.report(take_id) is not None, rehearsal.state.problem
        report_s = time.perf_counter() - stopped_s
        report_cpu_s = self._cpu_s() - stopped_cpu_s
        peak_mb = self._peak_mb()
        return {
            "recogniser": self.recogniser.name,
            "kind": kind,
            "silence_s": silence_s,
            "report_s": round(report_s, 2),
            "report_cpu_s": round(report_cpu_s, 2),
            "after_the_stop_s": self._after_the_stop_s(take_id) if again else None,
            "worker_core_share": round(share, 2),
            "worker_peak_mb": peak_mb,
            **microphone.lateness(),
            "overflows": self._overflows(take_id),
            "words_fit": self._words_fit(take_id),
            "load": round(os.getloadavg()[0], 1),
        }

    def _behind(self, given_s: float) -> bool:
        """Whether more than usual waits for the recogniser."""
        unfinished = self.client._unfinished
        chunks = unfinished[2] if unfinished else []
        return given_s - (chunks[-1].cut.end_s if chunks else 0.0) > WAITING_S

    def _after_the_stop_s(self, take_id: str) -> float:
        audio = self.studio.library.audio(take_id)
        began_s = time.perf_counter()
        hearing = self.client.transcribe(audio, self.recogniser.choice, no_progress, Event())
        self.studio.library.save_hearing(take_id, hearing)
        self.studio.report(take_id)
        return round(time.perf_counter() - began_s, 2)

    def _overflows(self, take_id: str) -> int:
        capture = self.studio.library.take(take_id).capture
        assert capture is not None
        return capture.overflows

    def _words_fit(self, take_id: str) -> bool:
        """Whether the words of every chunk could be laid on its sound."""
        hearing = self.studio.library.hearing(take_id)
        assert hearing is not None
        assert hearing.sounds is not None
        return hearing.sounds.heard_all

    def _cpu_s(self) -> float:
        """Processor time of the worker since it started; 0 where /proc is not."""
        worker = self.client._worker
        if worker is None or not Path("/proc/self/stat").exists():
            return 0.0
        fields = Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _peak_mb(self) -> int:
        worker = self.client._worker
        if worker is None or not Path("/proc/self/status").exists():
            return 0
        status = Path(f"/proc/{worker.pid}/status").read_text()
        return round(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


def run(recogniser: Recogniser, lengths_s: dict[str, tuple[float, ...]], root: Path) -> list[Any]:
    client = TranscriptionClient(root / "models", root / "log", keep_warm_s=300)
    folder = root / recogniser.name
    with twins.studio(folder, Path(), ()) as studio:
        studio.transcriber = client
        studio.rules = lambda: rules.load(RULES)
        studio.settings = _settings(recogniser.choice)
        program, takes = Run(studio, recogniser, client), list[Any]()
        for kind, lengths in lengths_s.items():
            for number, length_s in enumerate(lengths):
                print(f"{recogniser.name}: {length_s:.0f} s", file=sys.stderr, flush=True)
                spoken = root / f"{recogniser.name}-{length_s:.0f}.wav"
                told.tell(answer(spoken, length_s, hesitant=len(takes) % 2 == 1))
                silence_s = SILENCES_S[len(takes) % len(SILENCES_S)]
                takes.append(program.take(kind, spoken, silence_s, again=number == 0))
                print(json.dumps(takes[-1]), file=sys.stderr, flush=True)
    client.close()
    shutil.rmtree(folder)
    return takes


def summary(takes: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Of the takes of one kind, or of all kinds, of one recogniser."""
    rows = list(takes)
    figures: dict[str, Any] = {"takes": len(rows)}
    for name in ("report_s", "report_cpu_s", "after_the_stop_s"):
        values = sorted(row[name] for row in rows if row[name] is not None)
        figures[f"{name}_p50"] = round(statistics.median(values), 2)
        figures[f"{name}_p95"] = values[min(len(values) - 1, round(0.95 * len(values)))]
    for name in ("worker_core_share", "worker_peak_mb", "late_max_ms", "overflows"):
        figures[name] = max(row[name] for row in rows)
    figures["words_fit"] = sum(row["words_fit"] for row in rows)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="two takes, built-in and base.en")
    parser.add_argument("--only", choices=("built-in", *SHAPES.values()))
    options = parser.parse_args()
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        process.MODULE = "benchmarks.synthetic.told_worker"
        os.environ[told.SAID] = str(root / "said.json")
        recognisers = [Recogniser("built-in", EngineChoice("builtin")), _shaped(root, BASE_EN)]
        if not options.short:
            recognisers.append(_shaped(root, SMALL_EN))
        for recogniser in recognisers:
            if options.only in (None, recogniser.name):
                takes = run(recogniser, SHORT_S if options.short else LENGTHS_S, root)
                kinds = dict.fromkeys(take["kind"] for take in takes)
                results[recogniser.name] = {"all": summary(takes), "takes": takes} | {
                    kind: summary(take for take in takes if take["kind"] == kind) for kind in kinds
                }
    print(json.dumps({"cores": os.cpu_count(), "recognisers": results}, indent=2))


def _settings(choice: EngineChoice) -> Settings:
    settings = change(Settings(), "speech.aloud", False)
    settings = change(settings, "transcription.engine", choice.engine)
    return change(settings, "transcription.model", choice.model)


def _shaped(root: Path, shape: Shape) -> Recogniser:
    name = SHAPES[shape]
    folder = told.model(root / "shapes" / name, shape)
    return Recogniser(name, EngineChoice("whisper", str(folder)))


if __name__ == "__main__":
    main()
