"""The few numbers of a report that outlive it: what the history shows and the trends follow.

They stand beside a take in the index and can be made again from the facts at any time.
"""

from dataclasses import dataclass

from voice_interview.model.facts import Take


@dataclass(frozen=True, slots=True)
class Figures:
    """The few numbers of a report that the history shows and follows; cached in the index."""

    rules_version: str
    duration_s: float | None
    words: int
    speech_rate_wpm: float | None
    articulation_rate_wpm: float | None
    response_latency_s: float | None
    pauses: int | None
    fillers_heard: int | None
    fillers_per_minute: float | None
    star: str
    """Signs for S T A R: capital strong, small thin, dash missing; empty: no story."""
    fillers_possible: int | None = None
    answer_s: float | None = None
    """From first to last voice; None when that is not known or too short for a rate."""
    fillers_at_least: bool = False
    """Counted from written words alone: a lower bound, never compared with a full count."""
    rough: bool = False
    """The words are the built-in recogniser's, and with them all that is counted in words."""


@dataclass(frozen=True, slots=True)
class DatedFigures:
    """One take as the trends see it."""

    take_id: str
    recorded_at: str
    """UTC, ISO 8601."""
    figures: Figures


@dataclass(frozen=True, slots=True)
class Practised:
    """How often and when a question was answered, and how the newest answer came out."""

    question_id: str
    theme: str
    takes: int
    last_at: str
    """UTC, ISO 8601."""
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class TakeRow:
    """One line of the history."""

    take: Take
    figures: Figures | None
    excerpt: str = ""

    @property
    def unheard(self) -> str:
        """Why there are no figures although somebody listened; empty where words were heard."""
        if self.take.voiceless:
            return "no voice heard"
        return "no words heard" if self.figures is not None and not self.figures.words else ""
