"""Where an interview stands: its facts, and what is true only while the program runs."""

from dataclasses import dataclass, replace

from voice_interview.model.formats import Phase
from voice_interview.model.interview import Asked, Interview, Stage

TIMED = frozenset({Stage.ANNOUNCING, Stage.PREPARING, Stage.ASKING, Stage.DEBRIEF})
"""Stages in which the clock runs."""


@dataclass(frozen=True, slots=True)
class State:
    interview: Interview
    paused: bool = True
    """From the start until `Begin`, too."""
    recording_since_s: float | None = None
    """On the interview's clock; None: nothing is being recorded."""
    told: frozenset[str] = frozenset()
    """Reminders of this phase that were given."""

    @property
    def stage(self) -> Stage:
        return self.interview.stage

    @property
    def phase(self) -> Phase:
        return self.interview.phase

    @property
    def at_s(self) -> float:
        return self.interview.elapsed_s

    @property
    def running(self) -> bool:
        return not self.paused and self.stage in TIMED

    @property
    def in_phase_s(self) -> float:
        times = self.interview.times
        return self.at_s - times[-1].began_s if times else 0.0

    @property
    def left_s(self) -> float:
        """Of this phase; below zero when it is overrun."""
        return self.phase.seconds - self.in_phase_s

    @property
    def last(self) -> Asked | None:
        return self.interview.asked[-1] if self.interview.asked else None

    @property
    def asked_here(self) -> tuple[Asked, ...]:
        """What was asked in this phase."""
        number = self.interview.phase_number
        return tuple(one for one in self.interview.asked if one.phase == number)

    @property
    def may_retake(self) -> bool:
        last = self.last
        answered = last is not None and last.length_s is not None
        return self.stage is Stage.AFTER and self.phase.retakes and answered

    def having(self, **facts: object) -> "State":
        """With other facts."""
        return replace(self, interview=replace(self.interview, **facts))  # type: ignore[arg-type]
