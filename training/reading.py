"""What readers say about an answer, in the shape the measures take.

Whether the result holds a number, and whether I or we prevails in the action, is no label of the
corpus: it follows from the labelled words by the program's own lists of numbers and pronouns. So
these two measure whether the right words were taken for result and action.
"""

from collections.abc import Sequence
from dataclasses import replace

from training.answers import Answer, Words
from training.measures import Verdict, compared
from training.rows import cues, reading, rules
from voice_interview.analysis.reading import Reading
from voice_interview.analysis.star import presence
from voice_interview.analysis.star.reader import read
from voice_interview.model import StarCue, StarPart, StarWeights, Word


def verdict(answer: Answer, words: Words, weights: StarWeights) -> Verdict:
    """Of the program's reader on `words`, a copy of the answer."""
    plain = reading(words)
    families = [rule for rule in rules() if isinstance(rule, StarCue)]
    star = read([Word(word.text) for word in words], plain, (*families, weights))
    labels = ["O"] * len(words)
    for segment in star.segments:
        labels[slice(*segment.words)] = [segment.label] * (segment.words[1] - segment.words[0])
    present = frozenset(
        part.letter for part in StarPart if star.components[part].status != "missing"
    )
    said = [labels[token.index] for token in plain.tokens]
    found = judged(answer, words, plain, said, present, star.kind)
    return replace(
        found,
        number=(found.number[0], star.quantified_result),
        pronoun=(found.pronoun[0], _prevails(star.i_count, star.we_count)),
    )


def judged(
    answer: Answer,
    words: Words,
    plain: Reading,
    said: Sequence[str],
    present: frozenset[str],
    kind: str,
) -> Verdict:
    """`said`: a label for each token of `plain`."""
    right = [words[token.index].label for token in plain.tokens]
    return Verdict(
        answer=answer,
        counts=compared(right, said),
        there=frozenset(right) - {"O"},
        present=present,
        kind=kind,
        number=(_has_number(plain, right), _has_number(plain, said)),
        pronoun=(_pronoun(plain, right), _pronoun(plain, said)),
    )


def _has_number(plain: Reading, labels: Sequence[str]) -> bool | None:
    return presence.quantified(_texts(plain, labels, "R"))


def _pronoun(plain: Reading, labels: Sequence[str]) -> str | None:
    return _prevails(*presence.ownership(_texts(plain, labels, "A"), cues()))


def _prevails(i_count: int | None, we_count: int | None) -> str | None:
    if i_count == we_count:
        return None
    return "I" if (i_count or 0) > (we_count or 0) else "we"


def _texts(plain: Reading, labels: Sequence[str], label: str) -> list[str]:
    kept = [token.text for token, one in zip(plain.tokens, labels, strict=True) if one == label]
    return [" ".join(kept)] if kept else []
