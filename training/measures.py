"""How right a reader is, from what it said about answers and what they are.

Every measure takes verdicts and is made of sums over them, so that a bootstrap is cheap.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from training.answers import PARTS, Answer
from training.rows import LABELS

Counts = tuple[tuple[int, int, int], ...]
"""For each label the words on which both agree, that only the reader, and only the label has."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reader made of one answer, beside what it is."""

    answer: Answer
    counts: Counts
    there: frozenset[str]
    """Letters of the parts that are in the answer."""
    present: frozenset[str]
    """Letters of the parts called strong or thin."""
    kind: str
    number: tuple[bool | None, bool | None]
    """Is there a number in the result: so it is, so it was called; None without a result."""
    pronoun: tuple[str | None, str | None]
    """I or we, whichever is said more in the action: so it is, so it was called."""


Measure = Callable[[Sequence[Verdict]], float]


def compared(right: Sequence[str], said: Sequence[str]) -> Counts:
    pairs = Counter(zip(right, said, strict=True))
    rights, saids = Counter(right), Counter(said)
    return tuple(
        (pairs[one, one], saids[one] - pairs[one, one], rights[one] - pairs[one, one])
        for one in LABELS
    )


def token_f1(verdicts: Sequence[Verdict]) -> float:
    """Macro-F1 over the five labels, each word counting once."""
    return sum(label_f1(verdicts, label) for label in LABELS) / len(LABELS)


def label_f1(verdicts: Sequence[Verdict], label: str) -> float:
    place = LABELS.index(label)
    both = sum(one.counts[place][0] for one in verdicts)
    apart = sum(one.counts[place][1] + one.counts[place][2] for one in verdicts)
    return 2 * both / max(1, 2 * both + apart)


def balanced_presence(verdicts: Sequence[Verdict]) -> float:
    """Mean of the shares right among the parts that are there and those that are not."""
    cells = _cells(verdicts)
    found = _share(said for there, said in cells if there)
    missed = _share(not said for there, said in cells if not there)
    return (found + missed) / 2


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


def number_right(verdicts: Sequence[Verdict]) -> float:
    """Of the stories with a result; one that was overlooked holds no number."""
    return _share(
        one.number[0] == bool(one.number[1]) for one in verdicts if one.number[0] is not None
    )


def pronoun_right(verdicts: Sequence[Verdict]) -> float:
    """Of the stories with an action in which I or we prevails."""
    return _share(one.pronoun[0] == one.pronoun[1] for one in verdicts if one.pronoun[0])


def _cells(verdicts: Sequence[Verdict]) -> list[tuple[bool, bool]]:
    return [(part in one.there, part in one.present) for one in verdicts for part in PARTS]


def _share(chosen: Iterable[bool]) -> float:
    told = list(chosen)
    return sum(told) / len(told) if told else float("nan")
