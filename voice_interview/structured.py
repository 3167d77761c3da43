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

MOST_PARTS = 20
"""Of a key such as `a.b.c`: tomllib 3.11 takes as long as their square, 37 s for 50 000 of them."""
_QUOTED = r"""(?:"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?)"""
_PART = rf"(?:[\w-]++|{_QUOTED})"
_TOML = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)|#[^\n]*+|'''
    r"""'''(?:[^']|'(?!''))*+(?:'''|\Z)|"""
    rf"({_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MOST_PARTS}}})|{_PART}",
    re.DOTALL,
)
"""Its texts, remarks and names; the group is a key of too many parts. What is never closed is taken
to the end, so that no character is looked at more often than a key may have parts."""


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
    if line := _too_many_parts(text):
        raise Unparsed(f"a key has more than {MOST_PARTS} parts with dots between them", line)
    found: dict[str, Any] = _parsed(text, "TOML", tomllib.loads)
    return found


def from_json(text: str) -> object:
    """Raises Unparsed."""
    return _parsed(text, "JSON", json.loads)


def _too_many_parts(text: str) -> int | None:
    """The number of the first line with such a key. Nearly every text is done with its dots."""
    if all(line.count(".") < MOST_PARTS for line in text.split("\n")):
        return None
    found = next((one for one in _TOML.finditer(text) if one[1]), None)
    return text.count("\n", 0, found.start()) + 1 if found else None


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
