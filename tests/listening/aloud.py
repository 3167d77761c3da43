"""Sound for the tests of listening: words spoken by flite, and silence."""

import functools
import subprocess
import tempfile
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ

Sound = NDArray[np.float32]


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE_HZ), dtype=np.float32)


@functools.cache
def say(text: str, voice: str = "rms", *settings: str) -> Sound:
    """`text` in one of flite's voices, silence at both ends cut off."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        subprocess.run(
            ["flite", "-voice", voice, *settings, "-t", text, "-o", str(path)], check=True
        )
        with av.open(str(path)) as file:
            frames = [frame.to_ndarray()[0] for frame in file.decode(audio=0)]
    audio = (np.concatenate(frames) / 32768).astype(np.float32)
    loud = np.flatnonzero(np.abs(audio) > 0.02)
    return audio[loud[0] : loud[-1]]


def length_s(audio: Sound) -> float:
    return audio.size / RATE_HZ
