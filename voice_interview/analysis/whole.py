"""An answer and its follow-ups read as one story."""

from collections.abc import Sequence
from functools import reduce

from voice_interview.analysis.corrections import applied
from voice_interview.analysis.fillers import sounds as filled_pauses
from voice_interview.analysis.follow_up import asked_for
from voice_interview.analysis.reading import Reading, read
from voice_interview.analysis.star import reader
from voice_interview.analysis.star.order import Added
from voice_interview.analysis.timing import measure
from voice_interview.model import (
    FillerRule,
    FollowUpWordings,
    Hearing,
    StarCue,
    StarWeights,
    Turn,
    Whole,
    Word,
)


def reading(hearing: Hearing) -> Reading:
    """What was said, with what stands between the words."""
    words = hearing.transcript.words
    return read(words, measure(words, (), hearing.sounds).pauses or ())


def together(
    turns: Sequence[Turn],
    known: Sequence[FillerRule],
    taught: Sequence[StarCue | StarWeights],
    wordings: Sequence[FollowUpWordings],
) -> Whole:
    """The turns in the order spoken, one story. `known`: how filled pauses are written."""
    firsts: list[int] = []
    words: tuple[Word, ...] = ()
    readings = []
    labels: dict[int, str] = {}
    for turn in turns:
        hearing, fixed = applied(turn.hearing, turn.review)
        plain = reading(hearing)
        readings.append(plain.without(filled_pauses.written(plain, known).keys()))
        firsts.append(len(words))
        labels |= {len(words) + number: label for number, label in fixed.labels.items()}
        words += fixed.words
    later = zip(readings[1:], firsts[1:], strict=True)
    joined = reduce(lambda said, more: said.then(more[0], more[1]), later, readings[0])
    added = [
        Added(first, asked_for(turn.question.text, wordings))
        for first, turn in zip(firsts[1:], turns[1:], strict=True)
    ]
    return Whole(
        takes=tuple(turn.source for turn in turns),
        firsts=tuple(firsts),
        words=words,
        star=reader.read(words, joined, taught, labels, added),
        before=reader.read(words[: firsts[1]], readings[0], taught, labels),
    )
