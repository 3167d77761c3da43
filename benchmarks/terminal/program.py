"""The program on a pseudo-terminal: keys go in, and what is painted comes out with times."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

LIMIT_S = 60.0
BURST_S = 0.01
"""A frame comes in pieces of 4 KB, a millisecond apart."""
QUIET_S = 0.2
ENTER, DOWN, ESCAPE, F1 = "\r", "\x1b[B", "\x1b", "\x1bOP"
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

    def until(self, words: str) -> float:
        """When the words were there; ends the benchmark when they never come."""
        shown = b""
        while words not in _plain(shown):
            part = self._read(LIMIT_S)
            if not part:
                raise SystemExit(f"{words!r} was not shown: {_plain(shown)[-1500:]}")
            shown += part
        return time.monotonic()

    def answer(self, quiet_s: float) -> str:
        """What is painted next, until nothing was for so long; not while something moves."""
        shown = part = self._read(LIMIT_S)
        while part:
            part = self._read(quiet_s)
            shown += part
        return _plain(shown)

    def settle(self, quiet_s: float) -> float:
        """Read until nothing was painted for so long; when the last was painted."""
        painted_s = time.monotonic()
        while self._read(quiet_s):
            painted_s = time.monotonic()
        return painted_s

    def _read(self, limit_s: float) -> bytes:
        if not select.select([self._ours], [], [], limit_s)[0]:
            return b""
        return os.read(self._ours, 1 << 16)

    def cpu_s(self) -> float:
        """Of all its threads, also of those that ended, to the nanosecond.

        The number of another process's clock is made as in the kernel's posix-timers.h.
        """
        return time.clock_gettime(~self._process.pid << 3 | 2)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)


def _plain(shown: bytes) -> str:
    return _ESCAPES.sub(b"", shown).decode(errors="replace")


def summary(values_ms: Sequence[float]) -> dict[str, float]:
    ordered = sorted(values_ms)
    return {
        "runs": len(ordered),
        "ms_p50": round(median(ordered)),
        "ms_p95": round(ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]),
    }
