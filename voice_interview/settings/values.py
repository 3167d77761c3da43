"""What can be chosen: every value with its default, what it does, and what it may be."""

from dataclasses import dataclass, field
from typing import Any

from voice_interview.model import AnalysisOptions, EngineChoice

Value = bool | int | float | str | tuple[str, ...]

MOST_TO_THINK_S = 1800
"""The longest preparation that can be set."""


def _setting(
    default: Value,
    says: str,
    *,
    choices: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
    is_code: bool = False,
) -> Any:
    about = {"says": says, "choices": choices, "low": low, "high": high, "is_code": is_code}
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True)
class Speech:
    aloud: bool = _setting(True, "Read questions aloud, or only show them.")
    voice: str = _setting("", "The interviewer's voice; empty: the system's own.")
    rate_wpm: int = _setting(165, "How fast the interviewer speaks.", low=80, high=300)
    volume: float = _setting(1.0, "How loud the interviewer speaks.", low=0.0, high=1.0)


@dataclass(frozen=True, slots=True)
class Sound:
    microphone: str = _setting("", "The microphone; empty: the system's default.")
    loudspeaker: str = _setting("", "The loudspeaker; empty: the system's default.")


@dataclass(frozen=True, slots=True)
class Rehearsing:
    preparation_s: int = _setting(
        0, "Time to think before recording starts by itself; 0: off.", low=0, high=MOST_TO_THINK_S
    )
    follow_ups: bool = _setting(
        True, "Offer a follow-up question when a part of the story is missing or thin."
    )


@dataclass(frozen=True, slots=True)
class Transcription:
    engine: str = _setting(
        "auto", "Which recogniser transcribes your answers.", choices=("auto", "whisper", "builtin")
    )
    model: str = _setting("auto", "A Whisper model's name, or the path of a CTranslate2 folder.")
    language: str = _setting(
        "en", "The language you answer in, as a two-letter code.", is_code=True
    )
    second_pass: bool = _setting(
        False,
        "When nothing else is happening, transcribe takes again with the best model here.",
    )
    keep_warm_s: int = _setting(
        300, "How long the recogniser stays loaded between takes.", low=0, high=3600
    )


@dataclass(frozen=True, slots=True)
class Reporting:
    fillers: bool = _setting(True, "Report filler words; off changes nothing else.")
    groups: tuple[str, ...] = _setting(
        ("sounds", "markers", "habits"),
        "Filler words to report: um and uh; phrases; habit words.",
        choices=("sounds", "markers", "habits"),
    )
    add_words: tuple[str, ...] = _setting((), "Words of your own to count as filler.")
    remove_words: tuple[str, ...] = _setting((), "Words never to count as filler.")


@dataclass(frozen=True, slots=True)
class Screen:
    theme: str = _setting("dark", "The colours of the screen.", choices=("dark", "light"))


@dataclass(frozen=True, slots=True)
class Settings:
    speech: Speech = field(default_factory=Speech)
    sound: Sound = field(default_factory=Sound)
    rehearsal: Rehearsing = field(default_factory=Rehearsing)
    transcription: Transcription = field(default_factory=Transcription)
    report: Reporting = field(default_factory=Reporting)
    screen: Screen = field(default_factory=Screen)

    def choice(self) -> EngineChoice:
        """The recogniser that is wanted."""
        wanted = self.transcription
        return EngineChoice(wanted.engine, wanted.model, wanted.language)

    def options(self) -> AnalysisOptions:
        """What the report shall hold."""
        wanted = self.report
        return AnalysisOptions(
            wanted.fillers,
            wanted.groups,
            wanted.add_words,
            wanted.remove_words,
            self.rehearsal.follow_ups,
        )
