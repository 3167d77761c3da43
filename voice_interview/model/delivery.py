"""How an answer was said: pace and pauses, voice, fillers, words said again.

What it said is not known here. A figure that is not known is None, never 0.
"""

from dataclasses import dataclass

from voice_interview.model.facts import Interval, WordRange


@dataclass(frozen=True, slots=True)
class PacePoint:
    start: float
    end: float
    wpm: float


@dataclass(frozen=True, slots=True)
class Timing:
    """Definitions: docs/measures.md; a pause is 250 ms and more, between first and last voice."""

    duration_s: float | None = None
    speech_s: float | None = None
    response_latency_s: float | None = None
    speech_rate_wpm: float | None = None
    articulation_rate_wpm: float | None = None
    pauses: tuple[Interval, ...] | None = None
    pace_curve: tuple[PacePoint, ...] | None = None
    run_words: float | None = None
    """Mean number of words between two pauses."""

    @property
    def silent(self) -> bool:
        """Somebody listened, and there was neither a voice nor a word: nothing can be counted."""
        return self.speech_s == 0.0

    def pauses_from(self, least_s: float) -> int | None:
        """How many pauses last `least_s` and more, to the millisecond."""
        if self.pauses is None:
            return None
        return sum(round(pause.length_s, 3) >= least_s for pause in self.pauses)


@dataclass(frozen=True, slots=True)
class Voice:
    """For information, and never judged; None with less than ten seconds of voice."""

    loudness_drift_db: float | None = None
    """How much louder (+) or softer (-) the last third of the voice is than the first."""
    pitch_range_semitones: float | None = None
    """Between the pitches that nine tenths of the voice lie within."""


@dataclass(frozen=True, slots=True)
class FillerEvent:
    """One filler that counts (sound, word), may be one (possible), or is none (unclear).

    A sound that the recogniser did not write stands between two words: its range is empty (i, i).
    """

    kind: str
    """sound | word | possible | unclear"""
    group: str
    """sounds | markers | habits | unclear"""
    text: str
    words: WordRange
    start: float | None
    end: float | None
    confidence: float
    evidence: str


@dataclass(frozen=True, slots=True)
class HabitUse:
    """How often a word was used, and how often that use looks like filler."""

    text: str
    used: int
    filler: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Three and more sure filled pauses within five seconds: a place to work on."""

    start: float
    end: float
    sounds: int
    words: WordRange
    before: str
    """What was about to be said, as `before a number`; empty when nothing stands out."""


@dataclass(frozen=True, slots=True)
class Fillers:
    """Sounds, markers and habits are three groups and never one sum."""

    heard: int | None
    """Filled pauses (um, uh, er ...) that are sure; None when that group is switched off."""
    possible: int | None
    at_least: bool
    """True when not all of the sound was listened to: `heard` is a lower bound."""
    per_minute: float | None
    """Of `heard`, over the time from first to last voice."""
    per_100_words: float | None
    markers: int | None
    """Uses of you know, I mean, sentence-initial well and so that look like filler; None when that
    group is switched off."""
    habits: tuple[HabitUse, ...]
    """Every habit word that was used at all, most filler first."""
    events: tuple[FillerEvent, ...]
    marker_words: tuple[HabitUse, ...] = ()
    """As `habits`, for the markers."""
    clusters: tuple[Cluster, ...] = ()
    unchecked: tuple[Interval, ...] = ()
    """Where none could be looked for; with none of these, a lower bound is one everywhere."""


@dataclass(frozen=True, slots=True)
class Restart:
    """Words said again or cut off. A lower bound: recognisers leave many out."""

    kind: str
    """repeat | cut off"""
    text: str
    words: WordRange
    """The words that were said again later, or the word that was cut."""
    start: float | None
    end: float | None
