"""The reader's verdict on an answer, in the shape the measures take."""

from collections.abc import Sequence

from training.answers import Answer, Words
from training.measures import Verdict
from training.rows import reading, rules
from voice_interview.analysis.star.reader import read
from voice_interview.model import StarCue, StarPart, StarWeights, Word


def verdict(answer: Answer, words: Words, weights: StarWeights) -> Verdict:
    """On `words`, a copy of the answer."""
    plain = reading(words)
    taught: Sequence[StarCue | StarWeights] = (
        *(rule for rule in rules() if isinstance(rule, StarCue)),
        weights,
    )
    star = read([Word(word.text) for word in words], plain, taught)
    labels = ["O"] * len(words)
    for segment in star.segments:
        for place in range(*segment.words):
            labels[place] = segment.label
    return Verdict(
        answer=answer,
        right=tuple(words[token.index].label for token in plain.tokens),
        said=tuple(labels[token.index] for token in plain.tokens),
        kind=star.kind,
        present=frozenset(
            part.letter for part in StarPart if star.components[part].status != "missing"
        ),
    )
