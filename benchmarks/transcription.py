"""From the stop key to the words: followed while it was spoken, and transcribed after the stop.

Takes are written in real time, as the recorder writes them, while the warm worker follows; then the
finished file is transcribed again by the same worker. Recognisers: the built-in one, and models of
base.en's and small.en's true shape that say a script, so encoding and decoding cost what they cost.
`python -m benchmarks.transcription` prints JSON and takes ten minutes; `--short` takes two.
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from tests.scripted_whisper import BASE_EN, SMALL_EN, Shape, build, line
from voice_interview.model import EngineChoice
from voice_interview.ports import no_progress
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.wave_file import WaveWriter

BLOCK_S = 0.02
END_S = 0.6
"""Silence between the last word and the stop key."""
SAID = (
    "In my last role the payment service kept failing at night and nobody owned it.",
    "I wrote down each alarm for two weeks and found three causes.",
    "Two of them were ours, so I fixed one and asked a colleague to fix the other.",
    "The third belonged to another team, and they had no time before the end of the quarter.",
    "I showed them what it cost us, and we agreed on a small change that they could make in a day.",
    "After that the alarms went down by eighty percent and people slept again.",
)
CHUNK = (
    "In my last role the payment service kept failing at night and nobody owned it so I wrote down "
    "each alarm for two weeks found three causes fixed one myself and asked other teams"
)


@dataclass(frozen=True, slots=True)
class Recogniser:
    name: str
    choice: EngineChoice


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="one take each, no small.en")
    parser.add_argument("--only", help="one recogniser by name")
    options = parser.parse_args()
    lengths_s = [30.0] if options.short else [24.0, 30.0, 37.0, 120.0]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        recognisers = [Recogniser("built-in", EngineChoice("builtin")), _shaped(root, BASE_EN)]
        if not options.short:
            recognisers.append(_shaped(root, SMALL_EN))
        results = [
            measure(recogniser, lengths_s, root)
            for recogniser in recognisers
            if options.only in (None, recogniser.name)
        ]
    print(json.dumps({"cores": os.cpu_count(), "load": os.getloadavg()[0], "results": results}))


def measure(recogniser: Recogniser, lengths_s: Sequence[float], root: Path) -> dict[str, object]:
    client = TranscriptionClient(root / "models", root / "log", keep_warm_s=300)
    speech = _speech(max(lengths_s), root / "speech.wav")
    takes = [_take(client, recogniser, speech, length_s, root) for length_s in lengths_s]
    client.close()
    followed = [take["followed_s"] for take in takes]
    after = [take["after_the_stop_s"] for take in takes]
    return {
        "recogniser": recogniser.name,
        "followed_p50_s": statistics.median(followed),
        "followed_max_s": max(followed),
        "after_the_stop_p50_s": statistics.median(after),
        "after_the_stop_max_s": max(after),
        "takes": takes,
    }


def _take(
    client: TranscriptionClient,
    recogniser: Recogniser,
    speech: bytes,
    length_s: float,
    root: Path,
) -> dict[str, float]:
    audio = root / f"{recogniser.name}-{length_s:.0f}.wav"
    ended, stopped = Event(), list[float]()
    late_ms: list[float] = []
    client.warm(recogniser.choice)

    def record() -> None:
        block = 2 * int(48_000 * BLOCK_S)
        sound = speech[: 2 * int(48_000 * length_s)] + bytes(2 * int(48_000 * END_S))
        begun_s = time.perf_counter()
        with WaveWriter(audio, 48_000) as writer:
            for number, start in enumerate(range(0, len(sound), block), start=1):
                wait_s = begun_s + number * BLOCK_S - time.perf_counter()
                time.sleep(max(0.0, wait_s))
                late_ms.append(max(0.0, -1000 * wait_s))
                writer.write(sound[start : start + block])
        stopped.append(time.perf_counter())
        ended.set()

    recorder = Thread(target=record)
    recorder.start()
    followed = client.transcribe(audio, recogniser.choice, no_progress, Event(), ended)
    followed_s = time.perf_counter() - stopped[0]
    recorder.join()
    cpu_s, peak_mb = _used(client)
    begun_s = time.perf_counter()
    after = client.transcribe(audio, recogniser.choice, no_progress, Event())
    return {
        "length_s": length_s,
        "followed_s": round(followed_s, 2),
        "after_the_stop_s": round(time.perf_counter() - begun_s, 2),
        "words": len(followed.transcript.words),
        "words_after": len(after.transcript.words),
        "worker_cpu_s": cpu_s,
        "worker_peak_mb": peak_mb,
        "writer_late_p99_ms": round(statistics.quantiles(late_ms, n=100)[98], 1),
    }


def _used(client: TranscriptionClient) -> tuple[float, float]:
    """CPU seconds and peak memory of the worker since it started; zeros where /proc is not."""
    worker = client._worker
    if worker is None or not Path("/proc/self/stat").exists():
        return 0.0, 0.0
    fields = Path(f"/proc/{worker.pid}/stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    status = Path(f"/proc/{worker.pid}/status").read_text()
    peak_kb = int(status.partition("VmHWM:")[2].split()[0])
    return ticks / os.sysconf("SC_CLK_TCK"), round(peak_kb / 1024)


def _shaped(root: Path, shape: Shape) -> Recogniser:
    name = {BASE_EN: "base.en", SMALL_EN: "small.en"}[shape]
    folder = build(root / name, line(CHUNK, 0.4, 0.35), shape=shape, quantization="int8")
    return Recogniser(name, EngineChoice("whisper", str(folder)))


def _speech(length_s: float, path: Path) -> bytes:
    """Sentences with pauses of 0.3 to 0.9 s as 16-bit samples at 48 kHz."""
    sound = b""
    number = 0
    while len(sound) < 2 * 48_000 * length_s:
        text = SAID[number % len(SAID)]
        subprocess.run(["flite", "-voice", "rms", "-t", text, "-o", str(path)], check=True)
        with wave.open(str(path)) as file:
            frames = file.readframes(file.getnframes())
        sound += b"".join(frames[i : i + 2] * 3 for i in range(0, len(frames), 2))
        sound += bytes(2 * int(48_000 * (0.3 + 0.2 * (number % 4))))
        number += 1
    return sound


if __name__ == "__main__":
    main()
