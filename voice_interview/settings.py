"""What the user chose: one TOML file, every value with a default, a comment and a check.

The same field descriptions write the file, check it, and build the settings screen. Changes keep
the user's own comments and order (tomlkit).
"""

import difflib
import os
import tempfile
import tomllib
from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, cast

from voice_interview.errors import SettingsProblem
from voice_interview.model import AnalysisOptions, EngineChoice

Value = bool | int | float | str | tuple[str, ...]


def _setting(
    default: Value,
    says: str,
    *,
    choices: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
) -> Any:
    about = {"says": says, "choices": choices, "low": low, "high": high}
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True)
class Speech:
    aloud: bool = _setting(True, "Speak the question, or only show it.")
    voice: str = _setting("", "Voice of the interviewer; empty: the system's own.")
    rate_wpm: int = _setting(165, "How fast the interviewer speaks.", low=80, high=300)
    volume: float = _setting(1.0, "How loud the interviewer speaks.", low=0.0, high=1.0)


@dataclass(frozen=True, slots=True)
class Sound:
    microphone: str = _setting("", "Name of the microphone; empty: the system's default.")
    loudspeaker: str = _setting("", "Name of the loudspeaker; empty: the system's default.")


@dataclass(frozen=True, slots=True)
class Rehearsing:
    preparation_s: int = _setting(
        0, "Time to think before the recording starts by itself; 0: none.", low=0, high=1800
    )
    follow_ups: bool = _setting(
        True, "Offer a follow-up question when a part of the story is missing or thin."
    )


@dataclass(frozen=True, slots=True)
class Transcription:
    engine: str = _setting(
        "auto", "Which recogniser listens.", choices=("auto", "whisper", "builtin")
    )
    model: str = _setting("auto", "Whisper model by name, or the path of a CTranslate2 folder.")
    language: str = _setting("en", "Language of the answers, as a two-letter code.")
    second_pass: bool = _setting(
        False,
        "While nothing goes on, write takes down again with the best model that is here.",
    )
    keep_warm_s: int = _setting(
        300, "How long the recogniser stays loaded between takes.", low=0, high=3600
    )


@dataclass(frozen=True, slots=True)
class Reporting:
    fillers: bool = _setting(True, "Report filler words; off leaves everything else as it is.")
    groups: tuple[str, ...] = _setting(
        ("sounds", "markers", "habits"),
        "Filler words to report: um and uh; phrases; habit words.",
        choices=("sounds", "markers", "habits"),
    )
    add_words: tuple[str, ...] = _setting((), "Words of your own that count as filler.")
    remove_words: tuple[str, ...] = _setting((), "Words that never count as filler.")


