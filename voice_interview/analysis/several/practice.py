"""Which question is worth practising next, and why: by age, weakness and coverage. Pure.

Points, highest first; among equals the order of the packs:

- before anything was answered: 0.7 for those with the tag `introduction`.
- answered before: (0.3 + 0.7 x weakness) x age. Weakness is 0 to 1, the worst of: story parts
  missing or thin, fillers a minute, length against the target. Age grows to 1 over two weeks:
  coming back after a pause makes a thing stay. Answered less than 20 hours ago: not at all.
- never answered: 0.6 in a theme that was never touched, else 0.45.

So everybody begins with a question that fits anyone. A weak answer of last week comes before a new
theme, a new theme before a new question, and a new question before a good answer of long ago. These
are rules of thumb, and the reason is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voice_interview.analysis.focus.delivery import (
    FILLERS_PER_MINUTE,
    MUCH_TOO_LONG,
    MUCH_TOO_SHORT,
)
from voice_interview.model import RULES_VERSION, Figures, Practised, Question, StarPart
from voice_interview.text import clock

REST_DAYS = 20 / 24
"""The next evening is soon enough."""
FULL_AGE_DAYS = 14.0
LEAST = 0.3
FIRST, NEW_THEME, NEW_QUESTION = 0.7, 0.6, 0.45
WEAK = 0.25
"""Below this an answer counts as good."""
FOR_NOW = "Nothing for now: let what you practised rest until tomorrow."
"""What it means when nothing is suggested."""


class Only(StrEnum):
    """Which part of the bank to look at, in the words of the screen."""

    NEVER = "never practised"
    WEAKEST = "weakest"
    RESTED = "not for two weeks"

    @property
    def none(self) -> str:
        """What it means when no question is left."""
        return {
            Only.NEVER: "You have practised every question.",
            Only.WEAKEST: "None of your answers has come out weak so far.",
            Only.RESTED: "You have practised every question in the last two weeks.",
        }[self]


@dataclass(frozen=True, slots=True)
class Suggestion:
    question: Question
    rule: str
    """first | weakness | coverage | age"""
    reason: str
    """One sentence."""
    points: float


@dataclass(frozen=True, slots=True)
class _Weakness:
    share: float = 0.0
    words: str = ""
    """What the newest answer was like; it follows on when that was."""


def suggestions(
    questions: Sequence[Question], practised: Iterable[Practised], now: datetime
) -> tuple[Suggestion, ...]:
    """All that are worth a try `now`; the best first."""
    known = {one.question_id: one for one in practised}
    themes = {one.theme for one in known.values()}
    found = [
        _again(question, known[question.id], now)
        if question.id in known
        else _for_the_first_time(question, themes)
        for question in questions
        if not question.to_ask
    ]
    return tuple(sorted((one for one in found if one), key=lambda one: -one.points))


def only(
    which: Only, questions: Sequence[Question], practised: Iterable[Practised], now: datetime
) -> tuple[Question, ...]:
    """The questions that fit: as the bank lists them, or the weakest or the longest ago first."""
    known = {one.question_id: one for one in practised}
    if which is Only.NEVER:
        return tuple(q for q in questions if q.id not in known)
    answered = [q for q in questions if q.id in known]
    if which is Only.WEAKEST:
        share = {q.id: _weakness(q, known[q.id].figures).share for q in answered}
        weak = (q for q in answered if share[q.id] >= WEAK)
        return tuple(sorted(weak, key=lambda q: -share[q.id]))
    days = {q.id: _days(known[q.id], now) for q in answered}
    rested = (q for q in answered if days[q.id] >= FULL_AGE_DAYS)
    return tuple(sorted(rested, key=lambda q: -days[q.id]))


def _days(practised: Practised, now: datetime) -> float:
    return (now - _at(practised)).total_seconds() / 86_400


def _at(practised: Practised) -> datetime:
    return datetime.fromisoformat(practised.last_at)


def _for_the_first_time(question: Question, themes: set[str]) -> Suggestion:
    """`themes`: those that were touched; none before the first answer of all."""
    if not themes and question.introduces:
        reason = "A good first question: it is about you and fits any job."
        return Suggestion(question, "first", reason, FIRST)
    if question.theme and question.theme not in themes:
        reason = f"You have answered no question on “{question.theme}” yet."
        return Suggestion(question, "coverage", reason, NEW_THEME)
    return Suggestion(question, "coverage", "You have not answered this one yet.", NEW_QUESTION)


def _again(question: Question, practised: Practised, now: datetime) -> Suggestion | None:
    days, ago = _days(practised, now), _ago(practised, now)
    if 0 <= days < REST_DAYS:
        return None
    weak = _weakness(question, practised.figures)
    points = (LEAST + (1 - LEAST) * weak.share) * min(1.0, abs(days) / FULL_AGE_DAYS)
    if weak.share >= WEAK:
        return Suggestion(question, "weakness", f"{ago} {weak.words}.", points)
    reason = f"{ago} you answered it: see whether it still comes easily."
    return Suggestion(question, "age", reason, points)


def _weakness(question: Question, figures: Figures | None) -> _Weakness:
    """The worst point of the newest answer; figures of other rules say nothing."""
    if figures is None or figures.rules_version != RULES_VERSION:
        return _Weakness()
    if not figures.words:
        return _Weakness(1.0, "nothing was heard")
    points = (_story(figures), _fillers(figures), _length(question, figures))
    return max(points, key=lambda point: point.share)


def _story(figures: Figures) -> _Weakness:
    """Signs are a capital for a part that is there, a small letter for a thin one, or a dash."""
    if len(figures.star) != len(StarPart):
        return _Weakness()
    signs = tuple(zip(StarPart, figures.star, strict=True))
    missing = [part.value for part, sign in signs if sign == "-"]
    thin = [part.value for part, sign in signs if sign.islower()]
    share = (len(missing) + len(thin) / 2) / len(signs)
    parts = missing or thin
    verb = "was" if len(parts) == 1 else "were"
    kind = "missing" if missing else "thin"
    return _Weakness(share, f"the {' and '.join(parts[-2:])} {verb} {kind}")


def _fillers(figures: Figures) -> _Weakness:
    """Nothing at what the focus lets pass, all at twice that."""
    each_minute = figures.fillers_per_minute or 0.0
    share = min(1.0, max(0.0, each_minute / FILLERS_PER_MINUTE - 1.0))
    return _Weakness(share, f"you said “um” and “uh” {each_minute:.0f} times a minute")


def _length(question: Question, figures: Figures) -> _Weakness:
    length_s, target_s = figures.duration_s, question.target_s
    if length_s is None or not target_s:
        return _Weakness()
    if target_s * MUCH_TOO_SHORT <= length_s <= target_s * MUCH_TOO_LONG:
        return _Weakness()
    return _Weakness(0.5, f"it took {clock(length_s)}, and about {clock(target_s)} is aimed at")


def _ago(practised: Practised, now: datetime) -> str:
    """The beginning of a sentence, by the days of the calendar where the user is: as each was
    there, before summer time and after.

    Of a time to come nothing is known but that it was before.
    """
    at = _at(practised)
    if at > now:
        return "Last time"
    days = (now.astimezone().date() - at.astimezone().date()).days
    if days < 2:
        return "Yesterday" if days else "Earlier today"
    if days < 14:
        return f"{days} days ago"
    return f"{days / 7:.0f} weeks ago" if days < 60 else f"{days / 30.4:.0f} months ago"
