"""Opinions: what the analysis makes of the facts. Recomputed, stamped with the rules' version.

Here they come together, with the advice that follows from them. How an answer was said stands in
`delivery`, what story it told in `star`.
"""

from dataclasses import dataclass, field
from pathlib import Path

from voice_interview.model.delivery import Fillers, Restart, Timing, Voice
from voice_interview.model.facts import Question, Take, Transcript, WordRange
from voice_interview.model.star import Segment, Star, Whole

RULES_VERSION = "16"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One of the common mistakes, by the name its coaching card has."""

    title: str
    why: str
    words: WordRange | None

    def __str__(self) -> str:
        return f"{self.title}: {self.why}"


@dataclass(frozen=True, slots=True)
class Focus:
    """The one thing to work on next, with the words it rests on."""

    title: str
    why: str
    words: WordRange | None
    drill: str = ""
    figure: str = ""
    """What the next answer can be set against: a measure's name, a part of the story, or `number`;
    empty: nothing."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What an interviewer would ask next."""

    part: str
    """situation | task | action | result, or story when none was told"""
    status: str
    """missing | thin"""
    text: str
    why: str
    segment: int
    """Number of the segment that made it ask: of the whole answer when there is one."""


@dataclass(frozen=True, slots=True)
class CorrectedWords:
    words: WordRange
    heard: str
    """What the recogniser wrote there."""


@dataclass(frozen=True, slots=True)
class Report:
    """An opinion on the facts of one take; recomputed, never stored as truth."""

    source: str
    question: Question | None
    transcript: Transcript
    timing: Timing
    fillers: Fillers | None
    """None when the user switched the filler part off, and where no voice was heard."""
    star: Star | None
    """None when the question expects no story."""
    focus: Focus | None
    notes: tuple[str, ...]
    restarts: tuple[Restart, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    follow_up: FollowUp | None = None
    """None when nothing is missing, or when it is switched off."""
    whole: Whole | None = None
    """None when the take stands alone."""
    structure: str = ""
    """How to build the answer, when the question asks for no story."""
    voice: Voice = field(default_factory=Voice)
    rules_version: str = RULES_VERSION
    corrected: tuple[CorrectedWords, ...] = ()
    """What the user corrected in the transcript, in order."""

    def parts(self) -> tuple[Segment, ...]:
        """The segments of the story that this take tells, or tells a part of; else none."""
        if self.whole is not None and self.whole.star.story:
            return self.whole.segments(self.source)
        return self.star.segments if self.star is not None and self.star.story else ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A take with its report: what is handed on."""

    take: Take
    report: Report
    level_dbfs: tuple[float, ...] = ()
    """Of each 100 ms; empty where nobody listened."""
    audio: Path | None = None
    """Where its sound lies; None: it is handed on without."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the report of a take said to work on: something that can be done in the next answer."""

    take: Take
    focus: Focus
