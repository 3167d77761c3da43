"""From a key to the first full frame of a screen, and to the last paint of what it reads."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.terminal.program import (
    BURST_S,
    DOWN,
    ENTER,
    ESCAPE,
    F1,
    QUIET_S,
    Program,
    summary,
)

TITLE = "voice-interview  "
_MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Way:
    """The title of a screen, the key that opens it, and the keys from home up to there, each with
    words to wait for."""

    title: str
    key: str
    before: tuple[tuple[str, str], ...] = ()


_HISTORY = ("h", "  “")
"""What was said in the marked take stands last."""
_REPORT = (ENTER, TITLE + "Report")
_TWO_MARKED = (("v", "Marked. Go to the other"), (DOWN, "topic 38"))
WAYS = (
    Way("Home", ESCAPE, (_HISTORY,)),
    Way("Rehearsal", ENTER),
    Way("History", "h"),
    Way("Report", ENTER, (_HISTORY,)),
    Way("Keys: Report", F1, (_HISTORY, _REPORT)),
    Way("Side by side", "v", (_HISTORY, *_TWO_MARKED)),
    Way("Trends", "g"),
    Way("Interviews", "i"),
    Way("Workshop", ENTER, (("i", "Resume"),)),
    Way("Story bank", "b"),
    Way("Coaching", "k"),
    Way("Settings", "o"),
    Way("Speech models", "l"),
    Way("Storage", "a"),
    Way("Doctor", "d"),
    Way("Keys: Home", "?"),
)


def screens(program: Program, runs: int) -> dict[str, Any]:
    """Wall and processor time of each; its first opening apart."""
    return {way.title: _opened(program, way, runs) for way in WAYS}


def _opened(program: Program, way: Way, runs: int) -> dict[str, Any]:
    frame_ms, cpu_ms, whole_ms = list[float](), list[float](), list[float]()
    for _ in range(runs + 1):
        for key, words in way.before:
            program.press(key)
            program.until(words)
            program.settle(QUIET_S)
        before_s = program.cpu_s()
        pressed_s = program.press(way.key)
        program.until(TITLE + way.title)
        frame_ms.append(1000 * (program.settle(BURST_S) - pressed_s))
        cpu_ms.append(1000 * (program.cpu_s() - before_s))
        whole_ms.append(1000 * (program.settle(QUIET_S) - pressed_s))
        if way.title != "Home":
            go_home(program)
    return {
        "first_ms": round(frame_ms[0]),
        "first_cpu_ms": round(cpu_ms[0]),
        **summary(frame_ms[1:]),
        "cpu_ms_p50": round(median(cpu_ms[1:])),
        "whole_ms_p50": round(median(whole_ms[1:])),
    }


def go_home(program: Program) -> None:
    """Esc leads there from everywhere, a screen at a time."""
    for _ in range(_MOST_STEPS):
        program.press(ESCAPE)
        if TITLE + "Home" in program.answer(QUIET_S):
            return
    raise SystemExit("Esc did not lead home")
