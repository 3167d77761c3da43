"""What may happen in a rehearsal: first what the user does, then what the world answers."""

from dataclasses import dataclass

from voice_interview.errors import Problem
from voice_interview.model import EngineChoice, Hearing, Question, Take


@dataclass(frozen=True, slots=True)
class Ask:
    """Start on a question: speak it, unless muted."""

    question: Question
    part_of: str = ""
    preparation_s: float | None = None
    """None: as it was."""
    of_interview: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Be asked for more of the answer that is being reviewed."""

    question: Question


@dataclass(frozen=True, slots=True)
class Repeat:
    """Hear the question again."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Cut the question, or the preparation time, short."""


@dataclass(frozen=True, slots=True)
class ToggleMute:
    pass


@dataclass(frozen=True, slots=True)
class Press:
    """The one big key: starts the recording, and stops it."""

    left_s: float = 0.0
    """Of the countdown, if one runs."""


@dataclass(frozen=True, slots=True)
class Discard:
    """Ask to throw the running take away."""


@dataclass(frozen=True, slots=True)
class Confirm:
    pass


@dataclass(frozen=True, slots=True)
class Decline:
    pass


@dataclass(frozen=True, slots=True)
class CancelTranscription:
    pass


@dataclass(frozen=True, slots=True)
class TranscribeAgain:
    choice: EngineChoice


@dataclass(frozen=True, slots=True)
class OpenTake:
    """Review a take from the history."""

    take: Take


@dataclass(frozen=True, slots=True)
class SetAside:
    """Let go of this question; what is being transcribed goes on. Ends no recording."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Go home; a running take is stopped and kept."""


@dataclass(frozen=True, slots=True)
class Spoken:
    pass


@dataclass(frozen=True, slots=True)
class SpeechFailed:
    problem: Problem


@dataclass(frozen=True, slots=True)
class PreparationOver:
    pass


@dataclass(frozen=True, slots=True)
class RecordingBegan:
    take_id: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The take is on disk. `problem` tells why it ended early, if it did."""

    take_id: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class RecordingFailed:
    """Nothing was recorded."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Progressed:
    take_id: str
    share: float
    doing: str


@dataclass(frozen=True, slots=True)
class HeardSoFar:
    """The take has ended; all but its last words are known."""

    take_id: str
    hearing: Hearing


@dataclass(frozen=True, slots=True)
class Transcribed:
    take_id: str


@dataclass(frozen=True, slots=True)
class TranscriptionFailed:
    """Failed or cancelled: the take stays, playable, and can be transcribed again."""

    take_id: str
    problem: Problem


Event = (
    Ask
    | FollowUp
    | Repeat
    | Skip
    | ToggleMute
    | Press
    | Discard
    | Confirm
    | Decline
    | CancelTranscription
    | TranscribeAgain
    | OpenTake
    | SetAside
    | Leave
    | Spoken
    | SpeechFailed
    | PreparationOver
    | RecordingBegan
    | Recorded
    | RecordingFailed
    | Progressed
    | HeardSoFar
    | Transcribed
    | TranscriptionFailed
)
