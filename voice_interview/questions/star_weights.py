"""What the STAR reader was taught, from JSON, checked before anything rests on it. Weighs nothing.

`star.<language>.json` is written by training/ and not by hand; its keys are those of StarWeights.
"""

from collections.abc import Mapping
from typing import Any

from voice_interview.model import StarWeights
from voice_interview.questions import rule_values as values
from voice_interview.questions.rule_values import Misfit

_KEYS = (
    "language", "labels", "scores", "steps", "starts", "ends", "kinds", "signs", "least_words",
)  # fmt: skip
_FARTHEST = 100.0
"""No trained weight comes near it."""


def parsed(raw: Mapping[str, Any]) -> tuple[StarWeights, ...]:
    """The weights of one file. Raises Misfit."""
    values.only(raw, _KEYS, "the file")
    labels = values.text(raw, "labels", "the file")
    if sorted(labels) != sorted("STARO"):
        raise Misfit("'labels' should be the five letters S, T, A, R and O, each once")
    kinds = values.texts(raw, "kinds", "the file")
    if kinds[0] != "story":
        raise Misfit("'kinds' should begin with story")
    count = len(labels)
    least = values.table(raw, "least_words")
    return (
        StarWeights(
            labels=labels,
            scores=_rows(raw, "scores", count),
            steps=_rows(raw, "steps", count * count),
            starts=_row(raw.get("starts"), count, "'starts'"),
            ends=_row(raw.get("ends"), count, "'ends'"),
            kinds=kinds,
            signs=_rows(raw, "signs", len(kinds)),
            least_words={
                label: _row([least.get(label)], 1, f"'least_words' of {label}")[0]
                for label in labels
                if label != "O"
            },
            language=values.text(raw, "language", "the file"),
        ),
    )


def _rows(raw: Mapping[str, Any], key: str, count: int) -> Mapping[str, tuple[float, ...]]:
    found = values.table(raw, key)
    return {name: _row(found[name], count, f"'{key}' of '{name}'") for name in found}


def _row(value: object, count: int, where: str) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != count:
        raise Misfit(f"{where} should be a list of {count} numbers")
    if not all(type(one) in (int, float) and abs(one) <= _FARTHEST for one in value):
        raise Misfit(f"{where} holds what is no number from -{_FARTHEST:g} to {_FARTHEST:g}")
    return tuple(float(one) for one in value)
