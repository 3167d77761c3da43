"""The interview as a pure machine: time, order, and what holds for any sequence of events."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interview.play import ANSWER, ASK, DEBRIEF, PREPARE, Play, interview
from voice_interview.interview import effects as do
from voice_interview.interview import events as on
from voice_interview.interview.machine import step
from voice_interview.model import FOLLOW_UP, Question
from voice_interview.model.formats import Overrun, Phase, Show
from voice_interview.model.interview import Part, Stage


def test_phases_follow_each_other_with_an_announcement() -> None:
    play = Play(PREPARE, replace(ANSWER, says="Now we begin."), DEBRIEF)
    play(on.Begin())
    assert play.said == ("Preparation. We have one minute for this.",)
    assert play(on.Announced()).state.stage is Stage.PREPARING
    assert play(on.GoOn()).said == ("Now we begin.",)
    assert play(on.Announced()).asked == "Question 0?"
    for number in (1, 2, 3):
        assert play.answer().asked == f"Question {number}?"
    assert play.answer().said == ("Looking back. We have one minute for this.",)
    assert play(on.Announced()).state.stage is Stage.DEBRIEF
    assert play(on.GoOn()).state.interview.finished
    assert [one.take_id for one in play.state.interview.asked] == ["t1", "t2", "t3", "t4"]


def test_less_than_a_minute_is_announced_in_seconds() -> None:
    play = Play(replace(PREPARE, minutes=0.5))(on.Begin())
    assert play.said == ("Preparation. We have 30 seconds for this.",)


def test_the_step_of_the_last_time_comes_first() -> None:
    play = Play(PREPARE, last_step="Speak up")(on.Begin())
    assert (play.state.stage, play.said) == (Stage.OPENING, ())
    play(on.Write(Part.DID, "", "yes"), on.GoOn())
    assert play.state.interview.value(Part.DID) == "yes"
    assert play.state.stage is Stage.ANNOUNCING


def test_overrun_is_measured_and_no_new_question_comes_after_the_time() -> None:
    play = Play(ANSWER, DEBRIEF)(on.Begin(), on.Announced())
    play.answer(150.0)
    assert play.state.interview.asked[0].length_s == 150.0
    assert not play.state.interview.asked[0].cut
    assert play.state.phase.id == "debrief"
    assert play.state.interview.times[0].ended_s == 150.0


def test_a_cut_ends_the_answer_at_its_limit_once() -> None:
    play = Play(replace(ANSWER, overrun=Overrun.CUT))(on.Begin(), on.Announced())
    play(on.AnswerBegan("t1"), on.Tick(29.0))
    assert play.effects[-1:] != (do.StopAnswer(),)
    play(on.Tick(1.0))
    assert do.StopAnswer() in play.effects
    assert do.StopAnswer() not in play(on.Tick(1.0)).effects
    play(on.AnswerEnded("t1", 30.5))
    assert play.state.interview.asked[0].cut
    assert play.asked == "Question 1?"


def test_a_cut_phase_ends_with_its_time_even_while_nobody_answers() -> None:
    play = Play(replace(PREPARE, overrun=Overrun.CUT), DEBRIEF)(on.Begin(), on.Announced())
    assert play(on.Tick(59.0)).state.stage is Stage.PREPARING
    assert play(on.Tick(1.0)).state.phase.id == "debrief"


def test_a_cut_waits_for_who_is_in_a_window_but_not_that_of_an_answer() -> None:
    play = Play(replace(PREPARE, overrun=Overrun.CUT), replace(ANSWER, overrun=Overrun.CUT))
    play(on.Begin(), on.Announced(), on.Tick(90.0, cuts=False))
    assert play.state.stage is Stage.PREPARING
    assert play.state.left_s == -30.0
    assert play.said == ("The time for Preparation is over.",)
    assert play(on.Tick(0.25)).state.phase.id == "answer"
    play(on.Announced(), on.AnswerBegan("t1"), on.Tick(30.0, cuts=False))
    assert do.StopAnswer() in play.effects


def test_half_time_and_the_limit_are_told_once_each() -> None:
    play = Play(PREPARE, remind=True)(on.Begin(), on.Announced())
    assert play(on.Tick(29.0)).said == ()
    assert play(on.Tick(1.0)).effects[-1] == do.Remind(
        "Half of the time for Preparation is over.", aloud=True
    )
    assert play(on.Tick(1.0)).said == ()
    assert play(on.Tick(30.0)).said == ("The time for Preparation is over.",)
    assert play(on.Tick(30.0)).said == ()


def test_the_clock_stands_in_a_pause_and_after_an_answer() -> None:
    play = Play(replace(ANSWER, show=(Show.REPORT,)))(on.Begin(), on.Announced())
    play.answer(10.0)
    assert play.state.stage is Stage.AFTER
    assert play(on.Tick(99.0)).state.at_s == 10.0
    play(on.GoOn(), on.Pause(), on.Tick(99.0))
    assert play.state.at_s == 10.0
    assert play(on.Begin()).asked == "Question 1?"
    assert play(on.Begin()).effects == (), "it has begun"
    assert play(on.Tick(1.0)).state.at_s == 11.0


def test_a_retake_takes_the_place_of_the_answer_where_it_is_allowed() -> None:
    allowed = Play(replace(ANSWER, retakes=True))(on.Begin(), on.Announced())
    assert allowed.answer()(on.Again()).asked == "Question 0?"
    last = allowed.answer().state.last
    assert last is not None
    assert (last.take_id, last.earlier) == ("t2", ("t1",))
    refused = Play(replace(ANSWER, show=(Show.REPORT,)))(on.Begin(), on.Announced())
    assert refused.answer()(on.Again()).asked == ""


def test_probes_belong_to_the_answer_before() -> None:
    play = Play(replace(ANSWER, follow_ups=1, preparation_s=30))(on.Begin(), on.Announced())
    assert play.answer().effects[-1] == do.Ask(
        Question("", "Why?", target_s=45, expects_story=False, tags=(FOLLOW_UP,)), 0.0, "t1"
    )
    assert play.answer().asked == "Question 1?"
    assert play(on.Pass()).asked == "Question 2?"
    assert [one.passed for one in play.state.interview.asked] == [False, False, True, False]


def test_what_an_answer_left_open_takes_the_place_of_the_banks_first_follow_up() -> None:
    play = Play(replace(ANSWER, follow_ups=2, retakes=True))(on.Begin(), on.Announced())
    assert play.answer()(on.GoOn("And how did it end?")).asked == "And how did it end?"
    assert play.answer()(on.GoOn()).asked == "And then?"
    assert play.answer()(on.GoOn()).asked == "Question 1?"


def test_without_follow_ups_nothing_is_probed() -> None:
    play = Play(replace(ANSWER, retakes=True))(on.Begin(), on.Announced())
    assert play.answer()(on.GoOn("And how did it end?")).asked == "Question 1?"


def test_a_discarded_answer_leaves_the_question() -> None:
    play = Play(ANSWER)(on.Begin(), on.Announced(), on.AnswerBegan("t1"), on.AnswerDropped())
    assert play.state.last is not None
    assert (play.state.last.take_id, play.state.stage) == ("", Stage.ASKING)
    assert play(on.AnswerEnded("t1", 5.0)).state.last == play.state.last


def test_a_discarded_answer_was_not_cut_and_the_next_one_is() -> None:
    play = Play(replace(ANSWER, overrun=Overrun.CUT))(on.Begin(), on.Announced())
    play(on.AnswerBegan("t1"), on.Tick(30.0), on.AnswerDropped())
    play(on.AnswerBegan("t2"), on.Tick(29.0))
    assert do.StopAnswer() not in play.effects
    assert do.StopAnswer() in play(on.Tick(1.0)).effects


def test_the_clock_alone_is_kept_every_ten_seconds() -> None:
    play = Play(PREPARE)(on.Begin(), on.Announced())
    kept = [play.state.at_s for _ in range(25) if play(on.Tick(1.0)).effects]
    assert kept == [10.0, 20.0]


def test_one_asks_as_often_as_the_format_says_and_may_stop_before() -> None:
    play = Play(ASK, DEBRIEF)(on.Begin(), on.Announced())
    assert play.asked == "What would you like to ask me?"
    assert play.answer().asked == "What else would you like to ask me?"
    assert play.answer().said[0].startswith("Looking back.")
    early = Play(ASK, DEBRIEF)(on.Begin(), on.Announced()).answer()(on.NextPhase())
    assert early.state.phase.id == "debrief"
    assert early.state.interview.asked[1].passed


def test_the_length_that_a_phase_aims_at_comes_before_that_of_the_question() -> None:
    for phase, own_s in ((ANSWER, 60.0), (ASK, 15.0)):
        for aim_s, target_s in ((0.0, own_s), (20.0, 20.0)):
            play = Play(replace(phase, target_s=aim_s))(on.Begin(), on.Announced())
            assert play.state.last is not None
            assert play.state.last.question.target_s == target_s


def test_ended_early_it_is_over_but_not_finished() -> None:
    play = Play(ANSWER, DEBRIEF)(on.Begin(), on.Announced()).answer()(on.End())
    assert play.state.interview.over
    assert not play.state.interview.finished
    assert play(on.GoOn()).state.interview.over
    play(on.Write(Part.STEP, "", "Speak up"))
    assert play.state.interview.value(Part.STEP) == "Speak up"


EVENTS = st.one_of(
    st.sampled_from(
        [
            on.Begin(),
            on.GoOn(),
            on.NextPhase(),
            on.Pass(),
            on.Again(),
            on.Pause(),
            on.Announced(),
            on.AnswerBegan("t1"),
            on.AnswerEnded("t1", 12.0),
            on.AnswerDropped(),
            on.Write(Part.NOTE, "q0", "words"),
        ]
    ),
    st.builds(on.Tick, st.sampled_from([0.2, 15.0, 70.0])),
)
PHASES = st.lists(
    st.builds(
        replace,
        st.sampled_from([PREPARE, ANSWER, ASK, DEBRIEF]),
        overrun=st.sampled_from(Overrun),
        retakes=st.booleans(),
        follow_ups=st.integers(0, 2),
        show=st.sampled_from([(), (Show.REPORT,)]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=300)
@given(PHASES, st.lists(EVENTS, max_size=60))
def test_whatever_happens_facts_fit_together_and_what_changed_is_kept(
    phases: list[Phase], events: list[on.Event]
) -> None:
    state = interview(*phases)
    for event in events:
        before = state
        state, effects = step(state, event)
        facts = state.interview
        assert len(facts.times) <= len(phases)
        assert [time.ended_s is None for time in facts.times[:-1]] == [False] * (
            len(facts.times) - 1
        )
        assert facts.elapsed_s >= before.interview.elapsed_s
        assert len(facts.asked) >= len(before.interview.asked)
        for then, now in zip(before.interview.asked, facts.asked, strict=False):
            known = {then.take_id, *then.earlier} - {""}
            lost = known - {now.take_id, *now.earlier}
            assert not lost or isinstance(event, on.AnswerDropped | on.AnswerBegan | on.Pass)
        if not isinstance(event, on.Tick) and facts != before.interview:
            assert do.Keep() in effects
        if state.paused:
            assert not any(isinstance(e, do.Ask | do.Announce) for e in effects)
        assert sum(isinstance(e, do.Ask) for e in effects) <= 1


@given(PHASES, st.lists(EVENTS, max_size=40))
def test_from_anywhere_one_comes_to_the_end(phases: list[Phase], events: list[on.Event]) -> None:
    state = interview(*phases)
    for event in events:
        state, _ = step(state, event)
    state, _ = step(state, on.AnswerDropped())
    state, _ = step(state, on.Begin())
    for _ in range(2 * len(phases) + 2):
        state, _ = step(state, on.NextPhase() if state.stage is not Stage.OPENING else on.GoOn())
    assert state.interview.over


def test_ones_own_questions_stand_in_their_order_however_they_were_written() -> None:
    play = Play(replace(PREPARE, count=3, least=1))(on.Begin(), on.Announced())
    for number in ("2", "10", "1", "2"):
        play(on.Write(Part.OWN, number, f"Question {number}?"))
    assert [entry.name for entry in play.state.interview.values(Part.OWN)] == ["1", "2", "10"]


def test_what_is_written_anew_stays_where_it_stood() -> None:
    play = Play(DEBRIEF)(on.Begin(), on.Announced())
    for name, value in (("good", "a"), ("next", "b"), ("good", "c")):
        play(on.Write(Part.FIELD, name, value))
    fields = play.state.interview.values(Part.FIELD)
    assert [(entry.name, entry.value) for entry in fields] == [("good", "c"), ("next", "b")]
