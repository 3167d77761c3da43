"""TOML and JSON that a person wrote: what it says, or one plain reason why it says nothing."""

import json
import re
import sys
import tomllib
from collections.abc import Callable
from typing import Any

from voice_interview.text import clean_line

_AT = re.compile(r"(?::|\s*\(at) (?:line (\d+),? column \d+|end of document)(?: \(char \d+)?\)$")
"""How TOML and JSON say where."""
_MOST_DIGITS = sys.int_info.default_max_str_digits


class Unparsed(Exception):
    """The text cannot be read; the message is a sentence without its end."""

    def __init__(self, says: str, line: int | None = None) -> None:
        super().__init__(says)
        self.line = line

    @property
    def placed(self) -> str:
        """The message after its line, where that is known."""
        return str(self) if self.line is None else f"line {self.line}: {self}"


def from_toml(text: str) -> dict[str, Any]:
    """Raises Unparsed."""
    found: dict[str, Any] = _parsed(text, "TOML", tomllib.loads)
    return found


def from_json(text: str) -> object:
    """Raises Unparsed."""
    return _parsed(text, "JSON", json.loads)


def _parsed(text: str, kind: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(text)
    except RecursionError as error:
        raise Unparsed("brackets are nested too deeply") from error
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        message = str(error)
        at = _AT.search(message)
        line = int(at[1]) if at and at[1] else text.rstrip("\n").count("\n") + 1
        says = clean_line(_AT.sub("", message), 200).rstrip(".")
        raise Unparsed(f"this is not {kind} ({says})", line) from error
    except ValueError as error:
        long = re.search(rf"(?:\d_?){{{_MOST_DIGITS + 1}}}", text)
        where = text.count("\n", 0, long.start()) + 1 if long else None
        raise Unparsed(f"a number has more than {_MOST_DIGITS} digits", where) from error
