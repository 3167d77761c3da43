"""Open or closed, better avoided, asked before."""

from pathlib import Path

import pytest

from voice_interview.analysis.own_question import check, form
from voice_interview.model import AvoidRule
from voice_interview.questions import packs, rules

PROMPTS = Path(__file__).parents[2] / "prompts"
RULES = [rule for rule in rules.load(PROMPTS / "rules") if isinstance(rule, AvoidRule)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("What would my first month look like?", "open"),
        ("so um how do you decide what to build next", "open"),
        ("Could you briefly describe how a change reaches your users?", "open"),
        ("Tell me about the last incident.", "open"),
        ("I read that you moved to smaller teams. How has that changed your days?", "open"),
        ("If I joined, what would I do first?", "open"),
        ("When did you last change your mind about a design?", "open"),
        ("Do you like working here?", "closed"),
        ("um so is there a dress code", "closed"),
        ("Could you tell me if you use Python?", "closed"),
        ("I was wondering whether people work from home", "closed"),
        ("How many people are in the team?", "closed"),
        ("When do you decide?", "closed"),
        ("You have a lovely office. Are you happy?", "closed"),
        ("Thank you very much.", "no question"),
        ("", "no question"),
    ],
)
def test_open_or_closed(said: str, expected: str) -> None:
    assert form(said) == expected


def test_the_shipped_questions_to_ask_are_open_and_none_is_to_be_avoided() -> None:
    bank = [one for one in packs.load(PROMPTS, PROMPTS / "none") if one.to_ask]
    forms = [form(question.text) for question in bank]
    assert forms.count("open") >= len(forms) - 2
    spoken = [question.text.lower().replace("?", "") for question in bank]
    assert [form(text) for text in spoken] == forms, "a recogniser may write no punctuation"
    flagged = {q.id: check(q.text, RULES, {}, None, "peer").avoid for q in bank}
    assert {name for name, avoid in flagged.items() if avoid} == {"ask-pay-range"}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("How many employees do you have?", "could be looked up"),
        ("When was the company founded?", "could be looked up"),
        ("So what does your company do?", "should be known by now"),
        ("What is the salary?", "what you would get"),
        ("How much would I earn?", "what you would get"),
        ("How many days off are there?", "what you would get"),
        ("Why are your competitors so bad?", "talks others down"),
        ("Did I get the job?", "asks for the verdict"),
    ],
)
def test_what_is_better_avoided_has_its_reason(said: str, name: str) -> None:
    (found,) = check(said, RULES, {}, 2.0, "peer").avoid
    assert found.name == name
    assert found.why.endswith(".")


def test_a_recruiter_may_be_asked_about_pay() -> None:
    assert check("What is the salary?", RULES, {}, None, "recruiter").avoid == ()


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("What do you enjoy most about this team?", "t1"),
        ("so what is it that you enjoy most about your team", "t1"),
        ("How does a change reach the users?", ""),
        ("What do you enjoy most about the office?", ""),
        ("Well?", ""),
    ],
)
def test_much_the_same_words_were_asked_before(said: str, before: str) -> None:
    earlier = {"t0": "Why did you join?", "t1": "What do you enjoy most about the team?"}
    assert check(said, RULES, earlier, None).asked_before == before
