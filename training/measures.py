"""How right a reader is, from what it said about answers and what they are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from training.answers import PARTS, Answer
from training.rows import LABELS


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader made of one answer."""

    answer: Answer
    right: tuple[str, ...]
    """Label of each word, filled pauses left out."""
    said: tuple[str, ...]
    kind: str
    present: frozenset[str]
    """Letters of the parts called strong or thin."""


Measure = Callable[[Sequence[Verdict]], float]


def token_f1(verdicts: Sequence[Verdict]) -> float:
    """Macro-F1 over the five labels, each word counting once."""
    return float(np.mean([label_f1(verdicts, label) for label in LABELS]))


def label_f1(verdicts: Sequence[Verdict], label: str) -> float:
    both = wrong = missed = 0
    for one in verdicts:
        for right, said in zip(one.right, one.said, strict=True):
            both += right == said == label
            wrong += said == label != right
            missed += right == label != said
    return 2 * both / max(1, 2 * both + wrong + missed)


def balanced_presence(verdicts: Sequence[Verdict]) -> float:
    """Mean of the shares right among the parts that are there and those that are not."""
    cells = _cells(verdicts)
    shares = [
        [said == there for there, said in cells if there is wanted] for wanted in (True, False)
    ]
    return float(np.mean([np.mean(share) for share in shares if share]))


def presence(verdicts: Sequence[Verdict]) -> float:
    """Share of the four cells of every answer that are right."""
    return _share(there == said for there, said in _cells(verdicts))


def complete_flagged(verdicts: Sequence[Verdict]) -> float:
    """Of the parts of complete answers those called missing."""
    whole = [one for one in verdicts if one.answer.kind == "complete"]
    return _share(not said for there, said in _cells(whole) if there)


def no_story_recognised(verdicts: Sequence[Verdict]) -> float:
    return _share(one.kind != "story" for one in verdicts if not one.answer.story)


def story_recognised(verdicts: Sequence[Verdict]) -> float:
    return _share(one.kind == "story" for one in verdicts if one.answer.story)


def kind_named(verdicts: Sequence[Verdict]) -> float:
    """Answers without a story that are called what they are."""
    return _share(one.kind == one.answer.told for one in verdicts if not one.answer.story)


def _cells(verdicts: Sequence[Verdict]) -> list[tuple[bool, bool]]:
    return [(part in one.right, part in one.present) for one in verdicts for part in PARTS]


def _share(chosen: Iterable[bool]) -> float:
    told = list(chosen)
    return sum(told) / len(told) if told else float("nan")
