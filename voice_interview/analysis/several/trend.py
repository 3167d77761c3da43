"""Figures over weeks: own middle and band, and whether the newest takes differ from those before.

Pure. A change is called only when it lies outside the normal spread between takes and most single
takes agree (`spread`), with three takes and more on each side. Only figures of one version of the
rules are compared.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import compress, groupby, repeat
from statistics import median
from typing import NamedTuple

from voice_interview.analysis.several import spread
from voice_interview.analysis.several.measures import MEASURES, Measure, Verdict, judge
from voice_interview.analysis.several.spread import FEWEST_A_SIDE, Band
from voice_interview.model import DatedFigures, Figures, StarPart

RECENT_SHARE = 3
"""The newest third is set against all before it ..."""
RECENT_MOST = 10
"""... but no more than ten takes, so that years of practice do not hide this month's change."""

FEWEST = 2 * FEWEST_A_SIDE
"""Takes for a verdict."""


class By(StrEnum):
    TAKE = "take"
    WEEK = "week"


class Point(NamedTuple):
    """A tuple, since a trend of ten thousand takes has eighty thousand of them."""

    at: str
    """The time of the take (UTC, ISO 8601), or the ISO week: 2026-W07."""
    take_id: str
    """Empty for a week of several takes."""
    value: float
    """Of a week: the median of its takes."""
    takes: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """The newest takes against those before them."""

    before: float
    """Median, of `before_takes` takes."""
    before_takes: int
    recent: float
    recent_takes: int
    needed: float
    """Only a larger difference is called a change, when single takes agree with their medians."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class MeasureTrend:
    measure: Measure
    points: tuple[Point, ...]
    """Oldest first; takes whose figure is not known have none."""
    band: Band | None
    """Of all single takes; None without one."""
    change: Change | None
    """None with fewer than six takes."""
    left_out: int
    """Takes whose figure rests on something else than the newest one's: `Measure.unlike`."""
    at_least: bool = False
    """Every point is a lower bound."""

    @property
    def verdict(self) -> Verdict:
        return self.change.verdict if self.change is not None else Verdict.NO_CLEAR_CHANGE


@dataclass(frozen=True, slots=True)
class PartTally:
    part: StarPart
    strong: int
    thin: int
    missing: int


@dataclass(frozen=True, slots=True)
class Trend:
    takes: int
    other_rules: int
    """Takes left out because their figures were made under other rules."""
    by: By
    measures: tuple[MeasureTrend, ...]
    stories: tuple[PartTally, ...]
    """How often each part was there, over all takes that tell a story."""


def trend(series: Iterable[DatedFigures], rules_version: str, by: By = By.TAKE) -> Trend:
    """`series` in any order. Verdicts and bands rest on single takes, whatever `by` shows."""
    everyone = sorted(series, key=lambda one: (_moment(one), one.take_id))
    takes = [one for one in everyone if one.figures.rules_version == rules_version]
    weeks = {one.take_id: _week(one) for one in takes} if by is By.WEEK else {}
    return Trend(
        takes=len(takes),
        other_rules=len(everyone) - len(takes),
        by=by,
        measures=tuple(_follow(measure, takes, weeks) for measure in MEASURES),
        stories=tuple(_tally(part, takes) for part in StarPart),
    )


def own_spread(series: Iterable[DatedFigures], measure: Measure, like: Figures) -> float | None:
    """Spread of the takes made as `like` was, to judge two of them by; None with fewer than six.

    `series` is oldest first.
    """
    made_by = measure.made_by(like)
    values = [
        value
        for one in series
        if one.figures.rules_version == like.rules_version
        and measure.made_by(one.figures) == made_by
        and (value := measure.value(one.figures)) is not None
    ]
    if len(values) < FEWEST:
        return None
    return max(spread.from_take_to_take(values), measure.finest)


def change(measure: Measure, values: Sequence[float]) -> Change | None:
    """`values` oldest first. None when one side would have fewer than three."""
    recent_takes = min(max(len(values) // RECENT_SHARE, FEWEST_A_SIDE), RECENT_MOST)
    before, recent = values[:-recent_takes], values[-recent_takes:]
    if len(before) < FEWEST_A_SIDE:
        return None
    return between(measure, before, recent)


def between(measure: Measure, before: Sequence[float], recent: Sequence[float]) -> Change:
    """Two sides of three values and more; their order within a side does not matter."""
    before, recent = sorted(before), sorted(recent)  # once: what follows sorts them often
    normal = max(spread.within(before, recent), measure.finest)
    needed = spread.needed(normal, len(before), len(recent))
    was, now = median(before), median(recent)
    verdict = Verdict.NO_CLEAR_CHANGE
    if spread.ranked_apart([*map(measure.badness, before)], [*map(measure.badness, recent)]):
        verdict = judge(measure, was, now, needed)
    return Change(was, len(before), now, len(recent), needed, verdict)


def _follow(
    measure: Measure, takes: Sequence[DatedFigures], weeks: Mapping[str, str]
) -> MeasureTrend:
    """`weeks`: of each take, by its id; empty for points of single takes."""
    known = [measure.value(one.figures) for one in takes]
    newest = next((n for n in reversed(range(len(takes))) if known[n] is not None), None)
    if newest is None:
        return MeasureTrend(measure, (), None, None, 0)
    made_by = measure.made_by(takes[newest].figures)
    fits = [
        value is not None and measure.made_by(one.figures) == made_by
        for one, value in zip(takes, known, strict=True)
    ]
    kept = list(compress(takes, fits))
    values = [value for value in compress(known, fits) if value is not None]
    return MeasureTrend(
        measure=measure,
        points=_each_week(kept, values, weeks) if weeks else _each_take(kept, values),
        band=spread.band(values, measure.most),
        change=change(measure, values),
        left_out=sum(value is not None for value in known) - len(kept),
        at_least=measure.at_least(takes[newest].figures),
    )


def _each_take(kept: Sequence[DatedFigures], values: Sequence[float]) -> tuple[Point, ...]:
    times, ids = (one.recorded_at for one in kept), (one.take_id for one in kept)
    return tuple(map(Point._make, zip(times, ids, values, repeat(1), strict=False)))


def _each_week(
    kept: Sequence[DatedFigures], values: Sequence[float], weeks: Mapping[str, str]
) -> tuple[Point, ...]:
    points = []
    pairs = zip(kept, values, strict=True)
    for week, group in groupby(pairs, key=lambda pair: weeks[pair[0].take_id]):
        takes = list(group)
        only = takes[0][0].take_id if len(takes) == 1 else ""
        points.append(Point(week, only, median(value for _, value in takes), len(takes)))
    return tuple(points)


def _moment(one: DatedFigures) -> datetime:
    at = datetime.fromisoformat(one.recorded_at)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _week(one: DatedFigures) -> str:
    year, week, _ = _moment(one).isocalendar()
    return f"{year}-W{week:02d}"


def _tally(part: StarPart, takes: Sequence[DatedFigures]) -> PartTally:
    place = list(StarPart).index(part)
    signs = Counter(one.figures.star[place] for one in takes if one.figures.star)
    return PartTally(part, signs[part.letter], signs[part.letter.lower()], signs["-"])
