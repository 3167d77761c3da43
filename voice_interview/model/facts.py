"""Facts: what was asked, recorded and said. Stored beside the audio, never recomputed.

Times are seconds from the start of the take. What is not known is None, never 0.
"""

from dataclasses import dataclass
from enum import StrEnum

WordRange = tuple[int, int]
"""Words in a row: a half-open pair of their numbers."""

TO_ASK = "to-ask"
"""Tag of the questions that a candidate puts to the interviewer."""
FOLLOW_UP = "follow-up"
"""Tag of a question that asks for more of the answer before."""
INTRODUCTION = "introduction"
"""Tag of the questions about who somebody is: they fit anyone and any job."""
NO_VOICE = "No voice was heard in this recording; check the microphone."
"""Why a take of silence has no transcript."""
NO_VOICE_SAID = (
    NO_VOICE,
    "No voice was heard in this recording.",
    "Nobody speaks in this recording.",
)
"""The same, as earlier versions of the program said it too."""
NO_WORD = "There is a voice in this recording, but no word could be made out."
"""Why a take of sounds alone has no transcript."""

LEVEL_S = 0.1
"""Length of one level in `Sounds.level_dbfs`."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of the take, in seconds."""

    start: float
    end: float

    @property
    def length_s(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it stands in a pack, or as it was asked when it stands in a take."""

    id: str
    text: str
    theme: str = ""
    target_s: float = 90.0
    expects_story: bool = True
    shows: str = ""
    """What a good answer shows."""
    tags: tuple[str, ...] = ()
    level: str = ""
    follow_ups: tuple[str, ...] = ()
    trap: str = ""
    pack: str = ""
    """Name of the pack it came from; empty for a question typed by the user."""

    @property
    def to_ask(self) -> bool:
        """Whether the user asks it and the interviewer answers (docs/formats.md): never drawn."""
        return TO_ASK in self.tags

    @property
    def introduces(self) -> bool:
        """Whether anybody can answer it, whatever the job: a good first one."""
        return INTRODUCTION in self.tags


class TakeState(StrEnum):
    RECORDING = "recording"
    RECORDED = "recorded"
    TRANSCRIBING = "transcribing"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Capture:
    """What the recorder knows about one finished audio.wav."""

    duration_s: float
    rate_hz: int
    device: str
    overflows: int = 0
    """Blocks the device flagged as dropped."""
    clipped: int = 0
    """Runs of three or more samples at full scale."""
    peak_dbfs: float | None = None
    measured_rate_hz: float | None = None
    """Frames received over wall time; differs from rate_hz when the device lies. Unknown where
    sound may be missing."""
    ended_by: str = "stop"
    """stop | device lost | disk full | error | recovered"""


@dataclass(frozen=True, slots=True)
class Take:
    """One recorded answer. Its folder holds audio.wav and this, as take.json."""

    id: str
    state: TakeState
    question: Question
    recorded_at: str
    """UTC, ISO 8601."""
    capture: Capture | None = None
    preparation_s: float = 0.0
    recovered: bool = False
    """The program ended while this was being recorded."""
    failure: str = ""
    """Why there is no transcript, in one sentence."""
    note: str = ""
    part_of: str = ""
    """Id of the take that this one answers a follow-up to."""
    tags: tuple[str, ...] = ()
    """The user's own words to find it by."""
    starred: bool = False
    origin: str = ""
    """SHA-256 of the file it was imported from; empty for one recorded here."""

    @property
    def voiceless(self) -> bool:
        """A recogniser listened, and nobody spoke."""
        return self.state is TakeState.FAILED and self.failure in NO_VOICE_SAID

    @property
    def unheard(self) -> bool:
        """A recogniser listened, and made out no word."""
        return self.voiceless or (self.state is TakeState.FAILED and self.failure == NO_WORD)


@dataclass(frozen=True, slots=True)
class Trashed:
    """A take that was deleted and can still be brought back."""

    take: Take
    deleted_at: str
    """UTC, ISO 8601."""
    until: str
    """When it goes for good; likewise."""


@dataclass(frozen=True, slots=True)
class Word:
    """One whitespace token of the transcript, punctuation included."""

    text: str
    start: float | None = None
    end: float | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    words: tuple[Word, ...]
    engine: str
    """whisper | builtin | given"""
    model: str = ""
    language: str = "en"

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def rough(self) -> bool:
        """The built-in recogniser gets about one word in three wrong."""
        return self.engine == "builtin"


@dataclass(frozen=True, slots=True)
class FilledPause:
    """An um, uh or the like that was found in the sound, whatever the recogniser wrote."""

    start: float
    end: float
    sure: bool
    confidence: float
    evidence: str
    text: str = "um"


@dataclass(frozen=True, slots=True)
class Pitch:
    """Of the voice, over all of the take."""

    voiced_s: float
    """How much sound it rests on."""
    low_hz: float
    """Nine tenths of it lie between low and high."""
    middle_hz: float
    high_hz: float


@dataclass(frozen=True, slots=True)
class Sounds:
    """What listening found in the audio itself, without regard to the words."""

    duration_s: float
    speech: tuple[Interval, ...]
    """Voice activity: stretches with voice, in order, not overlapping."""
    filled_pauses: tuple[FilledPause, ...] | None = None
    """None: nobody listened for them, so counts from words are a lower bound."""
    heard_all: bool = True
    """False: words and sound did not fit everywhere, so filled pauses may be missing."""
    unchecked: tuple[Interval, ...] = ()
    """Where they did not fit, in order; with none of these, nobody knows where."""
    unclear: tuple[Interval, ...] = ()
    """Loud sounds between words that are no voice."""
    level_dbfs: tuple[float, ...] = ()
    """RMS level of each `LEVEL_S`."""
    notes: tuple[str, ...] = ()
    """Why no figure can be taken from this sound: too short, too noisy, clipped."""
    pitch: Pitch | None = None
    """None: not listened for, or no voice with a pitch."""

    @property
    def measurable(self) -> bool:
        return not self.notes


@dataclass(frozen=True, slots=True)
class Hearing:
    """All that a transcription yields: facts, stored beside the audio."""

    transcript: Transcript
    sounds: Sounds | None

    @property
    def trusted(self) -> bool:
        """False: the words were recognised from sound that no figure can be taken from."""
        given = self.transcript.engine == "given"
        return given or self.sounds is None or self.sounds.measurable


@dataclass(frozen=True, slots=True)
class Judged(Interval):
    """A filler that the user spoke on: its place, and what it was then."""

    group: str = ""
    """As `FillerEvent` has it; empty: whatever stands there."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a take with what is around them, to be found again in another transcript."""

    words: tuple[str, ...]
    """As they are compared: without case and punctuation. `before` and `after` likewise."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    around: int
    """Words asked for on each side; fewer stand there at an end of the transcript alone."""
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class WordCorrection:
    at: Anchor
    meant: str
    """What was really said there: one word or several."""


@dataclass(frozen=True, slots=True)
class PartCorrection:
    """The words from the first to the last belong to that part of the story."""

    first: Anchor
    last: Anchor
    label: str
    """S | T | A | R | O"""


@dataclass(frozen=True, slots=True)
class Review:
    """What the user said about a take; kept apart from what the machine heard."""

    rejected: tuple[Judged, ...] = ()
    """Fillers the user said are none."""
    confirmed: tuple[Judged, ...] = ()
    words: tuple[WordCorrection, ...] = ()
    parts: tuple[PartCorrection, ...] = ()
    """A later one goes before an earlier one."""
    no_story: bool = False
    """The answer tells none of the stories in the bank."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what was said to it. An answer and its follow-ups are several turns."""

    source: str
    """Id of the take."""
    question: Question
    hearing: Hearing
    review: Review = Review()
