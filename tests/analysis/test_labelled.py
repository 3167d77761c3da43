"""The rules against sentences labelled by hand: floors below what was measured, so that a change
of a rule that costs accuracy is seen. `benchmarks/filler_words.py` prints the figures."""

from itertools import combinations

import pytest

from tests.analysis.labelled import AMBIGUOUS, load, scores, unlabelled
from voice_interview.model import FillerRule, Rule

TUNE = ("tune", "second_tune")
JUDGE = ("judge", "second_judge")
UNSEEN = ("sixth_judge", "seventh_judge")
"""No floor stands on them: nobody has read which of their uses are judged wrong, though it was
counted which patterns hold at the sixth when two thirds of them went."""
SETS = (*TUNE, *JUDGE, "third_judge", "fourth_judge", "fifth_judge", *UNSEEN)


@pytest.mark.parametrize("name", SETS)
def test_every_use_carries_a_label(name: str) -> None:
    missing = [use for sentence in load(name) for use in unlabelled(sentence, AMBIGUOUS)]
    assert missing == []


def test_there_is_enough_to_judge() -> None:
    leasts = {
        "tune": 600,
        "judge": 300,
        "second_judge": 350,
        "third_judge": 600,
        "fourth_judge": 470,
        "fifth_judge": 490,
        "sixth_judge": 530,
        "seventh_judge": 540,
    }
    for name, least in leasts.items():
        assert sum(len(sentence.labels) for sentence in load(name)) >= least
    for name in (*JUDGE, "fourth_judge", "fifth_judge", *UNSEEN):
        phrases = [phrase for sentence in load(name) for phrase, _ in sentence.labels.values()]
        assert all(phrases.count(phrase) >= 8 for phrase in AMBIGUOUS)


def test_no_sentence_is_in_two_sets() -> None:
    said = [{" ".join(one.words).lower() for one in load(name)} for name in SETS]
    assert not any(one & other for one, other in combinations(said, 2))


@pytest.mark.parametrize("name", [*TUNE, *JUDGE])
def test_sounds(rules: tuple[Rule, ...], name: str) -> None:
    sounds = [sentence for sentence in load(name) if sentence.style == "sounds"] or load(name)
    assert scores(sounds, rules)["sounds"].f1 >= 0.99


@pytest.mark.parametrize("name", JUDGE)
def test_sure_markers(rules: tuple[Rule, ...], name: str) -> None:
    found = scores(load(name), rules)
    markers = [found["you know"], found["i mean"], found["well"]]
    right = sum(score.right for score in markers)
    assert right / sum(score.right + score.wrong for score in markers) >= 0.93
    assert right / sum(score.right + score.missed for score in markers) >= 0.85


@pytest.mark.parametrize("name", JUDGE)
def test_habit_words(rules: tuple[Rule, ...], name: str) -> None:
    found = scores(load(name), rules)
    assert found["like"].f1 >= 0.75
    assert sum(found[phrase].accuracy for phrase in AMBIGUOUS) / len(AMBIGUOUS) >= 0.90


def test_the_third_writers_hard_set(rules: tuple[Rule, ...]) -> None:
    """Lower floors than the others': it has more cases that no neighbour can tell."""
    found = scores(load("third_judge"), rules)
    markers = [found["you know"], found["i mean"], found["well"]]
    right = sum(score.right for score in markers)
    assert right / sum(score.right + score.wrong for score in markers) >= 0.93
    assert right == sum(score.right + score.missed for score in markers)
    assert found["sounds"].f1 >= 0.99
    assert found["like"].f1 >= 0.85
    assert sum(found[phrase].accuracy for phrase in AMBIGUOUS) / len(AMBIGUOUS) >= 0.86


@pytest.mark.parametrize(("name", "mean"), [("fourth_judge", 0.94), ("fifth_judge", 0.91)])
def test_the_sets_whose_errors_are_known(rules: tuple[Rule, ...], name: str, mean: float) -> None:
    """They were higher (.96 and .93) while patterns stood for single sentences of these two: ends
    and asides of actually, deeds and idioms of literally, a sound said three times. Those gained
    nothing at the sixth's, where nobody had looked, and are gone."""
    found = scores(load(name), rules)
    markers = [found["you know"], found["i mean"], found["well"]]
    right = sum(score.right for score in markers)
    assert right == sum(score.right + score.wrong for score in markers)
    assert right / sum(score.right + score.missed for score in markers) >= 0.95
    assert found["sounds"].f1 >= 0.98
    assert found["like"].f1 >= 0.94
    assert found["actually"].accuracy >= 0.75
    assert found["literally"].accuracy >= 0.85
    assert found["basically"].accuracy >= 0.75
    assert sum(found[phrase].accuracy for phrase in AMBIGUOUS) / len(AMBIGUOUS) >= mean


def test_the_stated_confidence_is_the_precision_where_nothing_was_known(
    rules: tuple[Rule, ...],
) -> None:
    found = scores([sentence for name in UNSEEN for sentence in load(name)], rules)
    stated = {rule.text: rule.confidence for rule in rules if isinstance(rule, FillerRule)}
    for phrase in AMBIGUOUS:
        assert stated[phrase] == pytest.approx(min(found[phrase].precision, 0.95), abs=0.01), phrase
