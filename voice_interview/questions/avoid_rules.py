"""Questions that a candidate had better not ask, from TOML. Judges none of them.

Phrases are written as in `star.<language>.toml`.
"""

from collections.abc import Mapping
from typing import Any

from voice_interview.model import AvoidRule
from voice_interview.questions import rule_values as values
from voice_interview.questions.star_cues import family


def parsed(raw: Mapping[str, Any]) -> tuple[AvoidRule, ...]:
    """The rules of one file. Raises Misfit."""
    values.only(raw, ("language", "avoid"), "the file")
    language = values.text(raw, "language", "the file")
    return tuple(_rule(entry, language) for entry in values.tables(raw, "avoid"))


def _rule(entry: Mapping[str, Any], language: str) -> AvoidRule:
    name = values.text(entry, "name", "avoid")
    where = f"avoid '{name}'"
    values.only(entry, ("name", "why", "phrases", "fine_with"), where)
    fine_with = values.texts(entry, "fine_with", where) if "fine_with" in entry else ()
    phrases = values.texts(entry, "phrases", where)
    return AvoidRule(
        name, values.text(entry, "why", where), family(phrases, {}, name), fine_with, language
    )
