"""Which take of a question is the best so far, by rules that can be said in a sentence.

In this order: more parts of the story (a thin one counts half, no story counts none); a length
that fits the target; fewer filled pauses, counted in whole ones above five a minute; a pace nearer
to the quiet band, in steps of ten words; the newest. Each step keeps the takes that do best in it.
A figure that is not known of all of them, or was counted in another way in some, decides nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from voice_interview.analysis.focus.delivery import MUCH_TOO_LONG, MUCH_TOO_SHORT
from voice_interview.analysis.several.measures import MEASURES, Measure, star_parts
from voice_interview.model import DatedFigures, Figures
from voice_interview.text import clock

UNNOTICED_PER_MINUTE = 5.0
"""So many filled pauses cost a speaker nothing (Laske & DiGennaro Reed 2024)."""
PACE_STEP_WPM = 10.0


@dataclass(frozen=True, slots=True)
class Best:
    take_id: str
    why: str
    """One sentence: what set it apart from the others."""


@dataclass(frozen=True, slots=True)
class _Rule:
    badness: Callable[[Figures], float | None]
    made_by: Callable[[Figures], object]
    why: Callable[[Figures], str]


def best_so_far(series: Iterable[DatedFigures], rules_version: str, target_s: float) -> Best | None:
    """Among takes of one question, oldest first. None with fewer than two to choose from.

    Only takes made under these rules, and by the same kind of recogniser as the newest one.
    """
    takes = [
        one for one in series if one.figures.rules_version == rules_version and one.figures.words
    ]
    left = [one for one in takes if one.figures.rough == takes[-1].figures.rough]
    if len(left) < 2:
        return None
    reasons = []
    for rule in _rules(target_s):
        ahead = _ahead(left, rule)
        if len(ahead) < len(left):
            reasons.append(rule.why(ahead[-1].figures))
        left = ahead
    return Best(left[-1].take_id, _sentence(reasons, len(left)))


def _rules(target_s: float) -> tuple[_Rule, ...]:
    measures = {measure.name: measure for measure in MEASURES}
    star, length = measures["star_parts"], measures["duration_s"]
    fillers, pace = measures["fillers_per_minute"], measures["speech_rate_wpm"]
    return (
        _Rule(
            lambda f: -(star_parts(f) or 0.0),
            star.made_by,
            lambda f: f"the most parts of the story ({star_parts(f) or 0.0:g} of 4)",
        ),
        _Rule(
            lambda f: _beyond(f.duration_s, target_s),
            length.made_by,
            lambda f: f"a length that fits ({clock(f.duration_s or 0.0)} for {clock(target_s)})",
        ),
        _Rule(
            lambda f: _steps(fillers, f, UNNOTICED_PER_MINUTE, 1.0),
            fillers.made_by,
            lambda f: f"the fewest filler sounds ({f.fillers_per_minute:.1f} a minute)",
        ),
        _Rule(
            lambda f: _steps(pace, f, 0.0, PACE_STEP_WPM),
            pace.made_by,
            lambda f: f"the easiest pace to follow ({f.speech_rate_wpm:.0f} words a minute)",
        ),
    )


def _ahead(takes: Sequence[DatedFigures], rule: _Rule) -> list[DatedFigures]:
    badness = [rule.badness(one.figures) for one in takes]
    known = [bad for bad in badness if bad is not None]
    if len(known) < len(takes) or len({rule.made_by(one.figures) for one in takes}) > 1:
        return list(takes)
    least = min(known)
    return [one for one, bad in zip(takes, badness, strict=True) if bad == least]


def _beyond(length_s: float | None, target_s: float) -> float | None:
    """1 for a length that the report would call much too long or much too short."""
    if length_s is None:
        return None
    return float(not MUCH_TOO_SHORT <= length_s / target_s <= MUCH_TOO_LONG) if target_s else 0.0


def _steps(measure: Measure, figures: Figures, free: float, step: float) -> float | None:
    value = measure.value(figures)
    return None if value is None else max(0.0, measure.badness(value) - free) // step


def _sentence(reasons: Sequence[str], equal: int) -> str:
    newest = f"it is the newest of {equal} equally good ones"
    if not reasons:
        return f"Nothing sets these takes apart: {newest}."
    among = ", and ".join(reasons) + (f", and {newest}" if equal > 1 else "")
    return f"It has {among}."
