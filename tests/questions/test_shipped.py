"""The questions that come with the program: whole, speakable, each unlike the others."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from voice_interview.model import Question
from voice_interview.questions import packs
from voice_interview.questions.bank import Bank
from voice_interview.questions.schema import LEVELS

PROMPTS = Path(__file__).parents[2] / "prompts"

THEMES = (
    *("leadership", "conflict", "decisions", "improvement", "mentoring"),
    *("incidents", "pressure", "collaboration", "feedback", "growth"),
)
ROLES = (
    "engineering-manager",
    "technical-lead",
    "product-manager",
    "executive",
    "peer",
    "recruiter",
)

SITUATIONS = {
    "led an urgent repair": "leadership-urgent-repair",
    "led a large change": "leadership-large-change",
    "decided on half the facts": "leadership-missing-facts",
    "serious disagreement": "conflict-serious-disagreement",
    "hard message to a colleague": "conflict-not-good-enough",
    "went between two others": "conflict-in-the-middle",
    "chose a technology or design": "decisions-technology-choice",
    "old weaknesses or new features": "decisions-repair-or-new",
    "regretted a technical choice": "decisions-technical-regret",
    "automated manual work": "improvement-automate",
    "found a bottleneck": "improvement-bottleneck",
    "brought in a new practice": "improvement-new-practice",
    "helped a newcomer grow": "mentoring-newcomer",
    "wrote what others rely on": "mentoring-written-down",
    "shared knowledge across teams": "mentoring-beyond-the-team",
    "dealt with a serious incident": "incidents-from-first-sign",
    "urgent fix against promised work": "incidents-or-promised-work",
    "tight deadline": "pressure-impossible-deadline",
    "many urgent things at once": "pressure-everything-at-once",
    "goal with another department": "collaboration-other-department",
    "influence without power": "collaboration-influence",
    "took criticism": "feedback-useful-criticism",
    "feedback to someone above": "feedback-upwards",
    "learned outside the comfort zone": "growth-a-little-frightening",
    "deeper or wider": "growth-deeper-or-wider",
}

FRAME_WORDS = (
    "a about an and are as at be been by can could describe did do does example for from give "
    "had has have how i if in into is it me of on one or our say some somebody someone something "
    "tell that the their them then there they thing think this through time to walk was we were "
    "what when where which who whom why will with would you your"
)
"""What questions are built with, whatever they are about."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    return packs.load(PROMPTS, PROMPTS / "none")


def spoken(question: Question) -> tuple[str, ...]:
    return (question.text, *question.follow_ups)


def content_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z']+", text.lower())) - frozenset(FRAME_WORDS.split())


def test_no_pack_has_a_fault(bank: Bank) -> None:
    assert [str(fault) for fault in bank.faults] == []


def test_there_is_enough_of_everything(bank: Bank) -> None:
    assert len(bank) >= 200
    per_pack = Counter(question.pack for question in bank)
    assert per_pack["behavioural"] >= 60
    assert min(per_pack.values()) >= 15
    assert set(per_pack) == {"behavioural", "recruiter", "common", "technical", "portfolio", "ask"}


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_at_least_five_stories(bank: Bank, theme: str) -> None:
    asked = bank.filter(theme=theme)
    assert len(asked) >= 5
    assert all(question.expects_story for question in asked)


def test_themes_stand_in_the_order_of_practice(bank: Bank) -> None:
    rest = ("recruiter", "common", "technical", "portfolio", "your questions")
    assert bank.themes == (*THEMES, *rest)


def test_every_classic_situation_is_covered(bank: Bank) -> None:
    assert len(SITUATIONS) == len(set(SITUATIONS.values())) == 25
    for question_id in SITUATIONS.values():
        assert bank.by_id(question_id).expects_story


@pytest.mark.parametrize("role", ROLES)
def test_there_is_something_to_ask_everybody(bank: Bank, role: str) -> None:
    asked = [question for question in bank if role in question.tags]
    assert len(asked) >= 6
    for question in asked:
        assert question.to_ask
        assert not question.expects_story


def test_questions_to_ask_name_whom_to_ask(bank: Bank) -> None:
    for question in (question for question in bank if question.to_ask):
        assert set(question.tags) & {*ROLES, "anyone"}, question.id
        assert question.text.endswith("?"), question.id
        assert question.target_s <= 20, question.id


def test_every_question_is_whole(bank: Bank) -> None:
    for question in bank:
        assert question.level in LEVELS, question.id
        assert question.tags, question.id
        assert 30 <= len(question.shows) <= 200, question.id
        assert 20 <= len(question.trap) <= 200, question.id
        assert len(question.follow_ups) == 2, question.id
        assert question.shows.endswith("."), question.id
        assert question.trap.endswith((".", "?")), question.id


def test_lengths_aimed_at_are_those_of_a_spoken_answer(bank: Bank) -> None:
    for question in bank:
        longest = 180 if question.expects_story else 150
        assert (45 if question.expects_story else 10) <= question.target_s <= longest, question.id


def test_every_question_can_be_spoken(bank: Bank) -> None:
    """Letters and plain punctuation alone: nothing a voice would spell out or stumble over."""
    for question in bank:
        assert 20 <= len(question.text) <= 220, question.id
        for text in spoken(question):
            assert re.fullmatch(r"[A-Z][A-Za-z ,.'?-]*[.?]", text), text
            assert not re.search(r"  | - |\b(?:etc|eg|ie|vs|e\.g|i\.e)\b", text), text
            assert not set(re.findall(r"\b[A-Z]{2,}\b", text)) - {"CV"}, text


def test_tips_hold_no_markup(bank: Bank) -> None:
    for question in bank:
        for text in (question.shows, question.trap):
            assert re.fullmatch(r"[A-Z][A-Za-z ,.':;?-]*", text), text


def test_no_two_questions_are_alike(bank: Bank) -> None:
    texts = [question.text.lower() for question in bank]
    assert len(set(texts)) == len(texts)
    words = {question.id: content_words(question.text) for question in bank}
    for (one, left), (other, right) in combinations(words.items(), 2):
        shared = len(left & right) / len(left | right) if left | right else 0.0
        assert shared < 0.5, (one, other, left & right)


def test_no_follow_up_or_tip_is_used_twice(bank: Bank) -> None:
    follow_ups = Counter(text for question in bank for text in question.follow_ups)
    tips = Counter(text for question in bank for text in (question.shows, question.trap))
    assert [text for text, times in (follow_ups + tips).items() if times > 1] == []


def test_every_tag_finds_more_than_one_question(bank: Bank) -> None:
    """A tag used once is a slip of the pen, or of no use."""
    tags = Counter(tag for question in bank for tag in question.tags)
    assert [tag for tag, times in tags.items() if times < 2] == []


def test_ids_tell_where_they_belong(bank: Bank) -> None:
    for question in bank:
        head = question.theme if question.pack == "behavioural" else question.pack
        assert question.id.startswith(f"{head}-"), question.id
