"""How far takes of one person lie apart without any reason: the yardstick for every change.

The spread is 1.4826 x the median absolute deviation, which equals one standard deviation where
takes scatter like a bell and stays put until half of them are outliers; the interquartile range
gives way at a quarter (Rousseeuw & Croux 1993, J. Am. Stat. Assoc. 88:1273; Leys et al. 2013,
J. Exp. Soc. Psychol. 49:764). One hour-long take or one with a broken microphone moves nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import pi, sqrt
from statistics import median

LIKE_A_DEVIATION = 1.4826
"""From median absolute deviation to standard deviation of a bell curve."""

FEWEST_A_SIDE = 3
"""Below that neither a middle nor a spread says anything (notes on peers, 7.3)."""

ERRORS_APART = 3.0
"""Standard errors. With it, noise alone is called a change in at most one series in twenty
(bell-shaped, heavy-tailed, skewed) or one in twelve (flat, seven takes): `benchmarks/trends.py`."""

REPEATABILITY = 1.96 * sqrt(2)
"""Two single takes lie further apart than this many deviations in 5 of 100 pairs by chance
(Bland & Altman 1996, BMJ 313:744)."""


@dataclass(frozen=True, slots=True)
class Band:
    """One's own middle, and the spread around it in which two takes of three lie."""

    median: float
    spread: float

    @property
    def low(self) -> float:
        """No figure is below 0."""
        return max(0.0, self.median - self.spread)

    @property
    def high(self) -> float:
        return self.median + self.spread


def band(values: Sequence[float]) -> Band:
    """Of one value or more; the spread of a single one is 0."""
    middle = median(values)
    return Band(middle, LIKE_A_DEVIATION * median(abs(value - middle) for value in values))


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


def needed_for_two(spread: float) -> float:
    """How far two single takes must lie apart."""
    return REPEATABILITY * spread


def _distances(values: Sequence[float]) -> list[float]:
    middle = median(values)
    return sorted(abs(value - middle) for value in values)
