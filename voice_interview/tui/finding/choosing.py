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
    """One of those to be answered whose id was not asked `lately`; of all, when none is left.

    None without any question.
    """
    fresh = [q for q in questions if q.id not in lately and not q.to_ask]
    return chance.choice(fresh or questions) if questions else None


def on_themes(
    questions: tuple[Question, ...], themes: Collection[str], chance: Random
) -> Question | None:
    """Any question that asks for a story on one of `themes`; None where there is none."""
    fitting = [q for q in questions if q.expects_story and q.theme in themes]
    return chance.choice(fitting) if fitting else None
