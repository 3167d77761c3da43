"""From answers to the weights the reader works with."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from training import chain
from training.answers import Answer
from training.copies import asides, copies
from training.mishearing import Ear
from training.rows import LABELS, Floats, Row, row
from training.word_classes import with_classes, without_classes
from voice_interview.analysis.star.decode import decode
from voice_interview.analysis.star.features import Features
from voice_interview.analysis.star.gate import signs
from voice_interview.model import StarWeights

KINDS = ("story", "opinion", "plan", "explanation", "introduction")


@dataclass(frozen=True, slots=True)
class Choices:
    """What cross-validation chose."""

    penalty: float = 10.0
    """Squared, on the weights of what pieces say; `step_penalty` on those from label to label."""
    step_penalty: float = 15.0
    fewest_voices: int = 3
    """A feature must occur with so many voices to be kept: habits of one speaker teach nothing."""
    rounds: int = 100
    gate_strength: float = 1.0
    """Inverse penalty of the weights of kinds."""
    least_words: tuple[float, ...] = (10.0, 7.0, 26.0, 12.0)
    """For S, T, A and R."""
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """One copy of one answer, ready to be learned from."""

    answer: Answer
    row: Row
    weight: float


def lessons(answers: Sequence[Answer], seed: int = 7) -> list[Lesson]:
    """Every answer with its copies; the same for the same answers."""
    ear, talk = Ear(answers), asides(answers)
    return [
        Lesson(answer, row(words), weight)
        for answer in answers
        for words, weight in copies(answer, ear, talk, random.Random(f"{seed} {answer.id}"))
    ]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model before anything is rounded or left out, with the classes still beside the words."""

    chain: chain.Chain
    local: DictVectorizer
    opening: DictVectorizer

    def posteriors(self, seen: Row) -> Floats:
        local = self.local.transform([with_classes(piece) for piece in seen.local])
        opening = self.opening.transform(seen.opening)
        return chain.posteriors(self.chain, local, opening)


def teach(taught: Sequence[Lesson], choices: Choices) -> StarWeights:
    """The weights that `taught` leads to."""
    return exported(fit(taught, choices), taught, choices)


def fit(taught: Sequence[Lesson], choices: Choices) -> Fitted:
    local, opening = DictVectorizer(), DictVectorizer()
    pieces = [[with_classes(piece) for piece in one.row.local] for one in taught]
    voices = [one.answer.voice for one in taught]
    openings = [one.row.opening for one in taught]
    known = _common(zip(voices, pieces, strict=True), choices.fewest_voices)
    firsts = _common(zip(voices, openings, strict=True), choices.fewest_voices)
    found = chain.fit(
        local.fit_transform(_only(known, pieces)),
        opening.fit_transform(_only(firsts, openings)),
        np.concatenate([one.row.shares for one in taught]),
        [len(one.row.sizes) for one in taught],
        np.array([one.weight for one in taught]),
        chain.Penalty(choices.penalty, choices.step_penalty),
        choices.rounds,
    )
    return Fitted(found, local, opening)


def exported(fitted: Fitted, taught: Sequence[Lesson], choices: Choices) -> StarWeights:
    """As the program reads it: words alone, rounded, with the weights that tell kinds apart."""
    found, digits = fitted.chain, choices.digits
    scores = without_classes(dict(zip(fitted.local.feature_names_, found.scores, strict=True)))
    weights = StarWeights(
        labels=LABELS,
        scores=_named(list(scores), list(scores.values()), digits),
        steps=_named(fitted.opening.feature_names_, found.steps, digits),
        starts=_rounded(found.starts, digits),
        ends=_rounded(found.ends, digits),
        kinds=KINDS,
        signs={},
        least_words=dict(zip(LABELS, choices.least_words, strict=False)),
    )
    return _with_signs(weights, taught, choices)


def _with_signs(weights: StarWeights, taught: Sequence[Lesson], choices: Choices) -> StarWeights:
    """The same with the weights by which kinds of answers are told apart."""
    table = DictVectorizer()
    rows = table.fit_transform(
        [
            signs(
                one.row.sizes, one.row.seen, decode(one.row.local, one.row.opening, weights), LABELS
            )
            for one in taught
        ]
    )
    wanted = [KINDS.index(one.answer.told) for one in taught]
    regression = LogisticRegression(C=choices.gate_strength, max_iter=2000, class_weight="balanced")
    regression.fit(rows, wanted, sample_weight=[one.weight for one in taught])
    found = _named(table.feature_names_, regression.coef_.T, choices.digits)
    bias = np.array(found["bias"]) + regression.intercept_
    return replace(weights, signs={**found, "bias": _rounded(bias, choices.digits)})


def _common(rows: Iterable[tuple[str, Sequence[Features]]], fewest: int) -> set[str]:
    voices: defaultdict[str, set[str]] = defaultdict(set)
    for voice, pieces in rows:
        for piece in pieces:
            for name in piece:
                voices[name].add(voice)
    return {name for name, heard in voices.items() if len(heard) >= fewest}


def _only(known: Collection[str], rows: Iterable[Sequence[Features]]) -> list[Features]:
    return [
        {name: value for name, value in piece.items() if name in known}
        for pieces in rows
        for piece in pieces
    ]


def _named(
    names: Sequence[str], table: Iterable[Floats], digits: int
) -> dict[str, tuple[float, ...]]:
    """Rows of the table by name; those that say nothing are left out."""
    rows = {name: _rounded(values, digits) for name, values in zip(names, table, strict=True)}
    return {name: values for name, values in rows.items() if name == "bias" or any(values)}


def _rounded(values: Floats, digits: int) -> tuple[float, ...]:
    return tuple(round(float(value), digits) + 0.0 for value in values)
