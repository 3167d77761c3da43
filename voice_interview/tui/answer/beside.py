"""Two takes side by side as the screen shows them: one text of both, timed by either.

What both say stands once; what only the first says stands in −( ), what only the second in +( ).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voice_interview import over_time
from voice_interview.analysis.alignment import Fate, Span, place, turned
from voice_interview.analysis.answer_map import AnswerMap, answer_map
from voice_interview.analysis.best import Best
from voice_interview.analysis.comparison import Comparison
from voice_interview.errors import InputProblem
from voice_interview.model import Report, Take, Word
from voice_interview.studio import Studio
from voice_interview.text import clean_line
from voice_interview.tui.answer.tokens import Token

OPENS = {Fate.KEPT: "", Fate.DROPPED: "−(", Fate.ADDED: "+("}
FIRST, SECOND = 0, 1
"""The two sides; on the screen A and B."""


@dataclass(frozen=True, slots=True)
class Side:
    take: Take
    map: AnswerMap | None
    """Both maps are as long as the longer answer, so that their axes match."""
    tokens: tuple[Token, ...]
    """The text of both with the times of this take; `word` is its number in this transcript."""


@dataclass(frozen=True, slots=True)
class Beside:
    comparison: Comparison
    sides: tuple[Side, Side]
    best: Best | None
    best_at: str
    """When the best take was recorded; empty without one."""

    def matching(self, token: int, side: int) -> int:
        """Where `side` says what this token says, or what stands in its place."""
        if self.sides[side].tokens[token].word is not None:
            return token
        word = self.sides[1 - side].tokens[token].word
        spans = self.comparison.spans
        found = place(spans if side == SECOND else turned(spans), word or 0)
        numbers = [one.word for one in self.sides[side].tokens]
        return token if found is None else numbers.index(found)

    def changes(self) -> tuple[int, ...]:
        """The first token of each stretch that was dropped or added."""
        kinds = [token.kind for token in self.sides[FIRST].tokens]
        return tuple(n for n, kind in enumerate(kinds) if kind and (not n or kinds[n - 1] != kind))


def read(studio: Studio, first_id: str, second_id: str) -> Beside:
    """The older take is the first. Raises what the library raises, and InputProblem."""
    takes = sorted(
        (studio.library.take(take_id) for take_id in (first_id, second_id)),
        key=lambda take: (take.recorded_at, take.id),
    )
    reports = [_report(studio, take) for take in takes]
    found = over_time.side_by_side(studio, *reports)
    best = over_time.best_of_both(studio, takes[FIRST].question, takes[SECOND].question)
    maps = _maps([_map(studio, report, take) for report, take in zip(reports, takes, strict=True)])
    texts = [tuple(joined(found, side)) for side in (FIRST, SECOND)]
    one, two = (Side(take, own, text) for take, own, text in zip(takes, maps, texts, strict=True))
    best_at = studio.library.take(best.take_id).recorded_at if best else ""
    return Beside(found, (one, two), best, best_at)


def _report(studio: Studio, take: Take) -> Report:
    report = studio.report(take.id)
    if report is None:
        raise InputProblem(
            f"This take has no transcript: {clean_line(take.question.text)}",
            "Open it, and t transcribes it.",
        )
    return report


def _map(studio: Studio, report: Report, take: Take) -> AnswerMap | None:
    hearing = studio.library.hearing(take.id)
    sounds = hearing.sounds if hearing else None
    return answer_map(report, sounds.level_dbfs if sounds else ())


def _maps(own: Sequence[AnswerMap | None]) -> list[AnswerMap | None]:
    longest_s = max((one.length_s for one in own if one), default=0.0)
    return [replace(one, length_s=longest_s) if one else None for one in own]


def joined(found: Comparison, side: int) -> Iterator[Token]:
    """The text of both, with the words and times of one side."""
    texts = (found.first.transcript.words, found.second.transcript.words)
    for span in found.spans:
        ranges = (range(*span.first), range(*span.second))
        heard = SECOND if span.fate is not Fate.DROPPED else FIRST
        shown = _shown(span, texts[heard], ranges[heard])
        numbers: Sequence[int | None] = ranges[side] or [None] * len(shown)
        for words, number in zip(shown, numbers, strict=True):
            word = None if number is None else texts[side][number]
            start, end = (word.start, word.end) if word else (None, None)
            kind = "" if span.fate is Fate.KEPT else span.fate.value
            yield Token(words, kind, number, start, end)


def _shown(span: Span, words: Sequence[Word], numbers: range) -> list[str]:
    """Each word, the first and the last one with the signs of their fate."""
    shown = [clean_line(words[number].text) for number in numbers]
    if span.fate is not Fate.KEPT and shown:
        shown[0] = OPENS[span.fate] + shown[0]
        shown[-1] += ")"
    return shown
