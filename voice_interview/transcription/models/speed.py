"""How long one encoder window takes on this machine: timed when a model is loaded, kept on disk.

The shortest time counts: a machine that was busy once is not slow for ever.
"""

import contextlib
import json
import math
from pathlib import Path

from voice_interview import plain_file

NAME = "speed.json"
COSTS = {"tiny": 0.48, "base": 0.83, "small": 2.25}
"""Seconds per window of 30 s side by side on one machine."""


def keep(folder: Path, model: str, window_s: float) -> None:
    """A time that cannot be written is timed again next time."""
    known = _read(folder)
    if _size(model) in COSTS and window_s < known.get(model, math.inf):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / NAME).write_text(json.dumps(known | {model: round(window_s, 3)}))


def small_window_s(folder: Path) -> float | None:
    """What a window of the small model takes, or would take; None before anything was timed."""
    known = _read(folder)
    small = {name: time_s for name, time_s in known.items() if _size(name) == "small"}
    return min(
        (time_s * COSTS["small"] / COSTS[_size(name)] for name, time_s in (small or known).items()),
        default=None,
    )


def _size(model: str) -> str:
    return model.removesuffix(".en")


def _read(folder: Path) -> dict[str, float]:
    try:
        found = json.loads(plain_file.content(folder / NAME))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        name: time_s
        for name, time_s in found.items()
        if _size(name) in COSTS and isinstance(time_s, int | float) and 0 < time_s < math.inf
    }
