"""Speech from flite with the time of every word, from the segment times it prints."""

import functools
import subprocess
import tempfile
import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_PAUSE = "pau"


def speak(
    text: str, voice: str, stretch: float, pitch_hz: int
) -> tuple[NDArray[np.float32], int, list[tuple[float, float]]]:
    """Sound, its rate, and (start, end) of every word in seconds. `pitch_hz` 0 keeps the voice's.

    Raises ValueError when the words cannot be told apart: their phones do not add up.
    """
    options = ["-voice", voice, "--setf", f"duration_stretch={stretch}"]
    if pitch_hz:
        options += ["--seti", f"int_f0_target_mean={pitch_hz}"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        printed = _flite([*options, "-psdur", "-t", text, "-o", str(path)])
        audio, rate_hz = _read(path)
    return audio, rate_hz, _word_times(text.split(), _segments(printed))


def _word_times(
    words: list[str], segments: list[tuple[str, float, float]]
) -> list[tuple[float, float]]:
    spoken = [segment for segment in segments if segment[0] != _PAUSE]
    counts = [_phones(word) for word in words]
    if sum(counts) != len(spoken):
        raise ValueError(f"flite says {len(spoken)} phones for {sum(counts)}: {' '.join(words)}")
    times = []
    first = 0
    for count in counts:
        own = spoken[first : first + count]
        times.append((own[0][1], own[-1][2]))
        first += count
    return times


def _segments(printed: str) -> list[tuple[str, float, float]]:
    found = []
    start = 0.0
    for item in printed.split():
        name, _, end = item.rpartition(":")
        found.append((name, start, float(end)))
        start = float(end)
    return found


@functools.cache
def _phones(word: str) -> int:
    printed = _flite(["-ps", "-t", word, "-o", "/dev/null"]).split()
    return sum(phone != _PAUSE for phone in printed)


def _flite(arguments: list[str]) -> str:
    return subprocess.run(["flite", *arguments], check=True, capture_output=True, text=True).stdout


def _read(path: Path) -> tuple[NDArray[np.float32], int]:
    with wave.open(str(path)) as file:
        data = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2")
        return data.astype(np.float32) / np.float32(32768), file.getframerate()
