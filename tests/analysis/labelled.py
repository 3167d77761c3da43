"""Reads the labelled sentences of tests/data/fillers and measures the rules against them.

`[like]+` is a use that is filler, `[like]-` one that is not.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from voice_interview.analysis import report as reporting
from voice_interview.model import Hearing, Rule, Transcript, Word

FOLDER = Path(__file__).parents[1] / "data" / "fillers"
AMBIGUOUS = (
    "like", "so", "actually", "well", "right", "okay", "just", "really", "basically", "kind of",
    "sort of", "you know", "i mean", "literally", "honestly",
)  # fmt: skip
NAMED = (*AMBIGUOUS, "i guess")
"""The phrases with labels of their own; whatever else is labelled is a sound. Of the last no
rule tells: what it means cannot be known by its neighbours."""

_MARKED = re.compile(r"(\W*)\[([^\]]+)\]([+-])(\S*)|(\S+)")


@dataclass(frozen=True)
class Sentence:
    style: str
    words: tuple[str, ...]
    labels: dict[int, tuple[str, bool]]
    """First word of a use -> the phrase, and whether it is filler."""


@dataclass(frozen=True)
class Score:
    right: int
    wrong: int
    """Marked as filler, and none."""
    missed: int
    left: int
    """Rightly left alone."""

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    @property
    def accuracy(self) -> float:
        whole = self.right + self.wrong + self.missed + self.left
        return (self.right + self.left) / max(1, whole)


def load(name: str) -> list[Sentence]:
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [_sentence(**json.loads(line)) for line in lines]


def _sentence(style: str, text: str) -> Sentence:
    words: list[str] = []
    labels = {}
    for before, phrase, sign, after, word in _MARKED.findall(text):
        if word:
            words.append(word)
            continue
        labels[len(words)] = (phrase.lower(), sign == "+")
        said = phrase.split()
        said[0] = before.strip() + said[0]
        said[-1] += after
        words += said
    return Sentence(style, tuple(words), labels)


def unlabelled(sentence: Sentence, phrases: Iterable[str]) -> list[str]:
    """Uses of `phrases` that carry no label."""
    bare = [re.sub(r"^\W+|\W+$", "", word).lower() for word in sentence.words]
    found = []
    for phrase in phrases:
        row = phrase.split()
        found += [
            f"{phrase}: {' '.join(sentence.words)}"
            for place in range(len(bare) - len(row) + 1)
            if bare[place : place + len(row)] == row and place not in sentence.labels
        ]
    return found


def scores(sentences: Sequence[Sentence], rules: Sequence[Rule]) -> dict[str, Score]:
    """Per phrase; sounds are one phrase of the name `sounds`."""
    counted: dict[str, Counter[str]] = {}
    for sentence in sentences:
        marked = _marked(sentence, rules)
        for place, (phrase, filler) in sentence.labels.items():
            name = phrase if phrase in NAMED else "sounds"
            hit = place in marked
            outcome = ("right" if hit else "missed") if filler else ("wrong" if hit else "left")
            counted.setdefault(name, Counter())[outcome] += 1
    return {
        name: Score(found["right"], found["wrong"], found["missed"], found["left"])
        for name, found in counted.items()
    }


def plain_list(sentences: Sequence[Sentence]) -> dict[str, Score]:
    """The usual way, for comparison: every use on the list is filler."""
    counted: dict[str, Counter[bool]] = {}
    for sentence in sentences:
        for phrase, filler in sentence.labels.values():
            name = phrase if phrase in NAMED else "sounds"
            counted.setdefault(name, Counter())[filler] += 1
    return {name: Score(found[True], found[False], 0, 0) for name, found in counted.items()}


def _marked(sentence: Sentence, rules: Sequence[Rule]) -> set[int]:
    """Numbers of the words at which a filler begins, as the report has it."""
    words = tuple(Word(word) for word in sentence.words)
    report = reporting.build("labelled", None, Hearing(Transcript(words, "given"), None), rules)
    assert report.fillers is not None
    return {event.words[0] for event in report.fillers.events}
