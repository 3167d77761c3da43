"""Choosing questions: by id, by theme, tag and words, and by lot."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.errors import InputProblem
from voice_interview.model import Question
from voice_interview.questions.bank import Bank, draw

BANK = Bank(
    (
        Question(
            "moved-a-library", "How did you move the library?", "leadership", tags=("people",)
        ),
        Question("angry-customer", "Who was angry with you?", "conflict", tags=("customers",)),
        Question("lost-argument", "Which argument did you lose?", "conflict", tags=("people",)),
        Question("ask-next-steps", "What are the next steps?", "your questions", tags=("to-ask",)),
    )
)
IDS = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1, max_size=12, unique=True)


def ids(bank: Bank) -> list[str]:
    return [question.id for question in bank]


def test_themes_stand_once_in_the_order_of_the_packs() -> None:
    assert BANK.themes == ("leadership", "conflict", "your questions")


def test_an_id_finds_its_question_whatever_its_case() -> None:
    assert BANK.by_id(" Angry-Customer ").theme == "conflict"


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(InputProblem) as problem:
        BANK.by_id("angry-custmer")
    assert problem.value.way_out == "Did you mean 'angry-customer'?"


def test_an_id_like_no_other_points_to_the_list() -> None:
    with pytest.raises(InputProblem) as problem:
        BANK.by_id("\x1b[2Jzzz" * 1000)
    assert problem.value.sentence.isprintable()
    assert "questions list" in problem.value.way_out


def test_filters_narrow_together_and_ignore_case() -> None:
    assert ids(BANK.filter()) == ids(BANK)
    assert ids(BANK.filter(theme="Conflict")) == ["angry-customer", "lost-argument"]
    assert ids(BANK.filter(theme="conflict", text="people")) == ["lost-argument"]
    assert ids(BANK.filter(text="people")) == ["moved-a-library", "lost-argument"]
    assert ids(BANK.filter(text="ANGRY you")) == ["angry-customer"]
    assert ids(BANK.filter(text="customers")) == ["angry-customer"]
    assert ids(BANK.filter(text="library angry")) == []


def test_surprise_never_draws_a_question_the_candidate_should_ask() -> None:
    drawn = {draw(BANK, seed).id for seed in range(200)}
    assert drawn == {"moved-a-library", "angry-customer", "lost-argument"}


def test_questions_to_ask_are_drawn_when_nothing_else_is_wanted() -> None:
    assert draw([q for q in BANK if q.to_ask], seed=1).id == "ask-next-steps"


def test_nothing_to_draw_from_is_said() -> None:
    with pytest.raises(InputProblem):
        draw(BANK.filter(theme="weather"), seed=1)


@given(IDS, st.integers())
def test_a_round_gives_every_question_once_and_can_be_repeated(names: list[str], seed: int) -> None:
    bank = Bank(tuple(Question(name, name) for name in names))

    def round_of() -> list[str]:
        seen: list[str] = []
        for _ in names:
            seen.append(draw(bank, seed, seen).id)
        return seen

    first = round_of()
    assert sorted(first) == sorted(names)
    assert round_of() == first


@given(IDS, st.integers())
def test_after_a_round_the_one_seen_longest_ago_comes_again(names: list[str], seed: int) -> None:
    bank = Bank(tuple(Question(name, name) for name in names))
    assert draw(bank, seed, names).id == names[0]
    assert draw(bank, seed, [*names, names[0]]).id == names[1 % len(names)]


@given(IDS, st.integers(), st.randoms(use_true_random=False))
def test_neither_order_nor_newcomers_disturb_the_lot(
    names: list[str], seed: int, chance: Random
) -> None:
    questions = [Question(name, name) for name in names]
    drawn = draw(questions, seed)
    chance.shuffle(questions)
    assert draw(questions, seed) == drawn
    newcomer = Question("new-comer", "?")
    assert draw([*questions, newcomer], seed) in (drawn, newcomer)


def test_the_lot_is_fair() -> None:
    bank = Bank(tuple(Question(f"q{n}", "?") for n in range(5)))
    counts = [0] * 5
    for seed in range(2000):
        counts[int(draw(bank, seed).id[1:])] += 1
    assert all(330 < count < 470 for count in counts)
