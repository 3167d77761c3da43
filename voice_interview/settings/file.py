"""The settings file: TOML, in which the user's own comments and order stay as they are."""

import os
import tempfile
from pathlib import Path

from voice_interview.errors import SettingsProblem
from voice_interview.settings.entry import Entry, change, checked, entries, nearest
from voice_interview.settings.values import Settings
from voice_interview.structured import Unparsed, from_toml

LARGEST_BYTES = 1_000_000
"""All settings and what is said about them have a thousandth of it."""


def load(path: Path) -> Settings:
    """The settings in `path`, or the defaults when there is no file. Raises SettingsProblem."""
    try:
        if path.exists() and not path.is_file():
            raise SettingsProblem(f"{path} is not an ordinary file.", "Remove it, or move it away.")
        if path.exists() and path.stat().st_size > LARGEST_BYTES:
            raise SettingsProblem(f"{path} is too large for settings.", "Fix or remove it.")
        raw = from_toml(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except OSError as fault:
        raise SettingsProblem(
            f"{path} cannot be read: {fault.strerror}.", "Make it readable, or remove it."
        ) from fault
    except UnicodeDecodeError as fault:
        raise SettingsProblem(
            f"{path} is not UTF-8 text.", "Save it as UTF-8 in your editor, or remove it."
        ) from fault
    except Unparsed as fault:
        raise SettingsProblem(
            f"{path}: {fault.placed}.", "Fix it in an editor, or remove the file."
        ) from fault
    settings = Settings()
    known = {entry.key: entry for entry in entries(settings)}
    for section, values in raw.items():
        if not isinstance(values, dict):
            raise SettingsProblem(
                f"{path}: '{section}' is not inside a section.", nearest(section, known)
            )
        for name, value in values.items():
            key = f"{section}.{name}"
            if key not in known:
                raise SettingsProblem(f"{path}: there is no setting '{key}'.", nearest(key, known))
            settings = change(settings, key, checked(known[key], value, f"{path}: "))
    return settings


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
            "Make room in its folder, or make it writable; VOICE_INTERVIEW_HOME names another one.",
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
