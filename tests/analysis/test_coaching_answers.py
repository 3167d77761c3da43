"""The coaching page's answers have what their names promise, by the program's own reading."""

from pathlib import Path

import pytest

from tests.interviewing.candidate import PROMPTS, bank
from voice_interview.analysis import report as reporting
from voice_interview.model import Hearing, Interval, Report, Rule, Sounds, Star, Transcript, Word
from voice_interview.questions import coaching
from voice_interview.wiring.demo import DEMO_QUESTION

CALM_WPM = 160


@pytest.fixture
def answers(rules: tuple[Rule, ...], tmp_path: Path) -> dict[str, Report]:
    examples = coaching.load(PROMPTS, tmp_path).examples
    (question,) = (question for question in bank().questions if question.id == DEMO_QUESTION)
    return {
        example.name: reporting.build("take", question, calmly(example.text), rules)
        for example in examples
    }


def calmly(text: str) -> Hearing:
    """Said at an even pace, without a pause."""
    word_s = 60 / CALM_WPM
    words = tuple(
        Word(word, n * word_s, (n + 1) * word_s, 0.9) for n, word in enumerate(text.split())
    )
    length_s = len(words) * word_s
    return Hearing(Transcript(words, "given"), Sounds(length_s, (Interval(0.0, length_s),), ()))


def star(report: Report) -> Star:
    assert report.star is not None
    return report.star


def parts(report: Report) -> dict[str, str]:
    return {name: component.status for name, component in star(report).components.items()}


def test_the_strong_one_has_every_part_a_number_and_no_mistake(answers: dict[str, Report]) -> None:
    report = answers["strong"]
    assert set(parts(report).values()) == {"strong"}
    assert star(report).quantified_result
    assert report.mistakes == ()


def test_the_thin_one_has_hardly_a_part_and_no_number(answers: dict[str, Report]) -> None:
    report = answers["thin"]
    assert list(parts(report).values()).count("strong") <= 1
    assert not star(report).quantified_result


def test_the_rambling_one_comes_to_a_result_too_late(answers: dict[str, Report]) -> None:
    report = answers["rambling"]
    assert parts(report)["result"] != "missing"
    assert [mistake.title for mistake in report.mistakes] == ["Rambling"]
