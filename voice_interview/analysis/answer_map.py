"""One answer on one time axis: level, pace, pauses, fillers, and the parts of the story.

Pure; whoever draws it, with letters or with shapes, reads the same lanes. Nothing stands here that
has no place in the sound: an answer whose words came without times has no map.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log10

from voice_interview.model import FillerEvent, Interval, PacePoint, Report, Segment
from voice_interview.model.facts import LEVEL_S

RANGE_DB = 40.0
"""So far below its loudest stretch an answer counts as silent: the depth of the level lane."""
PACE_AXIS_WPM = (60.0, 220.0)
"""The pace lane shows at least this much, so that every answer can be held against the others."""


@dataclass(frozen=True, slots=True)
class FillerMark:
    start: float
    end: float
    kind: str
    """sound | word | possible | unclear: the last is no filler, only a sound that is no voice"""
    text: str


@dataclass(frozen=True, slots=True)
class PartMark:
    """A stretch of the answer that is one part of the story."""

    start: float
    end: float
    letter: str
    """S | T | A | R"""
    unsure: bool


@dataclass(frozen=True, slots=True)
class AnswerMap:
    """Every lane is in the order of time; an empty one: nothing there, or not known."""

    length_s: float
    level_dbfs: tuple[float, ...]
    """Of each 100 ms."""
    pace: tuple[PacePoint, ...]
    pauses: tuple[Interval, ...]
    fillers: tuple[FillerMark, ...]
    parts: tuple[PartMark, ...]

    @property
    def pace_axis_wpm(self) -> tuple[float, float]:
        """Bottom and top of the pace lane."""
        low, high = PACE_AXIS_WPM
        rates = [point.wpm for point in self.pace]
        return min((low, *rates)), max((high, *rates))


def answer_map(report: Report, level_dbfs: Sequence[float] = ()) -> AnswerMap | None:
    """The map of a report. `level_dbfs` as `Sounds` has it; None without any times."""
    timing = report.timing
    pauses = timing.pauses or ()
    fillers = tuple(_fillers(report.fillers.events if report.fillers else ()))
    parts = tuple(_parts(report.parts()))
    words = [word.end for word in report.transcript.words if word.end is not None]
    ends = [mark.end for lane in (pauses, fillers, parts) for mark in lane]
    length_s = max([*words, *ends, timing.duration_s or 0.0], default=0.0)
    if length_s <= 0:
        return None
    return AnswerMap(length_s, tuple(level_dbfs), timing.pace_curve or (), pauses, fillers, parts)


def loudness(found: AnswerMap, columns: int) -> tuple[float, ...]:
    """Of each of so many equal stretches how loud it is: 0 for silence, 1 for the loudest.

    Empty where the level is not known.
    """
    if not found.level_dbfs:
        return ()
    power = [10 ** (level / 10) for level in found.level_dbfs]
    step = found.length_s / LEVEL_S / columns
    held = [_mean(power, column * step, (column + 1) * step) for column in range(columns)]
    top_db = max(map(_db, held))
    return tuple(min(1.0, max(0.0, 1 + (_db(one) - top_db) / RANGE_DB)) for one in held)


def _mean(power: Sequence[float], start: float, end: float) -> float:
    """Of at least one value; silence behind the last one."""
    first = int(start)
    values = power[first : max(first + 1, int(end))]
    return sum(values) / len(values) if values else 0.0


def _db(power: float) -> float:
    return 10 * log10(max(power, 1e-10))


def _fillers(events: Iterable[FillerEvent]) -> list[FillerMark]:
    marks = [
        FillerMark(event.start, event.end, event.kind, event.text)
        for event in events
        if event.start is not None and event.end is not None
    ]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _parts(segments: Iterable[Segment]) -> list[PartMark]:
    """Neighbours with the same label are one stretch."""
    marks = []
    for (label, unsure), group in groupby(segments, key=lambda one: (one.label, one.unsure)):
        times = [(one.start, one.end) for one in group]
        starts = [start for start, _ in times if start is not None]
        ends = [end for _, end in times if end is not None]
        if label != "O" and starts and ends and min(starts) < max(ends):
            marks.append(PartMark(min(starts), max(ends), label, unsure))
    return marks
