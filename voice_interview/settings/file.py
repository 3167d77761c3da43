"""The settings file: TOML, in which the user's own comments and order stay as they are."""

import os
import tempfile
from collections.abc import Container, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voice_interview.errors import SettingsProblem
from voice_interview.settings.entry import Entry, change, entries, nearest
from voice_interview.settings.values import Settings, Value
from voice_interview.structured import Unparsed, from_toml
from voice_interview.text import clean_line

LARGEST_BYTES = 1_000_000
"""All settings and what is said about them have a thousandth of it."""
SHOWN = 3
"""Faults that are told in full: a file may hold thousands."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What holds, and what in the file does not."""

    settings: Settings
    wrong: dict[str, str] = field(default_factory=dict)
    """By key, or by the name of what is no section: what is wrong there, and what holds instead."""

    @property
    def notices(self) -> tuple[str, ...]:
        """The first of what is wrong, and how much more there is."""
        shown = tuple(self.wrong.values())[:SHOWN]
        rest = len(self.wrong) - len(shown)
        return (*shown, f"And {rest} more in that file.") if rest else shown


def load(path: Path) -> Loaded:
    """Every right value in `path`, and the default for what is wrong or not there.

    Raises SettingsProblem for a file that cannot be read or is no TOML.
    """
    settings, wrong = Settings(), {}
    for section, values in _parsed(path).items():
        if not isinstance(values, dict):
            name = clean_line(section, 60)
            outside = f"{path}: '{name}' is not inside a section, so it changes nothing."
            wrong[section] = f"{outside} {nearest(section, entries(settings))}"
            continue
        for name, value in values.items():
            key = f"{section}.{name}"
            try:
                settings = change(settings, key, value)
            except SettingsProblem as problem:
                wrong[key] = f"{path}: {_wrong(settings, key, problem)}"
    return Loaded(settings, wrong)


def _wrong(settings: Settings, key: str, problem: SettingsProblem) -> str:
    entry = next((one for one in entries(settings) if one.key == key), None)
    if entry is None:
        return f"there is no setting '{clean_line(key, 60)}', so it changes nothing. " + (
            problem.way_out
        )
    sentence = problem.sentence.removesuffix(".")
    return f"{sentence}; until you change it, it is {_in_words(entry.default)}."


def _in_words(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) or "empty"


def _parsed(path: Path) -> dict[str, Any]:
    """Empty without a file. Raises SettingsProblem."""
    try:
        if path.exists() and not path.is_file():
            raise SettingsProblem(f"{path} is not an ordinary file.", "Remove it, or move it away.")
        if path.exists() and path.stat().st_size > LARGEST_BYTES:
            raise SettingsProblem(f"{path} is too large for settings.", "Fix or remove it.")
        return from_toml(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
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


def text(settings: Settings, before: str = "", left: Container[str] = ()) -> str:
    """The file as TOML, each value under its comment; what stood there before keeps its own.

    What stands there for the keys and sections in `left` stays as it is.
    """
    import tomlkit  # 20 ms that the first paint does not wait for

    document = tomlkit.parse(before)
    for entry in entries(settings):
        if entry.section in left or entry.key in left:
            continue
        if not isinstance(document.get(entry.section, {}), MutableMapping):
            del document[entry.section]
        if entry.section not in document:
            document[entry.section] = tomlkit.table()
        table = document[entry.section]
        value = list(entry.value) if isinstance(entry.value, tuple) else entry.value
        if entry.name not in table and isinstance(table, tomlkit.items.Table):
            table.add(tomlkit.comment(_says(entry)))
            table.add(entry.name, value)
        elif table.get(entry.name) != value:  # in braces, or scattered over the file: no comment
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


def keep(path: Path, key: str, value: Value) -> Loaded:
    """Change one setting in the file, beside what else stands there. Raises SettingsProblem."""
    before = load(path)
    changed = change(before.settings, key, value)
    section = key.split(".")[0]
    left = {name: told for name, told in before.wrong.items() if name not in (key, section)}
    _write(path, changed, left)
    return Loaded(changed, left)


def save(settings: Settings, path: Path) -> None:
    """Write every setting into the file, but for those that are wrong there.

    Raises SettingsProblem.
    """
    _write(path, settings, load(path).wrong)


def _write(path: Path, settings: Settings, left: Container[str]) -> None:
    """Atomically, keeping the user's comments; a link to a file elsewhere stays a link.

    Raises SettingsProblem.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path.resolve(), text(settings, existing(path), left))
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
