"""Remarks on a story, and structures for questions that ask for none."""

import pytest

from tests.analysis.test_star import STRONG
from tests.notation import hearing, plain
from voice_interview.analysis import report as reporting
from voice_interview.analysis import story
from voice_interview.model import Hearing, Question, Report, Review, Rule, StarPart, Turn

WE = STRONG.replace("First I called", "First we called").replace("I drove", "we drove")
WE = WE.replace("my own car, and I wrote", "our own car, and we wrote").replace("I rang", "we rang")


def told(said: Hearing, rules: tuple[Rule, ...]) -> tuple[Report, str]:
    report = reporting.build("t", None, said, rules)
    return report, " ".join(story.remarks(report))


def test_we_in_the_action_is_a_question_with_the_sentences(rules: tuple[Rule, ...]) -> None:
    _, remarks = told(plain(WE), rules)
    assert "What was your part?" in remarks
    assert "“First we called the two other bakeries" in remarks
    assert "What was your part?" not in told(plain(STRONG), rules)[1]


def test_the_number_is_quoted_and_its_absence_is_a_question(rules: tuple[Rule, ...]) -> None:
    assert "The result has a number: “In the end we delivered" in told(plain(STRONG), rules)[1]
    vague = STRONG.replace("fifty eight of the sixty cakes", "the cakes")
    assert "The result has no number. How much" in told(plain(vague), rules)[1]


def test_a_number_outside_the_result_does_not_count(rules: tuple[Rule, ...]) -> None:
    """A year, and a number in the situation."""
    vague = STRONG.replace("fifty eight of the sixty cakes", "the cakes")
    assert "sixty cakes" in vague
    dated = vague.replace("nobody complained", "nobody complained in 2019")
    assert "The result has no number." in told(plain(dated), rules)[1]


def test_each_part_is_told_with_share_words_and_time(rules: tuple[Rule, ...]) -> None:
    details = story.details(told(hearing(STRONG), rules)[0])
    assert details[StarPart.SITUATION].startswith("strong")
    assert "(often 10 to 20): 0:00 “Last winter" in details[StarPart.SITUATION]
    assert "0:24 “In the end we delivered" in details[StarPart.RESULT]


def test_a_part_that_is_missing_has_no_share_and_no_words(rules: tuple[Rule, ...]) -> None:
    report, _ = told(plain(STRONG.partition(" In the end")[0]), rules)
    assert story.details(report)[StarPart.RESULT] == "missing"


def test_with_follow_ups_each_place_says_in_which_take_it_stands(
    rules: tuple[Rule, ...],
) -> None:
    first, _, rest = WE.partition(" In the end")
    question = Question("q", "When?")
    said = [(question, first), (question, f"In the end{rest}"), (question, "So it was fine.")]

    def details(*turns: tuple[Question, str]) -> str:
        spoken = tuple(
            Turn(str(number), asked, hearing(text), Review())
            for number, (asked, text) in enumerate(turns)
        )
        report = reporting.build("0", question, spoken[0].hearing, rules, turns=spoken)
        return "\n".join((*story.details(report).values(), *story.remarks(report)))

    alone, one, two = (details(*said[:number]) for number in (1, 2, 3))
    assert "answer" not in alone
    assert ": answer 0:00 “Last winter" in one
    assert ": follow-up 0:00 “In the end we delivered" in one
    assert ": follow-up 1 0:00 “In the end we delivered" in two
    assert "What was your part? answer “First we called" in one
    assert "The result has a number: follow-up “In the end we delivered" in one
    assert "The result has a number: follow-up 1 “In the end we delivered" in two


@pytest.mark.parametrize(
    ("tags", "begins"),
    [
        (("introduction", "experience"), "Now, before, next"),
        (("strengths",), "Name it, prove it"),
        (("to-ask", "recruiter"), "This one is yours to ask"),
        (("never-heard-of",), "The point first, one reason"),
        ((), "The point first, one reason"),
    ],
)
def test_a_question_without_a_story_has_a_structure_by_its_tags(
    tags: tuple[str, ...], begins: str, rules: tuple[Rule, ...]
) -> None:
    question = Question("q", "Why?", expects_story=False, tags=tags)
    assert reporting.build("t", question, plain("Because."), rules).structure.startswith(begins)


def test_a_question_for_a_story_has_no_other_structure(rules: tuple[Rule, ...]) -> None:
    question = Question("q", "When?", tags=("introduction",))
    assert reporting.build("t", question, plain(STRONG), rules).structure == ""
