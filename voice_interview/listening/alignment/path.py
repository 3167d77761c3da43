"""A search's result as steps through words, silence and strays; and two such paths compared. Pure.

Frames are 10 ms from the start of the take. Scores: see decoder.
"""

import itertools
from dataclasses import dataclass

from voice_interview.listening.alignment.decoder import FRAME_S


@dataclass(frozen=True, slots=True)
class Step:
    number: int | None
    """Which word of the transcript; None for silence. For a stray, the word it stands for."""
    name: str
    """The dictionary's word."""
    start: int
    end: int
    score: float
    phones: int
    stray: bool = False

    @property
    def frames(self) -> int:
        return self.end - self.start

    @property
    def said(self) -> bool:
        """Whether it is a word of the transcript, or a part of one."""
        return self.number is not None and not self.stray


Path = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the transcript in the sound."""

    number: int
    start: float
    end: float
    phones: int
    score: float
    """Per frame, see decoder."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """What becomes of a stretch when the path must do without strays."""

    gain: float
    """By how much the path with strays fits better, up to where both agree again."""
    hushed: float
    """Share of the stretch that the other path takes for silence."""


def words_on(path: Path) -> list[Placed]:
    """The words that are said on it, where they are."""
    found = []
    for number, group in itertools.groupby(
        path, key=lambda step: step.number if step.said else None
    ):
        steps = list(group)
        if number is not None:
            found.append(
                Placed(
                    number=number,
                    start=steps[0].start * FRAME_S,
                    end=steps[-1].end * FRAME_S,
                    phones=sum(step.phones for step in steps),
                    score=sum(step.score for step in steps) / (steps[-1].end - steps[0].start),
                )
            )
    return found


def contrast(free: Path, plain: Path, start: int, end: int) -> Contrast:
    """`free` may hold strays, `plain` may not; both lead through the same words and sound."""
    if not plain:
        return Contrast(0.0, 0.0)
    both = _borders(free) & _borders(plain)
    first = max((frame for _, frame in both if frame <= start), default=free[0].start)
    last = min((frame for _, frame in both if frame >= end), default=free[-1].end)
    gain = _score(free, first, last) - _score(plain, first, last)
    over = [step for step in plain if step.start < end and step.end > start]
    silent = sum(_overlap(step, start, end) for step in over if step.number is None)
    return Contrast(gain, silent / (end - start))


def runs(path: Path, join: int) -> list[list[Step]]:
    """Strays of a path, those with fewer than `join` frames of silence between as one."""
    found: list[list[Step]] = []
    for _, group in itertools.groupby(path, key=lambda step: step.said):
        border = [step for step in group if step.stray]
        for place, step in enumerate(border):
            if place and step.start - found[-1][-1].end < join:
                found[-1].append(step)
            else:
                found.append([step])
    return found


def _borders(path: Path) -> set[tuple[int, int]]:
    """Word numbers with the frames where they begin."""
    return {(step.number, step.start) for step in path if step.number is not None and step.said}


def _score(path: Path, first: int, last: int) -> float:
    """Of all steps between two frames that are borders of the path."""
    return sum(step.score for step in path if first <= step.start and step.end <= last)


def _overlap(step: Step, start: int, end: int) -> int:
    return min(step.end, end) - max(step.start, start)
