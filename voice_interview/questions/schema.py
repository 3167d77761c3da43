"""What a question in a pack may say: every key with its check, its example and its limits.

Pure: a table as tomllib gives it goes in, a Question or what is wrong with it comes out. The page
docs/formats.md describes the same keys.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from voice_interview.model import Question
from voice_interview.questions.faults import did_you_mean, quoted
from voice_interview.text import clean_line

LEVELS = ("any", "early", "mid", "senior")
TARGET_S = (10.0, 600.0)
LONGEST_TEXT = 400
LONGEST_NAME = 60
MOST_ENTRIES = 12

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One key that cannot be used, without the place where it stands."""

    key: str
    sentence: str
    way_out: str


@dataclass(frozen=True, slots=True)
class _Key:
    wanted: str
    example: str
    read: Callable[[object], object]
    """Returns the value as the Question takes it, or None when it will not do."""


def question(table: dict[str, Any], pack: str) -> tuple[Question | None, tuple[Wrong, ...]]:
    """The question in `table`, or None and every reason why it cannot be used."""
    wrong = [_unknown(key) for key in table if key not in KEYS]
    wrong += [_missing(key) for key in ("id", "text") if key not in table]
    values: dict[str, Any] = {"theme": pack.lower()[:LONGEST_NAME], "level": "any"}
    for key, value in table.items():
        if key not in KEYS:
            continue
        values[key] = KEYS[key].read(value)
        if values[key] is None:
            wrong.append(_unfit(key, value))
    if wrong:
        return None, tuple(wrong)
    return Question(pack=pack, **values), ()


def _unknown(key: str) -> Wrong:
    known = "The keys are " + ", ".join(KEYS) + "."
    return Wrong(
        clean_line(key, LONGEST_NAME),
        f"a question has no key {quoted(key)}.",
        did_you_mean(key, KEYS, known),
    )


def _missing(key: str) -> Wrong:
    return Wrong(key, f"the question has no {key}.", f"Add one, for example: {KEYS[key].example}")


def _unfit(key: str, value: object) -> Wrong:
    wanted = KEYS[key]
    return Wrong(
        key,
        f"this should be {wanted.wanted}, not {_shown(value)}.",
        f"For example: {wanted.example}",
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


def _identity(value: object) -> str | None:
    fits = isinstance(value, str) and len(value) <= LONGEST_NAME and _ID.fullmatch(value)
    return value if fits and isinstance(value, str) else None


def _sentence(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    cleaned = clean_line(value, LONGEST_TEXT + 1)
    return cleaned if 0 < len(cleaned) <= LONGEST_TEXT else None


def _name(value: object) -> str | None:
    cleaned = _sentence(value)
    return cleaned.lower() if cleaned and len(cleaned) <= LONGEST_NAME else None


def _level(value: object) -> str | None:
    return value if isinstance(value, str) and value in LEVELS else None


def _seconds(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    low, high = TARGET_S
    return float(value) if low <= value <= high else None


def _truth(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _each(read: Callable[[object], str | None]) -> Callable[[object], tuple[str, ...] | None]:
    def entries(value: object) -> tuple[str, ...] | None:
        if not isinstance(value, list) or len(value) > MOST_ENTRIES:
            return None
        found = tuple(entry for entry in map(read, value) if entry is not None)
        return found if len(found) == len(value) else None

    return entries


KEYS = {
    "id": _Key(
        f"a name of small letters, digits and dashes, at most {LONGEST_NAME} long",
        'id = "moved-the-library"',
        _identity,
    ),
    "text": _Key(
        f"a question in quotes, at most {LONGEST_TEXT} characters long",
        'text = "What did you change, and why?"',
        _sentence,
    ),
    "theme": _Key("a theme in quotes", 'theme = "leadership"', _name),
    "tags": _Key(
        f"a list of at most {MOST_ENTRIES} short words in quotes",
        'tags = ["people", "planning"]',
        _each(_name),
    ),
    "level": _Key("any, early, mid or senior, in quotes", 'level = "mid"', _level),
    "target_s": _Key(
        f"a number of seconds from {TARGET_S[0]:g} to {TARGET_S[1]:g}", "target_s = 90", _seconds
    ),
    "expects_story": _Key("true or false, without quotes", "expects_story = false", _truth),
    "shows": _Key(
        f"a sentence or two in quotes, at most {LONGEST_TEXT} characters long",
        'shows = "You asked before you decided."',
        _sentence,
    ),
    "follow_ups": _Key(
        f"a list of at most {MOST_ENTRIES} questions in quotes",
        'follow_ups = ["Who helped you?"]',
        _each(_sentence),
    ),
    "trap": _Key(
        f"a sentence or two in quotes, at most {LONGEST_TEXT} characters long",
        'trap = "Telling it without an ending."',
        _sentence,
    ),
}
