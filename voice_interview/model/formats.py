"""An interview format: phases with a clock, and what happens in each. Files: docs/formats.md."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Who speaks in a phase."""

    PREPARE = "prepare"
    """Nobody: the candidate thinks and writes notes."""
    ANSWER = "answer"
    """The interviewer asks, the candidate answers."""
    ASK = "ask"
    """The candidate asks."""
    DEBRIEF = "debrief"
    """Nobody: the candidate looks back and fills in."""


class Draw(StrEnum):
    FIXED = "fixed"
    """The questions that are named, in their order."""
    RANDOM = "random"
    """By lot, none twice in an interview."""
    WEAKEST = "weakest"
    """Those whose last take left most of the story out, then those never practised."""


class Show(StrEnum):
    """What the screen shows beside the question."""

    SHOWS = "shows"
    """What a good answer shows."""
    TRAP = "trap"
    NOTES = "notes"
    """The candidate's notes on the question."""
    REPORT = "report"
    """The report of each answer, before the next question."""


class Overrun(StrEnum):
    MEASURE = "measure"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Phase:
    id: str
    title: str
    kind: Kind
    minutes: float
    says: str = ""
    """What the interviewer says when it begins; empty: title and minutes."""
    questions: tuple[str, ...] = ()
    """Ids that are asked first, in this order."""
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    from_phase: str = ""
    """Draw from what this earlier phase drew."""
    draw: Draw = Draw.FIXED
    count: int = 0
    """How many questions at most; 0: those that are named."""
    least: int = 0
    """How many questions the candidate should write or ask."""
    preparation_s: float = 0.0
    target_s: float = 0.0
    """0: each question's own."""
    limit_s: float = 0.0
    """0: none."""
    overrun: Overrun = Overrun.MEASURE
    retakes: bool = False
    follow_ups: int = 0
    show: tuple[Show, ...] = ()
    fields: tuple[str, ...] = ()
    """Short fields: after each answer, or in the debrief."""
    rubric: tuple[str, ...] = ()
    """What the candidate judges of the interview, in RATINGS."""
    checklist: tuple[str, ...] = ()
    """What the candidate should know by now; what is not ticked is carried on."""
    action_step: bool = False

    @property
    def seconds(self) -> float:
        return self.minutes * 60

    @property
    def asks_aloud(self) -> bool:
        """Something is recorded in it."""
        return self.kind in {Kind.ANSWER, Kind.ASK}


RATINGS = ("not yet", "partly", "well", "very well")
"""How a line of a rubric can be judged."""


@dataclass(frozen=True, slots=True)
class Format:
    id: str
    title: str
    about: str
    phases: tuple[Phase, ...]
    place: int = 100
    """Where it stands among the others."""
    pick: str = ""
    """What the candidate may choose before: theme, role, or nothing."""
    picks: tuple[str, ...] = ()
    remind: bool = False
    """The interviewer's voice says when half of a phase is over, and all of it."""

    @property
    def minutes(self) -> float:
        return sum(phase.minutes for phase in self.phases)

    @property
    def seconds(self) -> float:
        return self.minutes * 60
