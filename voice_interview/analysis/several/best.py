"""Which take of a question is the best so far, by rules that can be said in a sentence.

In this order: more parts of the story (a thin one counts half, no story counts none); a length
that fits the target; fewer filled pauses, of which five a minute cost nothing; a pace nearer to the
quiet band; the newest. Each step keeps the take that does best in it, and all that are no clear
step behind. A figure that is not known of all of them, or was counted in another way in some,
decides nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from voice_interview.analysis.focus.delivery import MUCH_TOO_LONG, MUCH_TOO_SHORT
from voice_interview.analysis.several.measures import MEASURES, Measure, star_parts
from voice_interview.analysis.several.spread import needed_for_two
from voice_interview.model import DatedFigures, Figures
from voice_interview.text import clock

HALF_A_PART = 0.5
"""Counted, not measured."""
UNNOTICED_PER_MINUTE = 5.0
"""So many filled pauses cost a speaker nothing (Laske & DiGennaro Reed 2024)."""


@dataclass(frozen=True, slots=True)
class Best:
    take_id: str
    why: str
    """One sentence: what set it apart from the others."""


@dataclass(frozen=True, slots=True)
class _Rule:
    measure: Measure
    step: float
    """So much worse is behind."""
    badness: Callable[[Figures], float | None]
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
            star,
            HALF_A_PART,
            lambda f: -(star_parts(f) or 0.0),
            lambda f: f"the most parts of the story ({star_parts(f) or 0.0:g} of 4)",
        ),
        _Rule(
            length,
            _clear(length),
            lambda f: _beyond(f.duration_s, target_s, _clear(length)),
            lambda f: f"a length that fits ({clock(f.duration_s or 0.0)} for {clock(target_s)})",
        ),
        _Rule(
            fillers,
            _clear(fillers),
            lambda f: _above(fillers, f, UNNOTICED_PER_MINUTE),
            lambda f: f"fewer filler sounds ({f.fillers_per_minute:.1f} a minute)",
        ),
        _Rule(
            pace,
            _clear(pace),
            lambda f: _above(pace, f, 0.0),
            lambda f: f"an easier pace to follow ({f.speech_rate_wpm:.0f} words a minute)",
        ),
    )


def _clear(measure: Measure) -> float:
    """Two takes differ by less than this by chance, even if nothing but the measuring does."""
    return needed_for_two(measure.finest)


def _ahead(takes: Sequence[DatedFigures], rule: _Rule) -> list[DatedFigures]:
    badness = [rule.badness(one.figures) for one in takes]
    known = [bad for bad in badness if bad is not None]
    if len(known) < len(takes) or len({rule.measure.made_by(one.figures) for one in takes}) > 1:
        return list(takes)
    least = min(known)
    return [one for one, bad in zip(takes, known, strict=True) if bad - least < rule.step]


def _beyond(length_s: float | None, target_s: float, most_s: float) -> float | None:
    """Seconds by which the report would call a length much too long or much too short; how far
    beyond `most_s` decides nothing."""
    if length_s is None:
        return None
    short_s, long_s = MUCH_TOO_SHORT * target_s - length_s, length_s - MUCH_TOO_LONG * target_s
    return min(max(0.0, short_s, long_s), most_s) if target_s else 0.0


def _above(measure: Measure, figures: Figures, free: float) -> float | None:
    value = measure.value(figures)
    return None if value is None else max(0.0, measure.badness(value) - free)


def _sentence(reasons: Sequence[str], equal: int) -> str:
    newest = f"it is the newest of {equal} equally good ones"
    if not reasons:
        return f"Nothing sets these takes apart: {newest}."
    among = ", and ".join(reasons) + (f", and {newest}" if equal > 1 else "")
    return f"It has {among}."
