"""What is wrong with a pack, said so that the person who wrote it can mend it.

Knows nothing of files beyond their names; finding faults is the business of `packs` and `schema`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interview.errors import PackProblem
from voice_interview.text import clean_line

SHOWN = 3
"""Faults that a summary says in full: a broken pack can hold thousands."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend, and where it stands."""

    file: Path
    sentence: str
    way_out: str
    line: int | None = None
    key: str = ""

    @property
    def place(self) -> str:
        """File name, line and key, as far as they are known."""
        parts = [clean_line(self.file.name)]
        if self.line is not None:
            parts.append(f"line {self.line}")
        if self.key:
            parts.append(self.key)
        return ", ".join(parts)

    def problem(self) -> PackProblem:
        """The same, for places that raise."""
        return PackProblem(f"{self.place}: {self.sentence}", self.way_out)

    def __str__(self) -> str:
        return str(self.problem())


def summary(faults: Sequence[Fault], noun: str = "questions") -> tuple[str, ...]:
    """The first faults, and how many more there are."""
    shown = tuple(str(fault) for fault in faults[:SHOWN])
    rest = len(faults) - len(shown)
    return (*shown, f"And {rest} more: `voice-interview {noun} check`.") if rest else shown
