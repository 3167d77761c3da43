"""How the speech tests build their speakers."""

import ctypes.util
import sys
from pathlib import Path

import pytest

from tests.speech import worker_double
from tests.speech.ears import Ears
from voice_interview.speech.aloud import Aloud
from voice_interview.speech.voice import Voice

has_espeak = pytest.mark.skipif(
    sys.platform == "linux" and not ctypes.util.find_library("espeak-ng"),
    reason="libespeak-ng is not installed",
)


def double(does: str) -> tuple[str, ...]:
    return (sys.executable, worker_double.__file__, does)


def aloud(folder: Path, does: str = "speaks", ears: Ears | None = None) -> Aloud:
    """The real part with a worker that `does` as the double's table says."""
    return Aloud(ears or Ears(), folder / "cache", Voice(), worker=double(does))
