"""The settings one by one, as the screen and the file show them; a change is checked here."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import Field, dataclass, fields, replace
from typing import Any, cast

from voice_interview.errors import SettingsProblem
from voice_interview.settings.values import Settings, Value
from voice_interview.text import clean_line

LANGUAGE = re.compile(r"[a-z]{2,3}([-_][a-z0-9]+)*", re.IGNORECASE)
"""Two letters, or three where a language has no two; a country may follow."""


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
    is_code: bool
    """Of a language."""

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
        is_code=about["is_code"],
    )


def find(settings: Settings, key: str) -> Entry:
    """Raises SettingsProblem, naming the nearest."""
    known = {entry.key: entry for entry in entries(settings)}
    if key not in known:
        raise SettingsProblem(f"There is no setting '{key}'.", nearest(key, known.values()))
    return known[key]


def change(settings: Settings, key: str, value: Value) -> Settings:
    """`settings` with one value replaced, after checking it. Raises SettingsProblem."""
    fit = checked(find(settings, key), value)
    section, name = key.split(".")
    return replace(settings, **{section: replace(getattr(settings, section), **{name: fit})})


def nearest(key: str, known: Iterable[Entry]) -> str:
    """A way out for whoever wrote `key`, which is none of `known`."""
    close = difflib.get_close_matches(key, [one.key for one in known], 1, cutoff=0.5)
    return f"Did you mean '{close[0]}'?" if close else "`voice-interview settings` lists them all."


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        value = list(value)
    try:
        return clean_line(repr(value), 60)
    except ValueError:  # of an integer with thousands of digits
        return "so large a number"


def checked(entry: Entry, value: object) -> Value:
    """`value` as `entry` takes it. Raises SettingsProblem."""

    def refuse(wanted: str) -> SettingsProblem:
        sentence = f"'{entry.key}' should be {wanted}, not {_shown(value)}."
        return SettingsProblem(sentence, entry.says)

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
                raise refuse("text in quotes")
            if entry.choices and value not in entry.choices:
                raise refuse("one of " + ", ".join(entry.choices))
            if entry.is_code and not LANGUAGE.fullmatch(value):
                raise refuse("a code such as en, de or fr")
            return value
        case _:
            if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
                raise refuse("a list of words in quotes")
            if entry.choices and not set(value) <= set(entry.choices):
                raise refuse("made of " + ", ".join(entry.choices))
            return tuple(value)
