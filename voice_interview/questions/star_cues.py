"""The families of phrases the STAR reader looks for, from TOML. Weighs none of them.

A phrase becomes a regular expression over plain lower-case words; how it is written stands at the
head of the shipped file, `star.<language>.toml`.
"""

import re
from collections.abc import Mapping
from typing import Any

from voice_interview.model import StarCue
from voice_interview.questions import rule_values as values
from voice_interview.questions.rule_values import Misfit

_NUMBER = r"[£$€]?\d[\d.,]*(?:%|k|m|th|st|nd|rd)?"
_REGULAR_PAST = r"[a-z]{2,}(?<!e)ed"
"""`*ed`, but not need, feed or red."""

_Classes = Mapping[str, str]
"""Named alternatives, as expressions."""


def parsed(raw: Mapping[str, Any]) -> tuple[StarCue, ...]:
    """The families of one file. Raises Misfit."""
    values.only(raw, ("language", "classes", "families"), "the file")
    language = values.text(raw, "language", "the file")
    classes: dict[str, str] = {}
    for name in values.table(raw, "classes"):
        members = values.text(raw["classes"], name, "classes").split()
        classes[name] = _any_of(members, classes, f"class '{name}'")
    families = values.table(raw, "families")
    return tuple(
        StarCue(name, family(values.texts(families, name, "families"), classes, name), language)
        for name in families
    )


def family(phrases: tuple[str, ...], classes: _Classes, name: str) -> str:
    """One expression that fits any of these phrases. Raises Misfit."""
    return "|".join(_phrase(phrase, classes, f"family '{name}'") for phrase in phrases)


def _phrase(phrase: str, classes: _Classes, where: str) -> str:
    *rest, last = phrase.lower().split()
    if last.endswith("?") or (rest and rest[0].endswith("?")):
        raise Misfit(f"{where}: '{phrase}' may not begin or end with a word that may be missing")
    return "".join(_before(item, classes, where) for item in rest) + _word(last, classes, where)


def _before(item: str, classes: _Classes, where: str) -> str:
    word = _word(item.removesuffix("?"), classes, where) + " "
    return f"(?:{word})?" if item.endswith("?") else word


def _word(item: str, classes: _Classes, where: str) -> str:
    return f"(?:{_any_of(item.split('|'), classes, where)})"


def _any_of(names: list[str], classes: _Classes, where: str) -> str:
    return "|".join(_one(name, classes, where) for name in names)


def _one(name: str, classes: _Classes, where: str) -> str:
    if name.startswith("{"):
        if name[1:-1] not in classes:
            raise Misfit(f"{where}: there is no class '{name}'")
        return classes[name[1:-1]]
    if name == "#":
        return _NUMBER
    if name == "*":
        return r"\S+"
    if name == "*ed":
        return _REGULAR_PAST
    if name.startswith("*"):
        return r"[a-z']+" + re.escape(name[1:])
    return re.escape(name)
