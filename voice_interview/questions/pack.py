"""One pack in TOML: what is sound in it, and what is not.

A faulty question is left out and the others stay. Knows nothing of other packs.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from voice_interview.model import Question
from voice_interview.questions import schema
from voice_interview.questions.faults import Fault
from voice_interview.questions.lines import Lines, lines
from voice_interview.questions.names import did_you_mean, quoted
from voice_interview.questions.pack_file import pack_text
from voice_interview.questions.values import LONGEST_NAME
from voice_interview.structured import Unparsed, from_json, from_toml
from voice_interview.text import clean_line

LAST_PLACE = 100
"""Where a pack stands among its neighbours when it does not say."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sound question and where it stands."""

    question: Question
    file: Path
    line: int | None


@dataclass(frozen=True, slots=True)
class Pack:
    file: Path
    place: int = LAST_PLACE
    found: tuple[Found, ...] = ()
    faults: tuple[Fault, ...] = ()


def pack(path: Path, folder: Path) -> Pack:
    """The pack in `path`, which must lie in `folder`. Raises nothing: faults are part of it."""
    text = pack_text(path, folder)
    if isinstance(text, Fault):
        return Pack(path, faults=(text,))
    content = parsed(text, path)
    if isinstance(content, Fault):
        return Pack(path, faults=(content,))
    tables = content.get("question", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        tables = []
    where = lines(text, len(tables))
    found, faults = _questions(tables, where, path)
    faults = _top(content, where, path) + faults
    if not tables and ("question" in content or not faults):
        faults = (*faults, _no_question(path, where))
    place = content.get("place", LAST_PLACE)
    return Pack(path, place if _is_whole(place) else LAST_PLACE, found, faults)


def whole(path: Path) -> dict[str, Any]:
    """All that a file of rules or advice says. Raises PackProblem."""
    text = pack_text(path, path.parent)
    content = parsed(text, path) if isinstance(text, str) else text
    if isinstance(content, Fault):
        raise content.problem()
    return content


def parsed(text: str, path: Path) -> dict[str, Any] | Fault:
    """What TOML says, or JSON where the name ends so; or why it is none."""
    is_json = path.suffix == ".json"
    way_out = "Compare it with the one in docs/formats.md."
    try:
        content = from_json(text) if is_json else from_toml(text)
    except Unparsed as wrong:
        return Fault(path, f"{wrong}.", way_out, wrong.line)
    if not isinstance(content, dict):
        return Fault(path, "the file should hold one table.", way_out)
    return content


def _questions(
    tables: list[dict[str, Any]], where: Lines, path: Path
) -> tuple[tuple[Found, ...], tuple[Fault, ...]]:
    found: list[Found] = []
    faults: list[Fault] = []
    for number, table in enumerate(tables):
        question, wrong = schema.question(table, pack=clean_line(path.stem))
        if question is not None:
            found.append(Found(question, path, where.of(number, "id")))
        for one in wrong:
            line = where.of(number, one.key)
            faults.append(Fault(path, one.sentence, one.way_out, line, one.key))
    return tuple(found), tuple(faults)


def _top(content: dict[str, Any], where: Lines, path: Path) -> tuple[Fault, ...]:
    """What is wrong outside the questions."""
    known = ("place", "question")
    faults = [
        Fault(
            path,
            f"a pack has no key {quoted(key)} outside its questions.",
            did_you_mean(key, known, "Only place may stand there, above the first [[question]]."),
            where.top.get(key),
            clean_line(key, LONGEST_NAME),
        )
        for key in content
        if key not in known
    ]
    if not _is_whole(content.get("place", LAST_PLACE)):
        says = "this should be a whole number from 0 to 1000."
        faults.append(Fault(path, says, "For example: place = 10", where.top.get("place"), "place"))
    return tuple(faults)


def _no_question(path: Path, where: Lines) -> Fault:
    return Fault(
        path,
        "this pack has no questions.",
        "Each begins with a line [[question]], in double brackets.",
        where.top.get("question"),
    )


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000
