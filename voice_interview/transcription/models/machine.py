"""What this computer can carry, and which model suits it."""

import os
import sys
from dataclasses import dataclass

from voice_interview.transcription.models.catalogue import Listed, listed

SMALL_CORES = 6
"""From here on small.en keeps up with speech (measured: 2.0-2.5 s per 30 s window and 15-25 ms per
token on two cores): the guess before a window was timed."""
SMALL_WINDOW_S = 1.2
"""A machine that is quicker carries the small model, however many cores it has."""

BASE_MEMORY_MB, SMALL_MEMORY_MB = 2_000, 4_000
"""Base takes about 0.4 GB and small 0.9 to 1.5 GB; the rest is for others."""
MEMORY_TIMES = 3
"""Memory that a model takes at most, in units of its size on disk (small: 1.5 GB)."""


@dataclass(frozen=True, slots=True)
class Machine:
    cores: int
    memory_mb: int | None
    """None: the system does not say."""
    small_window_s: float | None = None
    """What half a minute of sound takes the small model; None: not timed yet."""

    def __str__(self) -> str:
        told = ["1 core" if self.cores == 1 else f"{self.cores} cores"]
        if self.memory_mb is not None:
            told.append(f"{self.memory_mb / 1000:.0f} GB")
        if self.small_window_s is not None:
            told.append(f"small takes {self.small_window_s:.1f} s for half a minute")
        return ", ".join(told)

    @property
    def quick(self) -> bool:
        """Whether the small model keeps up with speech."""
        if self.small_window_s is None:
            return self.cores >= SMALL_CORES
        return self.small_window_s < SMALL_WINDOW_S


def here() -> Machine:
    """This machine: the cores this process may use, and all memory."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return Machine(cores, _memory_mb())


def _memory_mb() -> int | None:
    if sys.platform == "win32":
        return None
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1_000_000
    except (OSError, ValueError):
        return None


def suited(machine: Machine, english: bool) -> Listed:
    """The model to start with: English-only for English, its multilingual twin otherwise."""
    memory_mb = machine.memory_mb or SMALL_MEMORY_MB
    if machine.quick and memory_mb >= SMALL_MEMORY_MB:
        size = "small"
    elif memory_mb >= BASE_MEMORY_MB:
        size = "base"
    else:
        size = "tiny"
    return listed(f"{size}.en" if english else size)


def is_advised(model: Listed, machine: Machine) -> bool:
    return model == suited(machine, english=model.languages == "english")


def fits(size_mb: int, machine: Machine) -> bool:
    """Whether a model of that size leaves half of the memory to others."""
    return machine.memory_mb is None or 2 * MEMORY_TIMES * size_mb <= machine.memory_mb


def advice(model: Listed, machine: Machine) -> tuple[str, str]:
    """Whether `model` suits this computer, in a few words, and what of the computer says so."""
    best = suited(machine, english=model.languages == "english")
    if model == best:
        return "Suits this computer.", str(machine)
    if model.size_mb < best.size_mb:
        return "Quicker, less exact.", ""
    return "More exact, slow here.", str(machine)
