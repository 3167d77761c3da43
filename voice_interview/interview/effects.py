"""What the interview asks its driver to do."""

from dataclasses import dataclass

from voice_interview.model import Question


@dataclass(frozen=True, slots=True)
class Keep:
    """Write the facts to disk."""


@dataclass(frozen=True, slots=True)
class Announce:
    """Say it; `Announced` is awaited."""

    text: str


@dataclass(frozen=True, slots=True)
class StopAnnouncing:
    pass


@dataclass(frozen=True, slots=True)
class Remind:
    """Show it, and say it as soon as nobody is being recorded."""

    text: str
    aloud: bool


@dataclass(frozen=True, slots=True)
class Ask:
    question: Question
    preparation_s: float
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """End the recording; it is kept."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """Let go of the question; what is being transcribed goes on."""


Effect = Keep | Announce | StopAnnouncing | Remind | Ask | StopAnswer | SetAside
