"""`python -m training.cross [voices|writers]`: how well it reads voices it was not taught.

Prints one line for each way an answer may arrive: as given, stripped of punctuation and capitals,
and stripped with 15 % word errors.
"""

import random
import sys
from collections.abc import Iterator, Sequence

from training.answers import WRITERS, Answer, Words, stripped, to_learn
from training.measures import (
    Verdict,
    balanced_presence,
    complete_flagged,
    kind_named,
    label_f1,
    no_story_recognised,
    story_recognised,
    token_f1,
)
from training.mishearing import Ear
from training.reading import verdict
from training.rows import LABELS
from training.teach import Choices, Lesson, lessons, teach

FOLDS = 4
ERRORS = 0.15


def main() -> None:
    by_writer = sys.argv[1:] == ["writers"]
    answers = to_learn()
    found = crossed(answers, lessons(answers), Choices(), by_writer=by_writer)
    for name, verdicts in found.items():
        print(line(name, verdicts))


def crossed(
    answers: Sequence[Answer], taught: Sequence[Lesson], choices: Choices, *, by_writer: bool
) -> dict[str, list[Verdict]]:
    """Verdicts on every answer by a reader that was not taught on its voice (or its writer)."""
    ear = Ear(answers)
    found: dict[str, list[Verdict]] = {}
    for left_out in _folds(answers, by_writer=by_writer):
        weights = teach([one for one in taught if one.answer.voice not in left_out], choices)
        for answer in answers:
            if answer.voice in left_out:
                for name, words in arrivals(answer, ear):
                    found.setdefault(name, []).append(verdict(answer, words, weights))
    return found


def arrivals(answer: Answer, ear: Ear) -> Iterator[tuple[str, Words]]:
    bare = stripped(answer.words)
    yield "as given", answer.words
    yield "stripped", bare
    yield "15% errors", ear.misheard(bare, ERRORS, random.Random(answer.id))


def line(name: str, verdicts: Sequence[Verdict]) -> str:
    by_label = " ".join(f"{label} {label_f1(verdicts, label):.2f}" for label in LABELS)
    return (
        f"{name:10} F1 {token_f1(verdicts):.3f} ({by_label}) "
        f"presence {balanced_presence(verdicts):.3f} flagged {complete_flagged(verdicts):.3f} "
        f"no story {no_story_recognised(verdicts):.2f} named {kind_named(verdicts):.2f} "
        f"story {story_recognised(verdicts):.3f}"
    )


def _folds(answers: Sequence[Answer], *, by_writer: bool) -> list[frozenset[str]]:
    if by_writer:
        return [frozenset(voices.split()) for voices in WRITERS.values()]
    voices = sorted({answer.voice for answer in answers})
    return [frozenset(voices[start::FOLDS]) for start in range(FOLDS)]


if __name__ == "__main__":
    main()
