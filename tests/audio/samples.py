"""Sounds with known samples, made on the spot."""

import math
import random
from array import array
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Generic, TypeVar

from tests.patience import PATIENCE_S, wait_until
from voice_interview.wave_file import WaveWriter, describe, read_frames

T = TypeVar("T")

SYLLABLE_S = 0.2


@cache
def noise(frames: int) -> bytes:
    """No two stretches of it are alike, so a lost or doubled sample shows."""
    draw = random.Random(1)
    return array("h", [draw.randint(-8000, 8000) for _ in range(frames)]).tobytes()


@cache
def syllables(seconds: float, rate_hz: int, seed: int = 1) -> bytes:
    """Tones of 0.2 s at levels of their own: an outline that survives resampling."""
    draw = random.Random(seed)
    samples = array("h")
    for _ in range(round(seconds / SYLLABLE_S)):
        loudest = draw.choice((0, 2000, 8000, 20_000))
        samples.extend(
            round(loudest * math.sin(2 * math.pi * 440 * frame / rate_hz))
            for frame in range(round(SYLLABLE_S * rate_hz))
        )
    return samples.tobytes()


def wav(path: Path, pcm: bytes, rate_hz: int = 16_000) -> Path:
    with WaveWriter(path, rate_hz) as writer:
        writer.write(pcm)
    return path


def pcm_of(path: Path) -> bytes:
    return read_frames(path, 0, describe(path).frames)


def outline(pcm: bytes, rate_hz: int, step_s: float = 0.02) -> list[float]:
    """RMS of each step."""
    samples, step = array("h", pcm), round(rate_hz * step_s)
    parts = (samples[at : at + step] for at in range(0, len(samples) - step + 1, step))
    return [math.sqrt(sum(sample * sample for sample in part) / step) for part in parts]


def likeness(heard: list[float], said: list[float]) -> float:
    """The best correlation of `said` with any stretch of `heard`, 1 for the same outline."""
    shifts = range(max(1, len(heard) - len(said) + 1))
    return max(_correlation(heard[shift : shift + len(said)], said) for shift in shifts)


def _correlation(left: list[float], right: list[float]) -> float:
    count = min(len(left), len(right))
    mean_left, mean_right = sum(left[:count]) / count, sum(right[:count]) / count
    pairs = [
        (a - mean_left, b - mean_right) for a, b in zip(left[:count], right[:count], strict=True)
    ]
    power = math.sqrt(sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs))
    return sum(a * b for a, b in pairs) / power if power else 0.0


class Running(Generic[T]):
    """A blocking call in a thread of its own; `result` waits for it and raises what it raised."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._results: list[T] = []
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def ended(self) -> bool:
        return not self._thread.is_alive()

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for what the call brings about; raises what ended it before."""
        wait_until(lambda: holds() or self.ended)
        if not holds():
            raise AssertionError(f"it ended first: {self.result()}")

    def result(self) -> T:
        self._thread.join(PATIENCE_S)
        assert self.ended, "it does not end"
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._call())
        except BaseException as error:
            self._error = error
