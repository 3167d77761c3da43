"""What is followed from take to take: each figure with its unit, and which way is better.

Knows single takes alone; `trend` and `comparison` put them side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from voice_interview.model import Figures, StarPart
from voice_interview.text import clock


class Aim(StrEnum):
    LESS = "less"
    MORE = "more"
    BAND = "band"
    """Inside the quiet band all values are equally good."""
    NONE = "none"
    """No direction is better: a change is told, and not judged."""


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    title: str
    brief: str
    """Title and unit where a line has little room."""
    unit: str
    aim: Aim
    finest: float
    """Spread that is assumed at least: no finer than the figure can be measured."""
    value: Callable[[Figures], float | None]
    made_by: Callable[[Figures], object]
    """Two takes are compared only where this is equal: what the figure rests on."""
    unlike: str = ""
    """Why takes are left out where `made_by` differs, after `3 takes left out: `."""
    quiet: tuple[float, float] | None = None
    digits: int = 1
    on_clock: bool = False
    """Told as `1:07`, as every length is."""
    at_least: Callable[[Figures], bool] = lambda _figures: False
    """Whether the value is a lower bound."""
    most: float = inf
    """No value is above it."""

    @property
    def told_in(self) -> str:
        """The unit beside what is told; a clock needs none. `unit` is that of the value."""
        return "" if self.on_clock else self.unit

    @property
    def heading(self) -> str:
        """Above values as they are told."""
        return f"{self.title}, {self.told_in}" if self.told_in else self.title

    def told(self, value: float) -> str:
        """With as many decimals as mean something."""
        return clock(value) if self.on_clock else f"{value:.{self.digits}f}"

    def step(self, first: float, second: float) -> float:
        """From one value to the other as they are told, so that what stands beside adds up."""
        if self.on_clock:
            return float(int(second) - int(first))
        return round(float(self.told(second)) - float(self.told(first)), self.digits)

    def badness(self, value: float) -> float:
        """Less is better; for a measure without direction, the value itself."""
        if self.aim is Aim.MORE:
            return -value
        if self.quiet is not None:
            low, high = self.quiet
            return max(low - value, value - high, 0.0)
        return value


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_CHANGE = "no clear change"


def judge(measure: Measure, before: float, after: float, needed: float) -> Verdict:
    """What the step from `before` to `after` is, when only one above `needed` counts."""
    change = measure.badness(after) - measure.badness(before)
    if abs(change) <= needed:
        return Verdict.NO_CLEAR_CHANGE
    if measure.aim is Aim.NONE:
        return Verdict.HIGHER if change > 0 else Verdict.LOWER
    return Verdict.WORSE if change > 0 else Verdict.BETTER


QUIET_WPM = (110.0, 170.0)
"""Nobody is helped by a word on a pace in here."""

STORY = {"-": 0.0, **{part.letter: 1.0 for part in StarPart}}
STORY |= {part.letter.lower(): 0.5 for part in StarPart}


def star_parts(figures: Figures) -> float | None:
    """0 to 4, a thin part counts half; None when no story is told."""
    return sum(STORY[sign] for sign in figures.star) if figures.star else None


def _a_minute(number: int | None, figures: Figures) -> float | None:
    if number is None or not figures.answer_s:
        return None
    return number * 60 / figures.answer_s


def _words(figures: Figures) -> object:
    return figures.rough


def _sounds(figures: Figures) -> object:
    """Whoever wrote the words, listening finds the same filler sounds; without it they decide."""
    return figures.fillers_at_least, figures.fillers_at_least and figures.rough


OTHER_WORDS = "another kind of recogniser wrote the words"
OTHER_COUNT = "um and uh could not be counted there as in the newest take"


def _alike(_figures: Figures) -> object:
    return True


MEASURES = (
    Measure(
        "speech_rate_wpm", "Speech rate", "Speech rate, words/min",
        "words a minute", Aim.BAND, 5.0,
        lambda f: f.speech_rate_wpm, _words, OTHER_WORDS, QUIET_WPM, digits=0,
    ),
    Measure(
        "articulation_rate_wpm", "Articulation rate", "Articulation, words/min",
        "words a minute", Aim.NONE, 5.0,
        lambda f: f.articulation_rate_wpm, _words, OTHER_WORDS, digits=0,
    ),
    Measure(
        "fillers_per_minute", "Filler sounds heard", "Filler sounds, a minute",
        "a minute", Aim.LESS, 0.5,
        lambda f: f.fillers_per_minute, _sounds, OTHER_COUNT,
        at_least=lambda f: f.fillers_at_least,
    ),
    Measure(
        "possible_per_minute", "Filler sounds possible", "Possible ones, a minute",
        "a minute", Aim.NONE, 0.5,
        lambda f: _a_minute(f.fillers_possible, f), _sounds, OTHER_COUNT,
    ),
    Measure(
        "pauses_per_minute", "Pauses", "Pauses, a minute",
        "a minute", Aim.NONE, 1.0,
        lambda f: _a_minute(f.pauses, f), _alike,
    ),
    Measure(
        "response_latency_s", "First word after", "First word after, s",
        "seconds", Aim.NONE, 0.2,
        lambda f: f.response_latency_s, _alike,
    ),
    Measure(
        "duration_s", "Length", "Length",
        "seconds", Aim.NONE, 2.0,
        lambda f: f.duration_s, _alike, on_clock=True,
    ),
    Measure(
        "star_parts", "Parts of the story", "Story parts, of 4",
        "of 4", Aim.MORE, 0.25,
        star_parts, _words, OTHER_WORDS, most=float(len(StarPart)),
    ),
)  # fmt: skip
