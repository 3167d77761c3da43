"""What is wrong with a pack, said so that the person who wrote it can mend it.

Knows nothing of files beyond their names; finding faults is the business of `packs` and `schema`.
"""

import difflib
from collections.abc import Iterable, Sequence
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


def quoted(text: str, longest: int = 40) -> str:
    """`text` in quotes on one line, shortened, safe to show."""
    shown = clean_line(text, longest + 1)
    return f"'{shown}'" if len(shown) <= longest else f"'{shown[:longest]}…'"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A question naming the known word nearest to `word`, or `otherwise` when none is near."""
    near = difflib.get_close_matches(word[:60].lower(), list(known), n=1, cutoff=0.5)
    return f"Did you mean '{near[0]}'?" if near else otherwise


def summary(faults: Sequence[Fault], noun: str = "questions") -> tuple[str, ...]:
    """The first faults, and how many more there are."""
    shown = tuple(str(fault) for fault in faults[:SHOWN])
    rest = len(faults) - len(shown)
    return (*shown, f"And {rest} more: `voice-interview {noun} check`.") if rest else shown
