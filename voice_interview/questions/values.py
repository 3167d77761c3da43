"""Values of a file that a person wrote: each read with a check, an example, and a sentence.

Pure: a table as tomllib gives it goes in, values or what is wrong with them come out.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from voice_interview.questions.names import did_you_mean, quoted
from voice_interview.text import clean_line

LONGEST_TEXT = 400
LONGEST_NAME = 60
MOST_ENTRIES = 12

Reader = Callable[[object], object]
"""Returns the value as it is kept, or None when it will not do."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One key that cannot be used, without the place where it stands."""

    key: str
    sentence: str
    way_out: str


@dataclass(frozen=True, slots=True)
class Key:
    wanted: str
    example: str
    read: Reader
    needed: bool = False


def table(
    given: Mapping[str, Any], keys: Mapping[str, Key], noun: str
) -> tuple[dict[str, Any], tuple[Wrong, ...]]:
    """The sound values of a table, and every reason why another cannot be used."""
    wrong = [_unknown(key, keys, noun) for key in given if key not in keys]
    wrong += [
        _missing(name, key, noun) for name, key in keys.items() if key.needed and name not in given
    ]
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in keys:
            continue
        read = keys[name].read(value)
        if read is None:
            wrong.append(_unfit(name, keys[name], value))
        else:
            values[name] = read
    return values, tuple(wrong)


def _unknown(key: str, keys: Iterable[str], noun: str) -> Wrong:
    known = "The keys are " + ", ".join(keys) + "."
    return Wrong(
        clean_line(key, LONGEST_NAME),
        f"a {noun} has no key {quoted(key)}.",
        did_you_mean(key, keys, known),
    )


def _missing(name: str, key: Key, noun: str) -> Wrong:
    return Wrong(name, f"the {noun} has no {name}.", f"Add one, for example: {key.example}")


def _unfit(name: str, key: Key, value: object) -> Wrong:
    return Wrong(
        name,
        f"this should be {key.wanted}, not {_shown(value)}.",
        f"For example: {key.example}",
    )


def _shown(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text {quoted(value)}" if clean_line(value) else "an empty text"
        case int():
            return str(value) if abs(value) < 1_000_000_000 else "so large a number"
        case float():
            return f"{value:g}"
        case list():
            return "this list" if value else "an empty list"
        case dict():
            return "a table"
        case _:
            return "a date or a time"


def identity(value: object) -> str | None:
    fits = isinstance(value, str) and len(value) <= LONGEST_NAME and _ID.fullmatch(value)
    return value if fits and isinstance(value, str) else None


def sentence(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    cleaned = clean_line(value, LONGEST_TEXT + 1)
    return cleaned if 0 < len(cleaned) <= LONGEST_TEXT else None


def short(value: object) -> str | None:
    cleaned = sentence(value)
    return cleaned if cleaned and len(cleaned) <= LONGEST_NAME else None


def name(value: object) -> str | None:
    cleaned = short(value)
    return cleaned.lower() if cleaned else None


def truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def one_of(choices: Iterable[str]) -> Callable[[object], str | None]:
    known = {str(choice): choice for choice in choices}
    return lambda value: known.get(value) if isinstance(value, str) else None


def number(low: float, high: float) -> Callable[[object], float | None]:
    def read(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if low <= value <= high else None

    return read


def whole(low: int, high: int) -> Callable[[object], int | None]:
    def read(value: object) -> int | None:
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return value if fits and isinstance(value, int) else None

    return read


def each(
    read: Callable[[object], str | None], most: int = MOST_ENTRIES
) -> Callable[[object], tuple[str, ...] | None]:
    def entries(value: object) -> tuple[str, ...] | None:
        if not isinstance(value, list) or len(value) > most:
            return None
        found = tuple(entry for entry in map(read, value) if entry is not None)
        return found if len(found) == len(value) else None

    return entries
