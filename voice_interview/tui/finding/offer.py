"""Which questions the first screen offers, and which one is worth practising next.

It asks the bank and the kept takes. It knows no widget and no key; the question of the moment is
wherever the screen's cursor is.
"""

from collections.abc import Callable
from datetime import datetime
from random import Random

from voice_interview.analysis.several.practice import Only, Suggestion, only, suggestions
from voice_interview.errors import Problem
from voice_interview.model import Practised, Question, TakeRow
from voice_interview.studio import Studio
from voice_interview.tui.finding import choosing

LATELY = 12
"""So many takes back a question counts as asked lately."""


class Offer:
    def __init__(self, studio: Studio, chance: Random, failed: Callable[[Problem], None]) -> None:
        self.questions: tuple[Question, ...] = ()
        """Those that fit what the user looks for."""
        self.only: Only | None = None
        """The part of the bank that was chosen; None: all of it."""
        self.takes: tuple[TakeRow, ...] = ()
        """The newest ones, as far as they count."""
        self._looked_for = ""
        self._practised: tuple[Practised, ...] = ()
        self._suggested: tuple[Suggestion, ...] = ()
        self._studio = studio
        self._chance = chance
        self._failed = failed

    @property
    def lately(self) -> frozenset[str]:
        """Ids of the questions asked lately."""
        return frozenset(row.take.question.id for row in self.takes)

    @property
    def practised(self) -> frozenset[str]:
        """Ids of the questions that were ever answered."""
        return frozenset(one.question_id for one in self._practised)

    @property
    def number(self) -> str:
        """How many questions there are, and why they are no more."""
        here, all_of_them = len(self.questions), len(self._studio.questions)
        number = f"{here}" if here == all_of_them else f"{here} of {all_of_them}"
        if self.only:
            return f"{number} · {self.only.value} · f goes on, Esc shows all"
        return f"{number} · Esc shows all" if self._looked_for else number

    @property
    def none(self) -> str:
        """Why there may be no question."""
        return (
            self.only.none
            if self.only and not self._looked_for
            else "No question matches these words."
        )

    def look_for(self, words: str) -> None:
        self._looked_for = words
        self.questions = choosing.matching(self._bank(), words)

    def go_on(self) -> None:
        """To the next part of the bank; after the last one to all of it."""
        following = dict(zip((None, *Only), (*Only, None), strict=True))
        self.only = following[self.only]

    def read_takes(self) -> bool:
        """The newest takes, and what to practise next; False when they cannot be read just now."""
        library, self._suggested = self._studio.library, ()
        try:
            self.takes = library.rows(limit=LATELY)
            self._practised = library.practised()
            self._suggested = suggestions(
                self._studio.questions, self._practised, datetime.now().astimezone()
            )
        except Problem as problem:
            self._failed(problem)
            return False
        return True

    def reason(self, question: Question | None) -> str:
        """Why it is worth practising next; empty when it is not among those."""
        return next((one.reason for one in self._suggested if one.question == question), "")

    def next_after(self, question: Question | None) -> Question | None:
        """The best suggestion; from one of them, the one after it. None without any."""
        suggested = [one.question for one in self._suggested]
        at = suggested.index(question) + 1 if question in suggested else 0
        return suggested[at % len(suggested)] if suggested else None

    def draw(self, question: Question | None = None) -> Question | None:
        """Any that was not asked lately, and is not this one."""
        others = self.lately | {question.id if question else ""}
        return choosing.draw(self._studio.questions, others, self._chance)

    def _bank(self) -> tuple[Question, ...]:
        questions = self._studio.questions
        if self.only is None:
            return questions
        return only(self.only, questions, self._practised, datetime.now().astimezone())