@dataclass(frozen=True, slots=True)
class Screen:
    theme: str = _setting("dark", "Colours of the screen.", choices=("dark", "light"))


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting as the screen and the file show it."""

    section: str
    name: str
    value: Value
    default: Value
    says: str
    choices: tuple[str, ...]
    low: float | None
    high: float | None

    @property
    def key(self) -> str:
        return f"{self.section}.{self.name}"


def entries(settings: Settings) -> tuple[Entry, ...]:
    """Every setting, in the order of the file."""
    return tuple(
        _entry(section.name, getattr(settings, section.name), item)
        for section in fields(settings)
        for item in fields(getattr(settings, section.name))
    )


def _entry(section: str, holder: object, item: Field[Any]) -> Entry:
    about = item.metadata
    return Entry(
        section=section,
        name=item.name,
        value=cast(Value, getattr(holder, item.name)),
        default=cast(Value, item.default),
        says=about["says"],
        choices=about["choices"],
        low=about["low"],
        high=about["high"],
    )


def load(path: Path) -> Settings:
    """The settings in `path`, or the defaults when there is no file. Raises SettingsProblem."""
    try:
        if path.exists() and not path.is_file():
            raise SettingsProblem(f"{path} is not a plain file.", "Remove it, or move it away.")
        raw = tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except OSError as fault:
        raise SettingsProblem(
            f"{path} cannot be read: {fault.strerror}.", "Make it readable, or remove it."
        ) from fault
    except UnicodeDecodeError as fault:
        raise SettingsProblem(
            f"{path} is not written in UTF-8.", "Save it as UTF-8 in your editor, or remove it."
        ) from fault
    except RecursionError as fault:
        raise SettingsProblem(
            f"{path} has brackets too deep inside one another.", "Mend or remove it."
        ) from fault
    except ValueError as fault:
        raise SettingsProblem(f"{path}: {fault}.", "Mend that line, or remove the file.") from fault
    settings = Settings()
    known = {entry.key: entry for entry in entries(settings)}
    for section, values in raw.items():
        if not isinstance(values, dict):
            raise SettingsProblem(
                f"{path}: '{section}' stands outside a section.", _nearest(section, known)
            )
        for name, value in values.items():
            key = f"{section}.{name}"
            if key not in known:
                raise SettingsProblem(f"{path}: there is no setting '{key}'.", _nearest(key, known))
            settings = change(settings, key, _checked(known[key], value, str(path)))
    return settings


def change(settings: Settings, key: str, value: Value) -> Settings:
    """`settings` with one value replaced, after checking it. Raises SettingsProblem."""
    known = {entry.key: entry for entry in entries(settings)}
    if key not in known:
        raise SettingsProblem(f"There is no setting '{key}'.", _nearest(key, known))
    checked = _checked(known[key], value, "That value")
    section, name = key.split(".")
    return replace(settings, **{section: replace(getattr(settings, section), **{name: checked})})


def _nearest(key: str, known: dict[str, Entry]) -> str:
    close = difflib.get_close_matches(key, known, n=1, cutoff=0.3)
    return f"Did you mean '{close[0]}'?" if close else "`voice-interview settings` lists them all."


def _checked(entry: Entry, value: object, where: str) -> Value:
    def refuse(wanted: str) -> SettingsProblem:
        return SettingsProblem(
            f"{where}: '{entry.key}' should be {wanted}, not {value!r}.", entry.says
        )

    match entry.default:
        case bool():
            if not isinstance(value, bool):
                raise refuse("true or false")
            return value
        case int() | float():
            whole = isinstance(entry.default, int)
            if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
                raise refuse("a whole number" if whole else "a number")
            low, high = entry.low, entry.high
            if low is not None and high is not None and not low <= value <= high:
                raise refuse(f"from {low} to {high}")
            return value if whole else float(value)
        case str():
            if not isinstance(value, str):
                raise refuse("a text in quotes")
            if entry.choices and value not in entry.choices:
                raise refuse("one of " + ", ".join(entry.choices))
            return value
        case _:
            if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
                raise refuse("a list of texts")
            if entry.choices and not set(value) <= set(entry.choices):
                raise refuse("made of " + ", ".join(entry.choices))
            return tuple(value)


def text(settings: Settings, before: str = "") -> str:
    """The file as TOML, each value under its comment; what stood there before keeps its own."""
    import tomlkit  # 20 ms that the first paint does not wait for

    document = tomlkit.parse(before)
    for entry in entries(settings):
        if entry.section not in document:
            document[entry.section] = tomlkit.table()
        table = document[entry.section]
        if not isinstance(table, tomlkit.items.Table):  # in braces, or scattered over the file
            del document[entry.section]
            table = document[entry.section] = tomlkit.table()
        value = list(entry.value) if isinstance(entry.value, tuple) else entry.value
        if entry.name not in table:
            table.add(tomlkit.comment(_says(entry)))
            table.add(entry.name, value)
        elif table[entry.name] != value:
            table[entry.name] = value
    return tomlkit.dumps(document)


def existing(path: Path) -> str:
    """What stands in the file; empty without one. Raises OSError."""
    return path.read_text("utf-8-sig") if path.exists() else ""


def _says(entry: Entry) -> str:
    if entry.choices:
        return f"{entry.says} ({', '.join(entry.choices)})"
    if entry.low is not None:
        return f"{entry.says} ({entry.low} to {entry.high})"
    return entry.says


def save(settings: Settings, path: Path) -> None:
    """Write the file atomically, keeping the user's comments; one with a fault stays as it is.

    A link to a file elsewhere stays a link.

    Raises SettingsProblem.
    """
    load(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path.resolve(), text(settings, existing(path)))
    except OSError as fault:
        raise SettingsProblem(
            f"The settings cannot be written to {path}: {fault.strerror}.",
            "Make the folder writable, or set VOICE_INTERVIEW_HOME to another one.",
        ) from fault


def _replace(path: Path, content: str) -> None:
    """Raises OSError; then nothing is left beside the old file."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
