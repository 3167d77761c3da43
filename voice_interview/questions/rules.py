"""The rules by which words are judged: data, checked at the door. Judges no word itself."""

from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from voice_interview.errors import PackProblem
from voice_interview.model import (
    AvoidRule,
    FillerRule,
    FollowUpWordings,
    Rule,
    StarCue,
    StructureHint,
)
from voice_interview.questions import (
    asking_rules,
    avoid_rules,
    filler_rules,
    star_cues,
    star_weights,
)
from voice_interview.questions.pack import whole
from voice_interview.questions.rule_values import Misfit

_Parse = Callable[[Mapping[str, Any]], tuple[Rule, ...]]

_KINDS: dict[tuple[str, str], _Parse] = {
    ("avoid", ".toml"): avoid_rules.parsed,
    ("fillers", ".toml"): filler_rules.parsed,
    ("star", ".toml"): star_cues.parsed,
    ("star", ".json"): star_weights.parsed,
    ("follow_ups", ".toml"): asking_rules.follow_ups,
    ("structures", ".toml"): asking_rules.structures,
}


def load(*folders: Path) -> tuple[Rule, ...]:
    """Rules of every file of a known kind; a later folder's replace earlier ones.

    A filler rule replaces the one for the same word, a cue the family of the same name, weights
    those of the same language, wordings and hints those for the same questions. Raises PackProblem
    with the file and the key.
    """
    found: dict[tuple[str, str, str], Rule] = {}
    for folder, (kind, ending) in product(folders, _KINDS):
        for path in sorted(folder.glob(f"{kind}.*{ending}")):
            found |= {(kind, rule.language, _name(rule)): rule for rule in read(path)}
    return tuple(found.values())


def read(path: Path) -> tuple[Rule, ...]:
    """The rules of one file, by its name. Raises PackProblem."""
    raw = whole(path)
    try:
        return _KINDS[path.name.partition(".")[0], path.suffix](raw)
    except Misfit as misfit:
        raise PackProblem(f"{path.name}: {misfit}.", "Fix that line, or remove the file.") from None


def _name(rule: Rule) -> str:
    match rule:
        case FillerRule():
            return rule.text
        case StarCue() | AvoidRule():
            return rule.name
        case FollowUpWordings():
            return f"{rule.part} {rule.status} {rule.themes}"
        case StructureHint():
            return str(rule.tags)
        case _:
            return ""
