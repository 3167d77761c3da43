"""The rules by which words are judged: data, checked at the door. Judges no word itself."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from voice_interview.errors import PackProblem
from voice_interview.model import FillerRule, Rule, StarCue
from voice_interview.questions import filler_rules, star_cues
from voice_interview.questions.rule_values import Fault

_KINDS: dict[str, Callable[[Mapping[str, Any]], tuple[Rule, ...]]] = {
    "fillers": filler_rules.parsed,
    "star": star_cues.parsed,
}


def load(*folders: Path) -> tuple[Rule, ...]:
    """Rules of every `fillers.*.toml` and `star.*.toml`; a later folder's replace earlier ones.

    A filler rule replaces the one for the same word, a cue the family of the same name. Raises
    PackProblem with the file and the key.
    """
    found: dict[tuple[str, str, str], Rule] = {}
    for folder in folders:
        for kind in _KINDS:
            for path in sorted(folder.glob(f"{kind}.*.toml")):
                for rule in read(path):
                    found[kind, rule.language, _name(rule)] = rule
    return tuple(found.values())


def read(path: Path) -> tuple[Rule, ...]:
    """The rules of one file, by its name. Raises PackProblem."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise PackProblem(f"{path.name} cannot be read: {fault}.", "Mend or remove it.") from fault
    try:
        return _KINDS[path.name.partition(".")[0]](raw)
    except Fault as fault:
        raise PackProblem(f"{path.name}: {fault}.", "Mend that line, or remove the file.") from None


def _name(rule: FillerRule | StarCue) -> str:
    return rule.text if isinstance(rule, FillerRule) else rule.name
