"""What the machine asks its driver to do."""

from dataclasses import dataclass

from voice_interview.model import EngineChoice, Question


@dataclass(frozen=True, slots=True)
class GetReady:
    """Load what the answer will need, while the question is heard or read."""


@dataclass(frozen=True, slots=True)
class Speak:
    question: Question


@dataclass(frozen=True, slots=True)
class StopSpeech:
    pass


@dataclass(frozen=True, slots=True)
class Record:
    question: Question
    preparation_s: float
    part_of: str


@dataclass(frozen=True, slots=True)
class StopRecording:
    pass


@dataclass(frozen=True, slots=True)
class Delete:
    take_id: str


@dataclass(frozen=True, slots=True)
class Transcribe:
    take_id: str
    choice: EngineChoice | None
    """None: as the settings say."""
    growing: bool = False


@dataclass(frozen=True, slots=True)
class StopTranscription:
    pass


Effect = (
    GetReady | Speak | StopSpeech | Record | StopRecording | Delete | Transcribe | StopTranscription
)
