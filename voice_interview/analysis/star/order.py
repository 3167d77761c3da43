"""In which order an answer and what was added to it later tell the story. Pure.

A task that is told when somebody asks for it is spoken last, after the result. Read there it looks
like a part of the result, since a piece is judged by its place and its neighbours; so it is read
where it belongs.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Added:
    """What was answered to a follow-up."""

    first: int
    """Number of its first word."""
    part: str
    """What it was asked for: S T A R; empty when that is not known."""


def belongs(labels: Sequence[str], part: str) -> int:
    """Before which of the pieces with these `labels` an answer belongs that was asked for `part`.

    Where that is not known it stays at the end, where it was said.
    """
    count = len(labels)
    actions = [number for number, label in enumerate(labels) if label == "A"]
    match part:
        case "S":
            return _first(labels, "TAR", 0)
        case "T":
            return _first(labels, "AR", count)
        case "A":
            return actions[-1] + 1 if actions else _first(labels, "R", count)
        case _:
            return count


def _first(labels: Sequence[str], wanted: str, otherwise: int) -> int:
    return next((number for number, label in enumerate(labels) if label in wanted), otherwise)
