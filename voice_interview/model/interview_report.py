"""Opinions on an interview: recomputed from its facts and the reports of its takes."""

from dataclasses import dataclass

from voice_interview.model.figures import Figures
from voice_interview.model.formats import Phase
from voice_interview.model.interview import Asked, Entry, Interview


@dataclass(frozen=True, slots=True)
class Avoid:
    """Why a question had better not be asked."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """What the rules say about a question that the candidate asked."""

    text: str
    form: str
    """open | closed | no question"""
    avoid: tuple[Avoid, ...]
    asked_before: str
    """Id of an earlier take with much the same words; empty: none."""
    asking_s: float | None
    """From the first to the last word."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    number: int
    """From 1."""
    asked: Asked
    over_target_s: float | None
    """How much longer than aimed at; 0 within it."""
    over_limit_s: float | None
    """How much longer than allowed; None without a limit or an answer."""
    figures: Figures | None
    """None as long as there is no transcript."""
    focus: str
    feedback: tuple[Entry, ...]
    own: OwnQuestion | None
    voiceless: bool = False
    """There is no transcript because nobody was heard."""

    @property
    def answered(self) -> bool:
        return self.asked.length_s is not None


@dataclass(frozen=True, slots=True)
class PhaseLine:
    phase: Phase
    took_s: float | None
    """None: not come to."""
    over_s: float
    """Longer than planned."""
    asked: int
    answered: int
    spoken_s: float


@dataclass(frozen=True, slots=True)
class InterviewReport:
    interview: Interview
    questions: tuple[QuestionLine, ...]
    phases: tuple[PhaseLine, ...]
    answered: int
    passed: int
    spoken_s: float
    over_limit: int
    """Answers longer than allowed."""
    articulation_rate_wpm: float | None
    """Middle one of the answers', as are the fillers."""
    fillers_per_minute: float | None
    fillers_at_least: bool
    focus: str
    """What most reports name as the thing to work on; empty without one named twice."""
    missing_words: int
    """Answers without a transcript, for whatever reason."""
