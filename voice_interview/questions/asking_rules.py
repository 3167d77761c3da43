"""What an interviewer asks next, and how answers without a story are built, from TOML.

How the files are written stands at the head of the shipped ones. Chooses nothing.
"""

from collections.abc import Mapping
from typing import Any

from voice_interview.model import FollowUpWordings, StarPart, StructureHint
from voice_interview.questions import rule_values as values
from voice_interview.questions.rule_values import Misfit

PARTS = (*(part.value for part in StarPart), "story")
STATUSES = ("missing", "thin")


def follow_ups(raw: Mapping[str, Any]) -> tuple[FollowUpWordings, ...]:
    """The wordings of one file. Raises Misfit."""
    values.only(raw, ("language", "wordings"), "the file")
    language = values.text(raw, "language", "the file")
    return tuple(_wordings(group, language) for group in values.tables(raw, "wordings"))


def _wordings(group: Mapping[str, Any], language: str) -> FollowUpWordings:
    values.only(group, ("part", "status", "themes", "says"), "wordings")
    part = values.choice(group, "part", PARTS, "wordings")
    where = f"wordings for '{part}'"
    return FollowUpWordings(
        part=part,
        status=values.choice(group, "status", STATUSES, where),
        themes=values.texts(group, "themes", where) if "themes" in group else (),
        says=values.texts(group, "says", where),
        language=language,
    )


def structures(raw: Mapping[str, Any]) -> tuple[StructureHint, ...]:
    """The hints of one file, in its order. Raises Misfit."""
    values.only(raw, ("language", "structures"), "the file")
    language = values.text(raw, "language", "the file")
    return tuple(_structure(group, language) for group in values.tables(raw, "structures"))


def _structure(group: Mapping[str, Any], language: str) -> StructureHint:
    values.only(group, ("tags", "says"), "structures")
    says = values.text(group, "says", "structures")
    if not isinstance(group.get("tags"), list):
        raise Misfit("structures: 'tags' should be a list of texts")
    tags = values.texts(group, "tags", "structures") if group["tags"] else ()
    return StructureHint(tags, says, language)
