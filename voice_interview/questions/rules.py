"""The filler rules: TOML data, checked at the door and turned into nouns. Judges no word itself.

A file `fillers.<language>.toml` holds named word classes, sounds and words; how a pattern is
written stands at the head of the shipped file.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from voice_interview.errors import PackProblem
from voice_interview.model import Case, FillerRule, Neighbour, Pattern

_MARKS = frozenset({",", ".", "?", "~", "@", "/", "^"})
_GROUPS = ("markers", "habits")
_VERDICTS = ("filler", "honest")
_CAPITAL = "{Name}"

_Classes = Mapping[str, Neighbour]
"""Named sets of words and endings."""


def load(*folders: Path) -> tuple[FillerRule, ...]:
    """Rules of every `fillers.*.toml`; a later folder's rule replaces one for the same word.

    Raises PackProblem with the file and the key.
    """
    found: dict[tuple[str, str], FillerRule] = {}
    for folder in folders:
        for path in sorted(folder.glob("fillers.*.toml")):
            for rule in read(path):
                found[rule.language, rule.text] = rule
    return tuple(found.values())


def read(path: Path) -> tuple[FillerRule, ...]:
    """The rules of one file. Raises PackProblem."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise PackProblem(f"{path.name} cannot be read: {fault}.", "Mend or remove it.") from fault
    try:
        return _rules(raw)
    except _Fault as fault:
        raise PackProblem(f"{path.name}: {fault}.", "Mend that line, or remove the file.") from None


class _Fault(Exception):
    """What is wrong, with the key it stands under."""


def _rules(raw: Mapping[str, Any]) -> tuple[FillerRule, ...]:
    _only(raw, ("language", "classes", "sound", "word"), "the file")
    language = _text(raw, "language", "the file")
    classes = _classes(_table(raw, "classes"))
    sounds = [_sound(entry, classes, language) for entry in _tables(raw, "sound")]
    words = [_word(entry, classes, language) for entry in _tables(raw, "word")]
    return (*sounds, *words)


def _classes(raw: Mapping[str, Any]) -> _Classes:
    found: dict[str, Neighbour] = {}
    for name in raw:
        found[name] = _any_of(_text(raw, name, "classes").split(), found, f"class '{name}'")
    return found


def _sound(entry: Mapping[str, Any], classes: _Classes, language: str) -> FillerRule:
    text = _text(entry, "text", "sound")
    where = f"sound '{text}'"
    _only(entry, ("text", "spelling", "case"), where)
    spelling = _text(entry, "spelling", where)
    try:
        re.compile(spelling)
    except re.error as fault:
        raise _Fault(f"{where}: 'spelling' is no regular expression ({fault})") from None
    cases = _cases(entry, classes, where)
    return FillerRule(text, "sounds", (), spelling, cases, language=language)


def _word(entry: Mapping[str, Any], classes: _Classes, language: str) -> FillerRule:
    text = _text(entry, "text", "word")
    where = f"word '{text}'"
    _only(entry, ("text", "forms", "group", "otherwise", "confidence", "case"), where)
    forms = _texts(entry, "forms", where) if "forms" in entry else (text,)
    confidence = entry.get("confidence", 0.9)
    if not isinstance(confidence, float) or not 0 <= confidence <= 1:
        raise _Fault(f"{where}: 'confidence' should be a number from 0.0 to 1.0")
    return FillerRule(
        text=text,
        group=_choice(entry, "group", _GROUPS, where),
        forms=tuple(tuple(form.lower().split()) for form in forms),
        cases=_cases(entry, classes, where),
        filler=_choice(entry, "otherwise", _VERDICTS, where) == "filler",
        confidence=confidence,
        language=language,
    )


def _cases(entry: Mapping[str, Any], classes: _Classes, where: str) -> tuple[Case, ...]:
    found = []
    for case in _tables(entry, "case"):
        _only(case, ("is", "why", "patterns"), where)
        patterns = _texts(case, "patterns", where)
        found.append(
            Case(
                filler=_choice(case, "is", _VERDICTS, where) == "filler",
                why=_text(case, "why", where),
                patterns=tuple(_pattern(pattern, classes, where) for pattern in patterns),
            )
        )
    return tuple(found)


def _pattern(text: str, classes: _Classes, where: str) -> Pattern:
    before, middle, after = text.partition("_")
    if not middle or "_" in after:
        raise _Fault(f"{where}: the pattern '{text}' needs one _ where the word itself stands")
    sides = [
        tuple(_neighbour(item, classes, where) for item in side.split()) for side in (before, after)
    ]
    return Pattern(*sides)


def _neighbour(item: str, classes: _Classes, where: str) -> Neighbour:
    if item in _MARKS:
        return Neighbour(item)
    if item == "*":
        return Neighbour("any")
    if item == "..":
        return Neighbour("far")
    wanted = _any_of(item.removeprefix("!").split("|"), classes, where)
    return replace(wanted, sign="not") if item.startswith("!") else wanted


def _any_of(names: Sequence[str], classes: _Classes, where: str) -> Neighbour:
    words: set[str] = set()
    endings: list[str] = []
    for name in names:
        if name.startswith("{") and name != _CAPITAL:
            if name[1:-1] not in classes:
                raise _Fault(f"{where}: there is no class '{name}'")
            words |= classes[name[1:-1]].words
            endings += classes[name[1:-1]].endings
        elif name.startswith("*"):
            endings.append(name[1:])
        elif name != _CAPITAL:
            words.add(name.lower())
    return Neighbour("word", frozenset(words), tuple(endings), name=_CAPITAL in names)


# --- values of a wrong type ----------------------------------------------------------------------


def _only(table: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise _Fault(f"{where}: unknown key '{key}' (known: {', '.join(known)})")


def _text(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _Fault(f"{where}: '{key}' should be a text in quotes")
    return value


def _texts(table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = table.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(v, str) for v in value):
        raise _Fault(f"{where}: '{key}' should be a list of texts")
    if not all(v.strip() for v in value):
        raise _Fault(f"{where}: '{key}' holds an empty text")
    return tuple(value)


def _choice(table: Mapping[str, Any], key: str, choices: Sequence[str], where: str) -> str:
    value = table.get(key)
    if value not in choices:
        raise _Fault(f"{where}: '{key}' should be one of {', '.join(choices)}")
    return str(value)


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise _Fault(f"'{key}' should be a table")
    return value


def _tables(table: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise _Fault(f"'{key}' should be a list of tables ([[{key}]])")
    return value
