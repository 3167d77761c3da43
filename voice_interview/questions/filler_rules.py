"""Filler rules from TOML, checked key by key. Judges no word itself.

A file `fillers.<language>.toml` holds named word classes, cases of every sound, sounds and words;
how a pattern is written stands at the head of the shipped file.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from voice_interview.model import Case, FillerRule, Neighbour, Pattern
from voice_interview.questions import rule_values as values
from voice_interview.questions.rule_values import Misfit

_MARKS = frozenset({",", ".", "?", "~", "@", "/", "^", '"'})
_GROUPS = ("markers", "habits")
_VERDICTS = ("filler", "honest")
_CAPITAL = "{Name}"

_Classes = Mapping[str, Neighbour]
"""Named sets of words and endings."""


def parsed(raw: Mapping[str, Any]) -> tuple[FillerRule, ...]:
    """The rules of one file. Raises Misfit."""
    values.only(raw, ("language", "classes", "every-sound", "sound", "word"), "the file")
    language = values.text(raw, "language", "the file")
    classes = _classes(values.table(raw, "classes"))
    shared = _cases(values.tables(raw, "every-sound"), classes, "every sound")
    sounds = [_sound(entry, classes, language, shared) for entry in values.tables(raw, "sound")]
    words = [_word(entry, classes, language) for entry in values.tables(raw, "word")]
    return (*sounds, *words)


def _classes(raw: Mapping[str, Any]) -> _Classes:
    found: dict[str, Neighbour] = {}
    for name in raw:
        found[name] = _any_of(values.text(raw, name, "classes").split(), found, f"class '{name}'")
    return found


def _sound(
    entry: Mapping[str, Any], classes: _Classes, language: str, shared: tuple[Case, ...]
) -> FillerRule:
    text = values.text(entry, "text", "sound")
    where = f"sound '{text}'"
    values.only(entry, ("text", "spelling", "case"), where)
    spelling = values.text(entry, "spelling", where)
    try:
        re.compile(spelling)
    except re.error as fault:
        raise Misfit(f"{where}: 'spelling' is no regular expression ({fault})") from None
    cases = (*shared, *_cases(values.tables(entry, "case"), classes, where))
    return FillerRule(text, "sounds", (), spelling, cases, language=language)


def _word(entry: Mapping[str, Any], classes: _Classes, language: str) -> FillerRule:
    text = values.text(entry, "text", "word")
    where = f"word '{text}'"
    values.only(entry, ("text", "forms", "group", "otherwise", "confidence", "case"), where)
    forms = values.texts(entry, "forms", where) if "forms" in entry else (text,)
    confidence = entry.get("confidence", 0.9)
    if type(confidence) not in (int, float) or not 0 <= confidence <= 1:
        raise Misfit(f"{where}: 'confidence' should be a number from 0 to 1")
    return FillerRule(
        text=text,
        group=values.choice(entry, "group", _GROUPS, where),
        forms=tuple(tuple(form.lower().split()) for form in forms),
        cases=_cases(values.tables(entry, "case"), classes, where),
        filler=values.choice(entry, "otherwise", _VERDICTS, where) == "filler",
        confidence=float(confidence),
        language=language,
    )


def _cases(cases: Sequence[Mapping[str, Any]], classes: _Classes, where: str) -> tuple[Case, ...]:
    found = []
    for case in cases:
        values.only(case, ("is", "why", "patterns"), where)
        patterns = values.texts(case, "patterns", where)
        found.append(
            Case(
                filler=values.choice(case, "is", _VERDICTS, where) == "filler",
                why=values.text(case, "why", where),
                patterns=tuple(_pattern(pattern, classes, where) for pattern in patterns),
            )
        )
    return tuple(found)


def _pattern(text: str, classes: _Classes, where: str) -> Pattern:
    before, middle, after = text.partition("_")
    if not middle or "_" in after:
        raise Misfit(f"{where}: the pattern '{text}' needs one _ in place of the word itself")
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
                raise Misfit(f"{where}: there is no class '{name}'")
            words |= classes[name[1:-1]].words
            endings += classes[name[1:-1]].endings
        elif name.startswith("*"):
            endings.append(name[1:])
        elif name != _CAPITAL:
            words.add(name.lower())
    return Neighbour("word", frozenset(words), tuple(endings), name=_CAPITAL in names)
