"""One JSON object, read by type: absent or null means the default, a wrong type is named.

Text goes in and out through the one door that cleans it; numbers that JSON has no sign for become
null, or the quietest level.
"""

import math
from collections.abc import Mapping

from voice_interview.text import LONGEST, clean

Json = Mapping[str, object]

QUIETEST_DBFS = -100.0
"""Stands for the minus infinity of exact zeros; 16 bits reach down to -96."""

FARTHEST = 1e6
"""Seconds, hertz or anything else: eleven days is no answer, and would be counted through."""
LOUDEST_DBFS = 1000.0
"""No level comes near it; a tenth of it is an exponent of ten."""


class Unreadable(Exception):
    """The object cannot be what it should be; the message says which key, and why."""


def text(doc: Json, key: str, default: str | None = None) -> str:
    value = doc.get(key)
    if value is None and default is not None:
        return default
    return _text(key, value)


def tidy(value: str) -> str:
    """As `text.clean`; plain words, nearly all there are, take the short way (4 times faster)."""
    plain = value.isascii() and value.isprintable() and len(value) <= LONGEST
    return value if plain else clean(value)


def known(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def level(value: float) -> float:
    return value if math.isfinite(value) else QUIETEST_DBFS


def number(doc: Json, key: str, default: float | None = None) -> float:
    value = number_or_none(doc, key)
    if value is not None:
        return value
    if default is not None:
        return default
    raise _wrong(key, None, "a number")


def number_or_none(doc: Json, key: str) -> float | None:
    value = doc.get(key)
    return None if value is None else _number(key, value)


def whole(doc: Json, key: str, default: int | None = None) -> int:
    value = doc.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if value is None and default is not None:
        return default
    raise _wrong(key, value, "a whole number")


def flag(doc: Json, key: str, default: bool) -> bool:
    value = doc.get(key)
    if isinstance(value, bool):
        return value
    if value is None:
        return default
    raise _wrong(key, value, "true or false")


def texts(doc: Json, key: str) -> tuple[str, ...]:
    return tuple(_text(key, value) for value in _items(doc, key))


def levels(doc: Json, key: str) -> tuple[float, ...]:
    return tuple(_number(key, value, LOUDEST_DBFS) for value in _items(doc, key))


def inner(doc: Json, key: str) -> Json | None:
    value = doc.get(key)
    return None if value is None else as_object(key, value)


def inners(doc: Json, key: str) -> tuple[Json, ...]:
    return tuple(as_object(key, value) for value in _items(doc, key))


def as_object(key: str, value: object) -> Json:
    if isinstance(value, dict):
        return value
    raise _wrong(key, value, "an object")


def _items(doc: Json, key: str) -> list[object]:
    value = doc.get(key)
    if isinstance(value, list):
        return value
    if value is None:
        return []
    raise _wrong(key, value, "a list")


def _text(key: str, value: object) -> str:
    if isinstance(value, str):
        return tidy(value)
    raise _wrong(key, value, "a text")


def _number(key: str, value: object, most: float = FARTHEST) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most:
        return float(value)
    raise _wrong(key, value, f"a number within {most:.0f}")


def _wrong(key: str, value: object, expected: str) -> Unreadable:
    if value is None:
        return Unreadable(f"“{key}” is missing")
    return Unreadable(f"“{key}” is not {expected}")
