"""Choosing among questions: by id, by theme, by words, or by lot.

Pure: knows no disk, no clock and no source of chance but the seed it is given.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from voice_interview.errors import InputProblem
from voice_interview.interview.drawing import lot
from voice_interview.model import Question
from voice_interview.questions.faults import Fault
from voice_interview.questions.names import named


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions in the order of their packs, and what was wrong with the rest."""

    questions: tuple[Question, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    @property
    def themes(self) -> tuple[str, ...]:
        """Each theme once, in the order of the packs."""
        return tuple(dict.fromkeys(question.theme for question in self.questions))

    def by_id(self, question_id: str) -> Question:
        """The question of that id. Raises InputProblem naming the nearest one."""
        known = {question.id: question for question in self.questions}
        return named(
            question_id, known, "question", "`voice-interview questions list` shows them all."
        )

    def filter(self, theme: str = "", text: str = "") -> "Bank":
        """Those of a theme, and with every word of `text`; empty asks for nothing."""
        words = text.lower().split()
        return Bank(
            tuple(
                question
                for question in self.questions
                if theme.lower() in ("", question.theme)
                and all(word in _searched(question) for word in words)
            ),
            self.faults,
        )


def draw(questions: Iterable[Question], seed: int, seen: Sequence[str] = ()) -> Question:
    """One question by lot: the same for the same seed and `seen`, and none twice in a round.

    `seen` holds ids, oldest first. When all have been seen, the one seen longest ago comes again.
    Questions for the candidate to ask are drawn only from a choice that holds nothing else.
    Raises InputProblem when there is nothing to draw from.
    """
    choice = tuple(questions)
    choice = tuple(q for q in choice if not q.to_ask) or choice
    if not choice:
        raise InputProblem("There is no question to draw from.", "Choose another theme.")
    last_seen = {question_id: turn for turn, question_id in enumerate(seen)}
    return min(choice, key=lambda q: (last_seen.get(q.id, -1), lot(q.id, seed)))


def _searched(question: Question) -> str:
    return " ".join((question.text, question.id, question.theme, *question.tags)).lower()
