"""The rules against sentences labelled by hand: floors below what was measured, so that a change
of a rule that costs accuracy is seen. `benchmarks/filler_words.py` prints the figures."""

import pytest

from tests.analysis.labelled import AMBIGUOUS, load, scores, unlabelled
from voice_interview.model import FillerRule, Rule


@pytest.mark.parametrize("name", ["tune", "judge"])
def test_every_use_carries_a_label(name: str) -> None:
    missing = [use for sentence in load(name) for use in unlabelled(sentence, AMBIGUOUS)]
    assert missing == []


def test_there_is_enough_to_judge() -> None:
    for name, least in (("tune", 600), ("judge", 300)):
        assert sum(len(sentence.labels) for sentence in load(name)) >= least
    phrases = [phrase for sentence in load("judge") for phrase, _ in sentence.labels.values()]
    assert all(phrases.count(phrase) >= 8 for phrase in AMBIGUOUS)


def test_no_sentence_is_in_both() -> None:
    tuned = {" ".join(sentence.words).lower() for sentence in load("tune")}
    judged = {" ".join(sentence.words).lower() for sentence in load("judge")}
    assert not tuned & judged


@pytest.mark.parametrize("name", ["tune", "judge"])
def test_sounds(rules: tuple[Rule, ...], name: str) -> None:
    sounds = [sentence for sentence in load(name) if sentence.style == "sounds"]
    assert scores(sounds, rules)["sounds"].f1 >= 0.99


def test_sure_markers(rules: tuple[Rule, ...]) -> None:
    found = scores(load("judge"), rules)
    markers = [found["you know"], found["i mean"], found["well"]]
    right = sum(score.right for score in markers)
    assert right / sum(score.right + score.wrong for score in markers) >= 0.93
    assert right / sum(score.right + score.missed for score in markers) >= 0.85


def test_habit_words(rules: tuple[Rule, ...]) -> None:
    found = scores(load("judge"), rules)
    assert found["like"].f1 >= 0.75
    assert sum(found[phrase].accuracy for phrase in AMBIGUOUS) / len(AMBIGUOUS) >= 0.90


def test_the_stated_confidence_is_the_measured_precision(rules: tuple[Rule, ...]) -> None:
    found = scores(load("judge"), rules)
    stated = {rule.text: rule.confidence for rule in rules if isinstance(rule, FillerRule)}
    for phrase in AMBIGUOUS:
        assert stated[phrase] == pytest.approx(min(found[phrase].precision, 0.95), abs=0.03), phrase
