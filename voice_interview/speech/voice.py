"""How the interviewer sounds: the user's choice, and the system's synthesiser behind it."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    voice: str = ""
    """An id as `voices()` lists it; empty for the system's own."""
    rate_wpm: int = 165
    volume: float = 1.0
    """0 to 1."""


def driver() -> str:
    """The pyttsx3 driver of this system.

    Always named: `avspeech`, the other one on macOS, never pumps its queue.
    """
    return {"darwin": "nsss", "win32": "sapi5"}.get(sys.platform, "espeak")


def engine_version() -> str:
    """Version of pyttsx3, without importing it: that is left to the worker."""
    from importlib import metadata  # 30 ms that the first paint does not wait for

    return metadata.version("pyttsx3")
