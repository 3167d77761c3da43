"""Values of a rules file, each taken with a check of its type."""

from collections.abc import Mapping, Sequence
from typing import Any


class Misfit(Exception):
    """What is wrong, with the key it stands under."""


def only(table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise Misfit(f"{where}: unknown key '{key}' (known: {', '.join(known)})")


def text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Misfit(f"{where}: '{key}' should be a text in quotes")
    return value


def texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise Misfit(f"{where}: '{key}' should be a list of texts")
    if not all(v.strip() for v in value):
        raise Misfit(f"{where}: '{key}' holds an empty text")
    return tuple(value)


def choice(table: Mapping[str, Any], key: str, choices: Sequence[str], where: str) -> str:
    value = table.get(key)
    if value not in choices:
        raise Misfit(f"{where}: '{key}' should be one of {', '.join(choices)}")
    return str(value)


def table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise Misfit(f"'{key}' should be a table")
    return value


def tables(table: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise Misfit(f"'{key}' should be a list of tables ([[{key}]])")
    return value
