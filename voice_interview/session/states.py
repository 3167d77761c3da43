"""Where a rehearsal stands."""

from dataclasses import dataclass
from enum import StrEnum

from voice_interview.errors import Problem
from voice_interview.model import Hearing, Question


class Stage(StrEnum):
    HOME = "home"
    ASKING = "asking"
    """The question is being spoken."""
    READY = "ready"
    """The question stands there; preparation time may be running."""
    OPENING = "opening"
    """The microphone is being opened."""
    RECORDING = "recording"
    CONFIRMING = "confirming"
    """Still recording, while the user is asked whether to throw the take away."""
    SAVING = "saving"
    TRANSCRIBING = "transcribing"
    FINISHING = "finishing"
    """The report stands; the end of the answer is still being transcribed."""
    REVIEW = "review"


LIVE = frozenset({Stage.OPENING, Stage.RECORDING, Stage.CONFIRMING, Stage.SAVING})
"""Stages in which the microphone is or may be open."""

IN_TRANSCRIPTION = frozenset({Stage.TRANSCRIBING, Stage.FINISHING})
"""Stages in which the answer is being transcribed, and nothing else happens."""


@dataclass(frozen=True, slots=True)
class State:
    stage: Stage = Stage.HOME
    question: Question | None = None
    take_id: str | None = None
    preparation_s: float = 0.0
    """Preparation time that the next question gets."""
    preparing: bool = False
    """READY with the countdown running."""
    left_s: float = 0.0
    """Of the preparation, where the answer was begun before it was over."""
    muted: bool = False
    part_of: str = ""
    of_interview: bool = False
    """An interview asks it, and goes on by itself."""
    progress: float = 0.0
    doing: str = ""
    so_far: Hearing | None = None
    """What the report rests on while the end is missing."""
    following: bool = False
    """The transcriber is already at work on the growing take."""
    leaving: bool = False
    """The user left while the take was being saved."""
    discarding: bool = False
    """The user confirmed that this take is to go."""
    problem: Problem | None = None
    """What just went wrong; shown once, and never in the way."""

    @property
    def to_think_s(self) -> float:
        """What the countdown begins with: all of the preparation, or what a false start left."""
        return self.left_s or self.preparation_s

    @property
    def behind_s(self) -> float:
        """How much of the answer nobody had heard yet when it ended."""
        if self.so_far is None or self.so_far.sounds is None or not self.progress:
            return 0.0
        return self.so_far.sounds.duration_s * (1 / self.progress - 1)
