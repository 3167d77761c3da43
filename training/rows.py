"""Answers as the reader sees them: pieces, features, and the right labels beside them."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.answers import Words
from voice_interview.analysis.fillers.sounds import written
from voice_interview.analysis.reading import Reading, read
from voice_interview.analysis.star.cues import Cues, compiled
from voice_interview.analysis.star.features import Features, families, features, openings
from voice_interview.analysis.star.segments import cut
from voice_interview.model import FillerRule, Rule, StarCue, StarWeights, Word
from voice_interview.questions import rules as rule_files

LABELS = "STARO"
RULES = Path(__file__).parents[1] / "prompts" / "rules"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, cut; pieces stand in the order spoken."""

    sizes: tuple[int, ...]
    """Words of each piece."""
    seen: tuple[frozenset[str], ...]
    local: tuple[Features, ...]
    opening: tuple[Features, ...]
    shares: Floats
    """pieces x labels: the share of each piece's words that carries the label."""
    words: tuple[str, ...]
    """The right label of each word."""


@cache
def rules() -> tuple[Rule, ...]:
    """All but the weights, which may not be there yet."""
    return tuple(rule for path in sorted(RULES.glob("*.toml")) for rule in rule_files.read(path))


@cache
def weights() -> StarWeights:
    """As they are shipped."""
    return next(rule for rule in rule_files.load(RULES) if isinstance(rule, StarWeights))


@cache
def cues() -> Cues:
    return compiled(rule for rule in rules() if isinstance(rule, StarCue))


def reading(words: Words) -> Reading:
    """As the report has it: without filled pauses."""
    whole = read([Word(word.text) for word in words])
    fillers = [rule for rule in rules() if isinstance(rule, FillerRule)]
    return whole.without(written(whole, fillers).keys())


def row(words: Words) -> Row:
    plain = reading(words)
    spans = cut(plain)
    labels = tuple(words[token.index].label for token in plain.tokens)
    pieces = tuple(tuple(token.text for token in plain.tokens[a:b]) for a, b in spans)
    seen = tuple(families(pieces, cues()))
    counts = [Counter(labels[a:b]) for a, b in spans]
    shares = np.array([[count[label] / count.total() for label in LABELS] for count in counts])
    return Row(
        sizes=tuple(b - a for a, b in spans),
        seen=seen,
        local=tuple(features(pieces, seen)),
        opening=tuple(openings(pieces, seen)),
        shares=shares,
        words=labels,
    )
