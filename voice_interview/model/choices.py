"""Choices and inventories: what the user wants, and what this machine has."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnalysisOptions:
    """What the user chose about the report."""

    fillers: bool = True
    groups: tuple[str, ...] = ("sounds", "markers", "habits")
    add_words: tuple[str, ...] = ()
    remove_words: tuple[str, ...] = ()
    follow_ups: bool = True
    """Offer a question after a story with a part missing or thin."""


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Which recogniser shall listen, and in which language."""

    engine: str = "auto"
    """auto | whisper | builtin"""
    model: str = "auto"
    """A listed model's name, the path of a CTranslate2 folder, or auto."""
    language: str = "en"


def is_own_model(model: str) -> bool:
    """True for the path of a folder, which is no listed model's name."""
    return "/" in model or "\\" in model or model.startswith(("~", "."))


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device by name and host API; its index is never kept (it moves on re-plug)."""

    name: str
    host_api: str
    channels: int
    rate_hz: int
    default: bool = False


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A speech model that can be downloaded, or lies on disk."""

    name: str
    size_mb: int
    languages: str
    """english | many"""
    source: str
    state: str
    """absent | partial | broken | ready"""
    advice: str = ""
    """Whether it suits this machine, in the few words that a list has room for."""
    machine: str = ""
    """What of this machine that rests on."""
    advised: bool = False
    """The one of its kind to start with."""

    @property
    def advice_in_full(self) -> str:
        return f"{self.advice[:-1]} ({self.machine})." if self.machine else self.advice


@dataclass(frozen=True, slots=True)
class DiskUse:
    """What the recordings take on disk, in bytes."""

    takes: int
    sound: int
    uncompressed: int
    """The part of `sound` that is WAV still."""
    words: int
    """Transcripts and all else that lies beside the sound."""
    index: int
    trash: int
    free: int
    """What is left on that disk."""
    shut: tuple[str, ...] = ()
    """Folders that the system does not let us open: nothing of them is counted."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a backup."""

    takes: int
    left_out: tuple[str, ...]
    """Folders and files, by their place in the library, that cannot be read, or whose names have
    signs that are not believed of a backup."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came of bringing back a backup, by the names of folders and files."""

    new: tuple[str, ...]
    same: tuple[str, ...]
    """There already, with the same content."""
    kept: tuple[str, ...]
    """There already, with another content: left alone."""
    left_out: tuple[str, ...] = ()
    """What was left out when the backup was made."""
    takes: int = 0
    """Of the new; the others are stories, interviews and other single files."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the doctor."""

    name: str
    status: str
    """ok | warning | problem"""
    detail: str
    way_out: str = ""
