"""Which question comes next: found by words, or drawn. Pure."""

from collections.abc import Collection
from random import Random

from voice_interview.model import Question


def matching(questions: tuple[Question, ...], words: str) -> tuple[Question, ...]:
    """Questions in whose theme, text or tags each of the words occurs, whatever its case."""
    wanted = words.casefold().split()
    return tuple(q for q in questions if all(word in _findable(q) for word in wanted))


def _findable(question: Question) -> str:
    return " ".join((question.theme, question.text, *question.tags)).casefold()


def draw(
    questions: tuple[Question, ...], lately: Collection[str], chance: Random
) -> Question | None:
    """One of those whose id was not asked `lately`; of all, when all were. None without any."""
    fresh = [q for q in questions if q.id not in lately]
    return chance.choice(fresh or questions) if questions else None
