"""Moments of an interview at which something could be lost, cut, or told twice."""

from dataclasses import replace

import pytest

from tests.interview.play import ANSWER, DEBRIEF, PREPARE, QUESTIONS, Play
from voice_interview.interview import effects as do
from voice_interview.interview import events as on
from voice_interview.interview.drawing import draw
from voice_interview.interview.state import State
from voice_interview.model.formats import Draw, Format, Overrun, Show
from voice_interview.model.interview import Part, Stage


def asking(**phase: object) -> Play:
    return Play(replace(ANSWER, **phase), DEBRIEF)(on.Begin(), on.Announced())  # type: ignore[arg-type]


@pytest.mark.parametrize("key", [on.Pass(), on.NextPhase(), on.End()])
def test_no_key_leaves_an_answer_that_is_being_recorded(key: on.Event) -> None:
    play = asking()(on.AnswerBegan("t1"))
    speaking = play.state
    assert play(key).state == speaking
    assert play.effects == ()


def test_the_end_of_another_take_is_not_the_end_of_this_answer() -> None:
    play = asking()(on.AnswerBegan("t2"))
    speaking = play.state
    assert play(on.AnswerEnded("t1", 9.0)).state == speaking


def test_an_answer_that_ends_in_a_pause_is_kept_and_the_next_question_waits() -> None:
    play = asking()(on.AnswerBegan("t1"), on.Pause(), on.AnswerEnded("t1", 9.0))
    assert play.state.interview.asked[0].length_s == 9.0
    assert (play.asked, do.Keep() in play.effects) == ("", True)
    assert play(on.Begin()).asked == "Question 1?"


def test_every_retake_keeps_all_takes_before_it_and_begins_with_nothing() -> None:
    play = asking(retakes=True, overrun=Overrun.CUT).answer(30.0)
    assert play.state.last is not None
    assert play.state.last.cut
    last = play(on.Again()).state.last
    assert last is not None
    assert (last.take_id, last.length_s, last.cut) == ("", None, False)
    last = play.answer()(on.Again()).answer().state.last
    assert last is not None
    assert (last.take_id, last.earlier) == ("t3", ("t1", "t2"))


def test_a_question_whose_answer_a_crash_ended_is_asked_anew_and_can_be_passed() -> None:
    play = asking()(on.AnswerBegan("t1"))
    play.state = State(play.state.interview)
    play(on.Begin())
    assert play.effects[-1] == do.Ask(play.state.interview.asked[0].question, 0.0)
    (passed, _) = play(on.Pass()).state.interview.asked
    assert (passed.take_id, passed.passed) == ("", True)


def test_where_something_can_be_written_on_an_answer_the_next_question_waits() -> None:
    play = asking(fields=("What went well",)).answer()
    assert (play.state.stage, play.asked) == (Stage.AFTER, "")
    assert do.SetAside() in play.effects


def test_an_empty_text_takes_away_what_was_written() -> None:
    play = Play(DEBRIEF)(on.Begin(), on.Announced(), on.Write(Part.STEP, "", "Speak up"))
    assert play(on.Write(Part.STEP, "", "")).state.interview.entries == ()
    assert do.Keep() in play.effects


def test_what_is_left_to_ask_from_last_time_is_shown_before_the_first_part() -> None:
    play = Play(PREPARE)
    play.state = play.state.having(carried=("Pay",))
    assert play(on.Begin()).state.stage is Stage.OPENING
    assert play(on.GoOn()).state.stage is Stage.ANNOUNCING


def test_each_part_asks_once_however_long_it_took_to_announce() -> None:
    play = Play(ANSWER)(on.Begin(), on.Tick(300.0))
    assert play(on.Announced()).asked == "Question 0?"


def test_with_the_last_second_of_its_time_a_part_asks_no_more() -> None:
    assert asking().answer(119.0).asked == "Question 1?"
    assert asking().answer(120.0).asked == ""


def test_the_clock_never_goes_back() -> None:
    assert asking()(on.Tick(10.0), on.Tick(-3.0)).state.at_s == 10.0


def test_an_answer_is_cut_with_the_time_of_its_part_where_it_has_no_limit_of_its_own() -> None:
    play = asking(limit_s=0.0, overrun=Overrun.CUT)(on.AnswerBegan("t1"), on.Tick(119.0))
    assert do.StopAnswer() not in play.effects
    assert do.StopAnswer() in play(on.Tick(1.0)).effects


def test_a_limit_counts_from_the_key_and_not_from_the_question() -> None:
    play = asking(overrun=Overrun.CUT)(on.Tick(25.0), on.AnswerBegan("t1"), on.Tick(29.0))
    assert do.StopAnswer() not in play.effects
    assert do.StopAnswer() in play(on.Tick(1.0)).effects


def test_a_debrief_is_never_cut() -> None:
    play = Play(replace(DEBRIEF, overrun=Overrun.CUT))(on.Begin(), on.Announced())
    assert play(on.Tick(61.0)).state.stage is Stage.DEBRIEF


def test_half_time_is_told_at_whatever_second_it_comes_and_aloud_where_that_is_wanted() -> None:
    short = replace(PREPARE, minutes=0.5)
    play = Play(short, short)(on.Begin(), on.Announced(), on.Tick(15.0))
    half = do.Remind("Half of the time for Preparation is over.", aloud=False)
    assert half in play.effects
    assert play(on.Tick(15.0)).said == ("The time for Preparation is over.",)
    play(on.GoOn(), on.Announced(), on.Tick(15.0))
    assert half in play.effects, "the next part has a half of its own"


def test_both_moments_in_one_leap_are_told_as_the_later_one() -> None:
    play = Play(PREPARE)(on.Begin(), on.Announced())
    assert play(on.Tick(75.0)).said == ("The time for Preparation is over.",)
    assert play(on.Tick(75.0)).said == ()


def test_ended_while_a_part_is_announced_the_interviewer_falls_silent() -> None:
    assert do.StopAnnouncing() in Play(PREPARE)(on.Begin(), on.End()).effects


def test_a_second_probe_is_the_banks_own_whatever_the_answer_left_open() -> None:
    play = asking(follow_ups=2, show=(Show.REPORT,)).answer()(on.GoOn("How did it end?"))
    assert play.asked == "How did it end?"
    assert play.answer()(on.GoOn("How did it begin?")).asked == "And then?"


def test_the_clock_runs_while_a_part_is_announced() -> None:
    assert Play(PREPARE)(on.Begin(), on.Tick(4.0)).state.at_s == 4.0


def test_a_question_that_was_never_answered_is_not_answered_again() -> None:
    play = asking(retakes=True, show=(Show.REPORT,)).answer()
    assert play.state.may_retake
    play.state = play.state.having(asked=(replace(play.state.interview.asked[0], length_s=None),))
    assert not play.state.may_retake


def test_a_question_that_is_named_is_not_drawn_once_more() -> None:
    phase = replace(ANSWER, questions=("q2",), draw=Draw.RANDOM, count=4)
    for seed in range(5):
        (drawn,) = draw(Format("mine", "Mine", "", (phase,)), QUESTIONS, seed)
        assert drawn[0].id == "q2"
        assert sorted(question.id for question in drawn) == ["q0", "q1", "q2", "q3"]


def test_all_questions_that_a_part_names_are_asked_where_it_gives_no_number() -> None:
    phase = replace(ANSWER, questions=("q2", "gone", "q0"))
    (drawn,) = draw(Format("mine", "Mine", "", (phase,)), QUESTIONS, 7)
    assert [question.id for question in drawn] == ["q2", "q0"]
