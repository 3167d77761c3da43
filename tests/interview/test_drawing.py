"""Which questions are drawn: pure, seeded, none twice."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.interviewing.candidate import bank, shipped
from tests.library.nouns import FIGURES
from voice_interview.interview.drawing import draw, weaknesses
from voice_interview.model import TO_ASK, Question, Take, TakeRow, TakeState
from voice_interview.model.formats import Draw, Format, Kind, Phase


def row(question_id: str, star: str) -> TakeRow:
    take = Take(question_id, TakeState.DONE, Question(question_id, "Why?"), "2026-11-20T10:00:00Z")
    return TakeRow(take, replace(FIGURES, star=star))


@given(st.integers(0, 10_000), st.sampled_from(sorted(shipped())))
def test_the_same_seed_draws_the_same_and_nothing_comes_twice(seed: int, name: str) -> None:
    form = shipped()[name]
    drawn = draw(form, bank().questions, seed)
    assert draw(form, bank().questions[::-1], seed) == drawn
    fresh = [
        question.id
        for phase, questions in zip(form.phases, drawn, strict=True)
        if not phase.from_phase
        for question in questions
    ]
    assert len(set(fresh)) == len(fresh)
    for phase, questions in zip(form.phases, drawn, strict=True):
        assert len(questions) == (phase.count if phase.kind != "ask" else 0) or phase.questions
        if TO_ASK not in phase.tags:
            assert all(TO_ASK not in question.tags for question in questions)


def test_another_seed_draws_another_set() -> None:
    form = shipped()["rapid-fire"]
    assert len({draw(form, bank().questions, seed)[0] for seed in range(20)}) > 15


def test_rounds_come_from_what_was_prepared_in_another_order() -> None:
    form = shipped()["workshop"]
    prepared, asked, _ = draw(form, bank().questions, 7)
    assert set(asked) < set(prepared)
    firsts = [draw(form, bank().questions, seed) for seed in range(20)]
    assert any(drawn[1][0] != drawn[0][0] for drawn in firsts)


TOLD = tuple(Question(f"told-{n}", "Why?", theme="work") for n in range(4))
PUT = Question("put", "Why do you ask?", theme="work", tags=(TO_ASK,))


def test_what_one_phase_asked_no_later_one_asks_again() -> None:
    twice = (
        Phase("first", "First", Kind.ANSWER, 5, themes=("work",), draw=Draw.RANDOM, count=3),
        Phase("second", "Second", Kind.ANSWER, 5, themes=("work",), draw=Draw.RANDOM, count=3),
    )
    for seed in range(10):
        first, second = draw(Format("mine", "Mine", "", twice), TOLD, seed)
        assert (len(first), len(second)) == (3, 1)
        assert {question.id for question in (*first, *second)} == {one.id for one in TOLD}


def test_from_a_phase_that_drew_nothing_nothing_is_drawn() -> None:
    phases = (
        Phase("notes", "Notes", Kind.PREPARE, 5, themes=("gone",), draw=Draw.RANDOM, count=3),
        Phase("asked", "Asked", Kind.ANSWER, 5, from_phase="notes", draw=Draw.RANDOM, count=3),
    )
    assert draw(Format("mine", "Mine", "", phases), TOLD, 7) == ((), ())


def test_what_one_phase_names_no_other_one_draws() -> None:
    phases = (
        Phase("first", "First", Kind.ANSWER, 5, draw=Draw.RANDOM, count=3),
        Phase("second", "Second", Kind.ANSWER, 5, questions=(TOLD[1].id,)),
    )
    for seed in range(10):
        first, second = draw(Format("mine", "Mine", "", phases), TOLD, seed)
        assert second == (TOLD[1],)
        assert set(first) == {TOLD[0], TOLD[2], TOLD[3]}


def test_a_question_that_the_candidate_puts_is_drawn_only_where_such_are_wanted() -> None:
    phases = (
        Phase("answers", "Answers", Kind.ANSWER, 5, draw=Draw.RANDOM, count=9),
        Phase("ideas", "Ideas", Kind.PREPARE, 5, tags=(TO_ASK,), draw=Draw.RANDOM, count=9),
    )
    answers, ideas = draw(Format("mine", "Mine", "", phases), (*TOLD, PUT), 7)
    assert set(answers) == set(TOLD)
    assert ideas == (PUT,)


def test_only_questions_with_all_tags_of_the_phase_are_drawn() -> None:
    tagged = [Question(f"q{n}", "Why?", tags=("lead", "peer", "new")[:n]) for n in range(4)]
    phase = Phase("lead", "Lead", Kind.ANSWER, 5, tags=("lead", "peer"), draw=Draw.RANDOM, count=9)
    (drawn,) = draw(Format("mine", "Mine", "", (phase,)), tagged, 7)
    assert {question.id for question in drawn} == {"q2", "q3"}


def test_the_weakest_come_first_then_the_new_ones_then_the_sound_ones() -> None:
    form = shipped()["behavioural"]
    questions = [q for q in bank().questions if q.theme == "conflict"][:4]
    rows = [
        row(questions[0].id, "STAR"),
        row(questions[1].id, "S---"),
        row(questions[2].id, "St-R"),
        row(questions[1].id, "STAR"),
    ]
    weak = weaknesses(rows)
    assert weak == {questions[0].id: 0, questions[1].id: 6, questions[2].id: 3}
    (drawn, _) = draw(form, questions, 7, "conflict", weak)
    assert [q.id for q in drawn] == [questions[n].id for n in (1, 2, 3, 0)]


def test_a_pick_narrows_the_draw() -> None:
    conflict, _ = draw(shipped()["behavioural"], bank().questions, 7, "conflict")
    assert {q.theme for q in conflict} == {"conflict"}
    suggested, *_ = draw(shipped()["reverse"], bank().questions, 7, "peer")
    assert all({"peer", "anyone"} & set(q.tags) for q in suggested)
    assert len(suggested) == 10


def test_a_story_that_lacks_two_thin_parts_or_fewer_comes_after_what_was_never_told() -> None:
    phase = Phase("answers", "Answers", Kind.ANSWER, 5, draw=Draw.WEAKEST, count=9)
    form = Format("mine", "Mine", "", (phase,))
    weak = {"told-0": 2, "told-1": 3, "told-2": 0}
    (drawn,) = draw(form, TOLD, 7, weakness=weak)
    assert [question.id for question in drawn] == ["told-1", "told-3", "told-0", "told-2"]


def test_a_role_narrows_what_the_candidate_asks_and_not_what_is_asked() -> None:
    phases = (
        Phase("answers", "Answers", Kind.ANSWER, 5, draw=Draw.RANDOM, count=9),
        Phase("ideas", "Ideas", Kind.PREPARE, 5, tags=(TO_ASK,), draw=Draw.RANDOM, count=9),
    )
    form = Format("mine", "Mine", "", phases, pick="role", picks=("peer",))
    peer, anyone, boss = (
        replace(PUT, id=tag, tags=(TO_ASK, tag)) for tag in ("peer", "anyone", "boss")
    )
    answers, ideas = draw(form, (*TOLD, peer, anyone, boss), 7, "peer")
    assert set(answers) == set(TOLD)
    assert set(ideas) == {peer, anyone}
