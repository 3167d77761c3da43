"""What may happen in an interview: first what the candidate does, then what the world answers."""

from dataclasses import dataclass

from voice_interview.model.interview import Part


@dataclass(frozen=True, slots=True)
class Begin:
    """Start, or go on after a pause, a crash or a night."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """On with it: past the announcement, the preparation, the last answer, the debrief."""

    probe: str = ""
    """What the answer before left open, as the interviewer would ask it; empty: as the bank has
    it."""


@dataclass(frozen=True, slots=True)
class NextPhase:
    """Leave the rest of this phase."""


@dataclass(frozen=True, slots=True)
class Pass:
    """No answer to this question."""


@dataclass(frozen=True, slots=True)
class Again:
    """Answer the last question again, where the format allows it."""


@dataclass(frozen=True, slots=True)
class Write:
    """Write, choose or tick something; an empty value takes it away."""

    part: Part
    name: str
    value: str
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands and nothing new is asked, until `Begin`."""


@dataclass(frozen=True, slots=True)
class End:
    """Finish before its end; what was answered is reported."""


@dataclass(frozen=True, slots=True)
class Tick:
    passed_s: float
    """Since the tick before."""
    cuts: bool = True
    """False while the user is in a window, typing perhaps: the clock goes on, and what comes next
    waits for them. The limit of an answer holds all the same."""


@dataclass(frozen=True, slots=True)
class Announced:
    pass


@dataclass(frozen=True, slots=True)
class AnswerBegan:
    take_id: str


@dataclass(frozen=True, slots=True)
class AnswerEnded:
    """The take is on disk."""

    take_id: str
    length_s: float


@dataclass(frozen=True, slots=True)
class AnswerDropped:
    """Thrown away, or never recorded: the question still stands."""


Event = (
    Begin
    | GoOn
    | NextPhase
    | Pass
    | Again
    | Write
    | Pause
    | End
    | Tick
    | Announced
    | AnswerBegan
    | AnswerEnded
    | AnswerDropped
)
