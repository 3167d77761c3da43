"""Opinions: what the analysis makes of the facts. Recomputed, stamped with the rules' version.

A word range is a half-open pair of word indexes. What is not known is None, never 0.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from voice_interview.model.facts import Interval, Question, Take, Transcript, Word

WordRange = tuple[int, int]

RULES_VERSION = "6"

UNSURE = 0.5
"""A STAR label with less confidence is more likely wrong than right."""


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
    """True when nobody listened to the sound: `heard` is a lower bound."""
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


@dataclass(frozen=True, slots=True)
class Mistake:
    """One of the common mistakes, by the name its coaching card has."""

    title: str
    why: str
    words: WordRange | None

    def __str__(self) -> str:
        return f"{self.title}: {self.why}"


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
class Focus:
    """The one thing to work on next, with the words it rests on."""

    title: str
    why: str
    words: WordRange | None
    drill: str = ""


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
            replace(one, words=(one.words[0] - first, one.words[1] - first))
            for one in self.star.segments
            if first <= one.words[0] < after
        )


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
    """None when the user switched the filler part off."""
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
    voice: Voice = Voice()
    rules_version: str = RULES_VERSION
    corrected: tuple[CorrectedWords, ...] = ()
    """What the user corrected in the transcript, in order."""

    def parts(self) -> tuple[Segment, ...]:
        """The segments of the story that this take tells, or tells a part of; else none."""
        if self.whole is not None and self.whole.star.story:
            return self.whole.segments(self.source)
        return self.star.segments if self.star is not None and self.star.story else ()


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


@dataclass(frozen=True, slots=True)
class Answer:
    """A take with its report: what is handed on."""

    take: Take
    report: Report
    level_dbfs: tuple[float, ...] = ()
    """Of each 100 ms; empty where nobody listened."""
    audio: Path | None = None
    """Where its sound lies; None: it is handed on without."""
