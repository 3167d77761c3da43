"""How far takes of one person lie apart without any reason: the yardstick for every change.

The spread is 1.4826 x the median absolute deviation, which equals one standard deviation where
takes scatter like a bell and stays put until half of them are outliers; the interquartile range
gives way at a quarter (Rousseeuw & Croux 1993, J. Am. Stat. Assoc. 88:1273; Leys et al. 2013,
J. Exp. Soc. Psychol. 49:764). One hour-long take or one with a broken microphone moves nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf, pi, sqrt
from statistics import NormalDist, median

LIKE_A_DEVIATION = 1.4826
"""From median absolute deviation to standard deviation of a bell curve."""

FEWEST_A_SIDE = 3
"""Below that neither a middle nor a spread says anything."""

ERRORS_APART = 2.5
"""Standard errors between two medians ..."""
RANKS_APART = NormalDist().inv_cdf(0.95)
"""... and of the rank sum: about one in ten by chance, whatever the shape of the noise; three takes
against three can just reach it. Noise alone meets both in at most one series in twenty, or one in
twelve where a figure knows two values only: `benchmarks/trends.py`."""

REPEATABILITY = 1.96 * sqrt(2)
"""Two single takes lie further apart than this many deviations in 5 of 100 pairs by chance
(Bland & Altman 1996, BMJ 313:744)."""


@dataclass(frozen=True, slots=True)
class Band:
    """One's own middle, and the spread around it in which two takes of three lie."""

    median: float
    spread: float
    most: float = inf
    """The figure goes no higher."""

    @property
    def low(self) -> float:
        """No figure is below 0."""
        return max(0.0, self.median - self.spread)

    @property
    def high(self) -> float:
        return min(self.most, self.median + self.spread)

    def told(self, tell: Callable[[float], str]) -> str:
        """Its two ends, once where they read the same."""
        return " to ".join(dict.fromkeys((tell(self.low), tell(self.high))))


def band(values: Sequence[float], most: float = inf) -> Band:
    """Of one value or more; the spread of a single one is 0. No value is above `most`."""
    ordered = sorted(values)
    middle = median(ordered)
    spread = LIKE_A_DEVIATION * median(abs(value - middle) for value in ordered)
    return Band(middle, spread, most)


def within(before: Sequence[float], after: Sequence[float]) -> float:
    """The spread inside two sides, whatever lies between them; three values and more each.

    Each side's own median makes its nearest value look too good, so that one is left out.
    """
    apart = [*_distances(before)[1:], *_distances(after)[1:]]
    return LIKE_A_DEVIATION * median(apart)


def from_take_to_take(values: Sequence[float]) -> float:
    """The spread as the steps between takes in a row show it; two values and more, in order.

    Progress over months, which is no spread, hardly shows in single steps (von Neumann et al. 1941,
    Ann. Math. Stat. 12:153).
    """
    steps = [abs(after - before) for before, after in pairwise(values)]
    return LIKE_A_DEVIATION * median(steps) / sqrt(2)


def needed(spread: float, before: int, after: int) -> float:
    """How far the medians of two sides of so many takes must lie apart to be called apart.

    Beyond one spread of single takes, and beyond what the medians of so few takes differ by chance.
    """
    error = spread * sqrt(pi / 2) * sqrt(1 / before + 1 / after)
    return max(spread, ERRORS_APART * error)


def ranked_apart(before: Sequence[float], after: Sequence[float]) -> bool:
    """Whether the takes of one side mostly stand above those of the other, outliers or not.

    The rank sum test (Mann & Whitney 1947, Ann. Math. Stat. 18:50; normal approximation with
    corrections for ties and continuity). It keeps a figure that knows a few values only, such as
    parts of a story, from being called for the jump of a median.
    """
    everyone = sorted((*before, *after))
    ties = [(value, len(list(group))) for value, group in groupby(everyone)]
    ranks, below = {}, 0
    for value, times in ties:
        ranks[value] = below + (times + 1) / 2
        below += times
    total, sides = len(everyone), len(before) * len(after)
    off = abs(sum(ranks[value] for value in after) - len(after) * (total + 1) / 2)
    tied = sum(times**3 - times for _, times in ties) / (total * (total - 1))
    return off - 0.5 > RANKS_APART * sqrt(sides * (total + 1 - tied) / 12)


def needed_for_two(spread: float) -> float:
    """How far two single takes must lie apart."""
    return REPEATABILITY * spread


def _distances(values: Sequence[float]) -> list[float]:
    middle = median(values)
    return sorted(abs(value - middle) for value in values)
