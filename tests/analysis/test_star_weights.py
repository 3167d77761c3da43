"""The weights that are shipped: as they were trained, and refused when they are damaged."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.analysis.conftest import SHIPPED
from voice_interview.analysis.fillers.sounds import written
from voice_interview.analysis.reading import read
from voice_interview.analysis.star.cues import compiled
from voice_interview.analysis.star.reader import look
from voice_interview.errors import PackProblem
from voice_interview.model import FillerRule, Rule, StarCue, StarWeights, Word
from voice_interview.questions import rules as rule_files

FILE = SHIPPED / "star.en.json"
FITTED: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data" / "star" / "posteriors.json").read_text("utf-8")
)


def shipped(rules: tuple[Rule, ...]) -> StarWeights:
    (weights,) = (rule for rule in rules if isinstance(rule, StarWeights))
    return weights


def raw() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


@pytest.mark.parametrize("fitted", FITTED, ids=lambda fitted: fitted["text"][:30])
def test_the_reader_agrees_with_the_fitted_model(
    rules: tuple[Rule, ...], fitted: dict[str, Any]
) -> None:
    """The posteriors were written by the training script, from weights before rounding."""
    words = [Word(word) for word in fitted["text"].split()]
    whole = read(words)
    fillers = [rule for rule in rules if isinstance(rule, FillerRule)]
    plain = whole.without(written(whole, fillers).keys())
    cues = compiled(rule for rule in rules if isinstance(rule, StarCue))
    decoded = look(plain, cues, shipped(rules)).decoded
    assert len(decoded.posteriors) == len(fitted["posteriors"])
    for found, wanted in zip(decoded.posteriors, fitted["posteriors"], strict=True):
        assert sum(found) == pytest.approx(1.0)
        assert found == pytest.approx(tuple(wanted), abs=0.05)


def test_small_enough_to_ship() -> None:
    assert FILE.stat().st_size < 1_000_000


def test_weights_speak_of_families_that_exist(rules: tuple[Rule, ...]) -> None:
    weights = shipped(rules)
    known = {rule.name for rule in rules if isinstance(rule, StarCue)}
    families = {
        name.partition(":")[2] for name in weights.scores if name.startswith(("before", "after"))
    }
    assert families <= known
    assert len(families) >= 30
    assert {name for name in weights.signs if ":" not in name} <= known | {"bias"}


def test_weights_in_a_later_folder_replace_the_shipped_ones(tmp_path: Path) -> None:
    mine = raw() | {"least_words": dict.fromkeys("STAR", 99)}
    (tmp_path / "star.en.json").write_text(json.dumps(mine), "utf-8")
    weights = shipped(rule_files.load(SHIPPED, tmp_path))
    assert set(weights.least_words.values()) == {99.0}


@pytest.mark.parametrize(
    ("key", "value", "names"),
    [
        ("labels", "STAR", "'labels' should be the five letters"),
        ("labels", 3, "'labels' should be a text"),
        ("scores", [], "'scores' should be a table"),
        ("scores", {"i": [1.0]}, "'scores' of 'i' should be a list of 5 numbers"),
        ("scores", {"i": [1, 2, 3, 4, "5"]}, "'scores' of 'i' holds what is no number"),
        ("scores", {"i": [1, 2, 3, 4, True]}, "'scores' of 'i' holds what is no number"),
        ("steps", {"i": [0.0] * 5}, "'steps' of 'i' should be a list of 25 numbers"),
        ("starts", None, "'starts' should be a list of 5 numbers"),
        ("ends", [1e9] * 5, "'ends' holds what is no number"),
        ("ends", [float("nan")] * 5, "'ends' holds what is no number"),
        ("kinds", ["plan"], "'kinds' should begin with story"),
        ("signs", {"i": [0.0]}, "'signs' of 'i' should be a list of 5 numbers"),
        ("least_words", {"S": 1}, "'least_words' of T holds what is no number"),
        ("language", "", "'language' should be a text"),
        ("more", 1, "unknown key 'more'"),
    ],
)
def test_damaged_weights_are_told(tmp_path: Path, key: str, value: object, names: str) -> None:
    path = tmp_path / "star.en.json"
    path.write_text(json.dumps(raw() | {key: value}), "utf-8")
    with pytest.raises(PackProblem) as told:
        rule_files.read(path)
    assert names in told.value.sentence
    assert path.name in told.value.sentence
    assert told.value.way_out


@pytest.mark.parametrize("text", ["", "[]", "{", "3", "\x00", "[" * 100_000])
def test_what_is_no_table_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "star.en.json"
    path.write_text(text, "utf-8")
    with pytest.raises(PackProblem):
        rule_files.read(path)
