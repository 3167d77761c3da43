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


def in_story(
    turns: Sequence[int], labels: Sequence[str], added: Sequence[Added]
) -> tuple[int, ...]:
    """The numbers of the pieces in the order of the story.

    `turns`: in which answer each was said, 0 for the first; `labels`: of the pieces of that one.
    """
    order = [number for number, turn in enumerate(turns) if not turn]
    read = list(labels)
    for turn, one in enumerate(added, 1):
        place = belongs(read, one.part)
        own = [number for number, its_turn in enumerate(turns) if its_turn == turn]
        order[place:place] = own
        read[place:place] = [one.part] * len(own)
    return tuple(order)


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
