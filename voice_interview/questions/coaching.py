"""Checklists and cards from TOML (prompts/coaching/), checked at the door."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from voice_interview import plain_file
from voice_interview.errors import PackProblem
from voice_interview.model.coaching import Card, Checklist, Coaching, Example, Item
from voice_interview.questions import rule_values as values
from voice_interview.questions.pack import whole
from voice_interview.questions.rule_values import Misfit

PAGE, EXAMPLES = "interview.en.toml", "examples.en.toml"
_KINDS = ("checklist", "card", "example")


def load(shipped_prompts: Path, user_prompts: Path) -> Coaching:
    """The user's own page where there is one, else the shipped one. Raises PackProblem."""
    own, shipped = (folder / "coaching" for folder in (user_prompts, shipped_prompts))
    page = read(own / PAGE if plain_file.is_file(own / PAGE) else shipped / PAGE)
    return replace(page, examples=read(shipped / EXAMPLES).examples)


def read(path: Path) -> Coaching:
    """What one file holds. Raises PackProblem with the key."""
    raw = whole(path)
    try:
        values.only(raw, ("language", *_KINDS), "the file")
        return Coaching(
            tuple(_checklist(table) for table in values.tables(raw, "checklist")),
            tuple(_card(table) for table in values.tables(raw, "card")),
            tuple(_example(table) for table in values.tables(raw, "example")),
        )
    except Misfit as misfit:
        raise PackProblem(f"{path.name}: {misfit}.", "Fix that line, or remove the file.") from None


def _checklist(table: Mapping[str, Any]) -> Checklist:
    values.only(table, ("title", "items"), "a checklist")
    title = values.text(table, "title", "a checklist")
    return Checklist(title, tuple(_item(item, title) for item in values.tables(table, "items")))


def _item(table: Mapping[str, Any], where: str) -> Item:
    values.only(table, ("text", "why"), where)
    return Item(values.text(table, "text", where), values.text(table, "why", where))


def _card(table: Mapping[str, Any]) -> Card:
    title = values.text(table, "title", "a card")
    values.only(table, ("title", "text", "measured"), title)
    measured = values.text(table, "measured", title) if "measured" in table else ""
    return Card(title, values.text(table, "text", title), measured)


def _example(table: Mapping[str, Any]) -> Example:
    keys = ("name", "title", "notice", "text")
    values.only(table, keys, "an example")
    name, title, notice, text = (values.text(table, key, "an example") for key in keys)
    return Example(name, title, notice, " ".join(text.split()))
