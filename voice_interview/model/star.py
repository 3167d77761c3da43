"""What story an answer tells: its parts by STAR, the words each rests on, and how sure that is.

How it was said is not known here.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from voice_interview.model.facts import Word, WordRange

UNSURE = 0.5
"""A STAR label with less confidence is more likely wrong than right."""


class StarPart(StrEnum):
    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"

    @property
    def letter(self) -> str:
        return self.value[0].upper()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence-like stretch with its STAR label; O is anything else."""

    words: WordRange
    start: float | None
    end: float | None
    label: str
    """S | T | A | R | O"""
    confidence: float

    @property
    def unsure(self) -> bool:
        return self.confidence < UNSURE


@dataclass(frozen=True, slots=True)
class Component:
    status: str
    """strong | thin | missing"""
    share: float | None
    """Share of the S, T, A and R words, 0 to 1; None when no story is told."""
    evidence: tuple[int, ...]
    """Numbers of the segments it rests on."""
    confidence: float | None = None
    """Mean chance of its words' label; None when it is missing."""

    @property
    def unsure(self) -> bool:
        return self.confidence is not None and self.confidence < UNSURE


@dataclass(frozen=True, slots=True)
class Star:
    story: bool
    """False: the answer tells no past event, and the components are not asked of it."""
    kind: str
    """story | opinion | plan | explanation | introduction | unknown"""
    components: dict[StarPart, Component]
    segments: tuple[Segment, ...]
    quantified_result: bool | None
    """A number or a from-to change in what is or may be result; None when no result was found."""
    i_count: int | None
    """I, me, my in what is or may be action; None when no action was found. `we_count` likewise."""
    we_count: int | None
    lesson: WordRange | None
    notes: tuple[str, ...] = ()
    """What is worth a remark about order and shares, in whole sentences."""
    number: WordRange | None = None
    """The segment with the number, when the result has one."""
    we_said: tuple[WordRange, ...] = ()
    """The segments of the action that say we."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer and what was added when asked, read as one. Times are those of each take."""

    takes: tuple[str, ...]
    firsts: tuple[int, ...]
    """Number of the first word of each take, among `words`."""
    words: tuple[Word, ...]
    star: Star
    before: Star
    """What the first answer was read as by itself."""

    def segments(self, take_id: str) -> tuple[Segment, ...]:
        """Those of one take, their words counted from its own first word."""
        if take_id not in self.takes:
            return ()
        place = self.takes.index(take_id)
        first, after = (*self.firsts, len(self.words))[place : place + 2]
        return tuple(
            self._within(one, first, after)
            for one in self.star.segments
            if one.words[0] < after and first < one.words[1]
        )

    def _within(self, one: Segment, first: int, after: int) -> Segment:
        """The part of it in one take: the um that an answer begins with goes with those before."""
        begins, ends = max(one.words[0], first), min(one.words[1], after)
        times = self.words[begins].start, self.words[ends - 1].end
        return replace(one, words=(begins - first, ends - first), start=times[0], end=times[1])
