"""A synthetic candidate who answers in real time, and a microphone that knows when it is late."""

import functools
import statistics
import time
from collections.abc import Callable
from itertools import cycle, pairwise
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray

from benchmarks.synthetic import flite
from voice_interview.audio.from_files import BLOCK_S, WavMicrophone
from voice_interview.audio.streams import Block, Stream
from voice_interview.wave_file import WaveWriter, describe

RATE_HZ = 48_000
FASTER = 4
PAUSES_S = (0.3, 0.5, 0.7, 0.9)
SENTENCES = (
    "In my last role the payment service kept failing at night and nobody owned it.",
    "I wrote down each alarm for two weeks and found three causes.",
    "Two of them were ours, so I fixed one and asked a colleague to fix the other.",
    "The third belonged to another team, and they had no time before the end of the quarter.",
    "I showed them what it cost us, and we agreed on a small change that they could make in a day.",
    "After that the alarms went down by eighty percent and people slept again.",
)


def answer(path: Path, length_s: float) -> Path:
    """Sentences with pauses up to `length_s`, where it breaks off in the middle of a word."""
    wanted, parts, samples = round(length_s * RATE_HZ), list[NDArray[np.int16]](), 0
    for sentence, pause_s in zip(cycle(SENTENCES), cycle(PAUSES_S), strict=False):
        if samples >= wanted:
            break
        parts += [_said(sentence), np.zeros(round(pause_s * RATE_HZ), np.int16)]
        samples += parts[-2].size + parts[-1].size
    with WaveWriter(path, RATE_HZ) as writer:
        writer.write(np.concatenate(parts)[:wanted].tobytes())
    return path


@functools.cache
def _said(sentence: str) -> NDArray[np.int16]:
    plain = sentence.lower().replace(",", "").replace(".", "")
    sound, rate_hz, _times = flite.speak(plain, "rms", 1.0, 0)
    return np.repeat((sound * 32767).astype(np.int16), RATE_HZ // rate_hz)


class LateMicrophone(WavMicrophone):
    """A WavMicrophone that notes by how much each block comes later than it should.

    A sound card with a buffer shorter than the longest delay would have lost samples. The last
    `real_s` come in real time; what is before them four times as fast, but no faster than the
    listener follows: `behind` says, of the seconds given so far, whether to wait for it.
    """

    def __init__(self, path: Path, real_s: float, behind: Callable[[float], bool]) -> None:
        super().__init__(path, speed=None)
        self.in_real_time = Event()
        self._fast_s = max(0.0, describe(path).duration_s - real_s)
        self._behind = behind
        self._arrivals_s: list[float] = []

    def open(self, put: Callable[[Block], None]) -> Stream:
        given_s = due_s = 0.0

        def note(block: Block) -> None:
            nonlocal given_s, due_s
            put(block)
            given_s += BLOCK_S
            now_s = time.monotonic()
            if given_s < self._fast_s:
                while self._behind(given_s):
                    time.sleep(BLOCK_S)
                due_s = time.monotonic() + BLOCK_S / FASTER
            else:
                self._arrivals_s.append(now_s)
                self.in_real_time.set()
                due_s = (due_s or now_s) + BLOCK_S
            time.sleep(max(0.0, due_s - time.monotonic()))

        return super().open(note)

    def lateness(self) -> dict[str, float]:
        late_ms = [1000 * (two - one - BLOCK_S) for one, two in pairwise(self._arrivals_s)]
        return {
            "late_p99_ms": round(statistics.quantiles(late_ms, n=100)[98], 1),
            "late_max_ms": round(max(late_ms), 1),
        }
