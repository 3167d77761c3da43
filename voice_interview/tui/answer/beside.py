"""Two takes side by side as the screen shows them: one text of both, timed by either.

What both say stands once; what only the first says stands in −( ), what only the second in +( ).
Pure; `background.comparing` reads them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voice_interview.analysis.alignment import Fate, Span, place, turned
from voice_interview.analysis.answer_map import AnswerMap
from voice_interview.analysis.several.best import Best
from voice_interview.analysis.several.comparison import Comparison
from voice_interview.model import Take, Word
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
