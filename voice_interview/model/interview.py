"""Facts of an interview: what was planned, asked, recorded and written. Kept in the library."""

from dataclasses import dataclass
from enum import StrEnum

from voice_interview.model.facts import Question
from voice_interview.model.formats import Format, Phase


class Part(StrEnum):
    """What kind of thing the candidate wrote or ticked."""

    NOTE = "note"
    """On a question; named by its id."""
    OWN = "own"
    """A question to ask; named by its number."""
    FEEDBACK = "feedback"
    """On the candidate's own answer; named by its field."""
    FIELD = "field"
    """In a debrief; named by its field."""
    RATING = "rating"
    """Named by its line of the rubric; the value is one of RATINGS."""
    CHECK = "check"
    """Named by its line of the checklist; the value is KNOWN or TO_ASK_NEXT."""
    STEP = "step"
    """The action step."""
    DID = "did"
    """What became of the action step of the interview before: one of DONE."""


KNOWN, TO_ASK_NEXT = "known", "ask next time"
OWN_QUESTION = "your-question"
"""Id of every turn at which the candidate asks."""
DONE = ("yes", "partly", "no")


@dataclass(frozen=True, slots=True)
class Entry:
    part: Part
    name: str
    value: str
    asked: int | None = None
    """Number of the answer it is about, in `Interview.asked`; None: about no answer."""


@dataclass(frozen=True, slots=True)
class PhaseTime:
    """Seconds on the interview's clock."""

    began_s: float
    ended_s: float | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question that was put to the candidate, or one turn to ask."""

    phase: int
    question: Question
    take_id: str = ""
    earlier: tuple[str, ...] = ()
    """Takes before a retake."""
    length_s: float | None = None
    """Of the take; None: not recorded to its end."""
    passed: bool = False
    cut: bool = False
    """The recording was ended at the limit."""
    follow_up: bool = False


class Stage(StrEnum):
    OPENING = "opening"
    """What is left from the interview before: its action step, and what to ask."""
    ANNOUNCING = "announcing"
    """The interviewer says what comes now."""
    PREPARING = "preparing"
    ASKING = "asking"
    """A question is asked, thought about or answered."""
    AFTER = "after"
    """Between two questions: report, retake, feedback. The clock stands."""
    DEBRIEF = "debrief"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Interview:
    id: str
    format: Format
    """As it was when the interview began."""
    begun_at: str
    """UTC, ISO 8601."""
    seed: int
    drawn: tuple[tuple[Question, ...], ...]
    """For each phase."""
    pick: str = ""
    last_step: str = ""
    """The action step of the interview before."""
    carried: tuple[str, ...] = ()
    """What the last checklist left to ask."""
    stage: Stage = Stage.OPENING
    elapsed_s: float = 0.0
    """On its own clock, which stands in pauses and between questions."""
    times: tuple[PhaseTime, ...] = ()
    """Of the phases that have begun; the last one is the present one."""
    asked: tuple[Asked, ...] = ()
    entries: tuple[Entry, ...] = ()
    finished: bool = False
    """All phases were gone through."""

    @property
    def phase_number(self) -> int:
        return max(0, len(self.times) - 1)

    @property
    def phase(self) -> Phase:
        return self.format.phases[self.phase_number]

    @property
    def over(self) -> bool:
        return self.stage is Stage.OVER

    def value(self, part: Part, name: str = "", asked: int | None = None) -> str:
        """What was written there; empty when nothing was."""
        for entry in self.entries:
            if (entry.part, entry.name, entry.asked) == (part, name, asked):
                return entry.value
        return ""

    def values(self, part: Part) -> tuple[Entry, ...]:
        """In the order they were first written; one's own questions by their number."""
        found = [entry for entry in self.entries if entry.part is part]
        if part is Part.OWN:
            found.sort(key=lambda entry: (len(entry.name), entry.name))
        return tuple(found)

    @property
    def not_known(self) -> tuple[str, ...]:
        """Lines of its checklists that were not ticked as known."""
        lines = (line for phase in self.format.phases for line in phase.checklist)
        return tuple(line for line in lines if self.value(Part.CHECK, line) != KNOWN)
