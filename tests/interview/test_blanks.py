"""What can be filled in at each moment of an interview, and what earlier ones left for it."""

from dataclasses import replace

from tests.interview.play import ANSWER, DEBRIEF, PREPARE, QUESTIONS, Play
from voice_interview.interview import events as on
from voice_interview.interview.blanks import blanks, is_own, suggestions, value
from voice_interview.interview.earlier import carried, last_step
from voice_interview.model.formats import RATINGS
from voice_interview.model.interview import (
    DONE,
    KNOWN,
    TO_ASK_NEXT,
    Entry,
    Interview,
    Part,
    Stage,
)

REVIEW = replace(DEBRIEF, checklist=("Pay", "Team"), rubric=("Said why",), fields=("Best moment",))


def held(*entries: Entry, last: str = "", finished: bool = True) -> Interview:
    interview = Play(REVIEW).state.interview
    return replace(interview, entries=entries, last_step=last, finished=finished)


STEP = Entry(Part.STEP, "", "Speak up")
DID = {answer: Entry(Part.DID, "", answer) for answer in DONE}


def test_before_the_first_part_one_says_what_became_of_the_last_step() -> None:
    (did,) = blanks(Play(PREPARE, last_step="Speak up")(on.Begin()).state)
    assert (did.part, did.choices) == (Part.DID, DONE)
    play = Play(PREPARE)
    play.state = play.state.having(carried=("Pay",))
    assert blanks(play(on.Begin()).state) == (), "there was no step"


def test_notes_are_on_the_questions_that_were_drawn() -> None:
    play = Play(PREPARE)
    play.state = play.state.having(drawn=(QUESTIONS[:2],))
    play(on.Begin(), on.Announced(), on.Write(Part.NOTE, "q1", "numbers first"))
    first, second = blanks(play.state)
    assert [(one.part, one.name, one.about) for one in (first, second)] == [
        (Part.NOTE, "q0", QUESTIONS[0]),
        (Part.NOTE, "q1", QUESTIONS[1]),
    ]
    assert (value(play.state, first), value(play.state, second)) == ("", "numbers first")
    assert not is_own(play.state)
    assert suggestions(play.state) == ()


def test_questions_of_ones_own_are_numbered_and_the_banks_are_suggested() -> None:
    play = Play(replace(PREPARE, count=3, least=1))
    play.state = play.state.having(drawn=(QUESTIONS,))
    play(on.Begin(), on.Announced())
    assert [(one.part, one.name) for one in blanks(play.state)] == [
        (Part.OWN, "1"),
        (Part.OWN, "2"),
        (Part.OWN, "3"),
    ]
    assert suggestions(play.state) == QUESTIONS


def test_what_is_written_on_an_answer_belongs_to_that_answer() -> None:
    play = Play(replace(ANSWER, fields=("Well",)))(on.Begin(), on.Announced()).answer()
    (first,) = blanks(play.state)
    play(on.Write(first.part, first.name, "short", first.asked), on.GoOn()).answer()
    (second,) = blanks(play.state)
    assert (first.asked, second.asked) == (0, 1)
    assert (value(play.state, first), value(play.state, second)) == ("short", "")


def test_a_debrief_asks_for_all_that_its_part_names_and_nothing_else() -> None:
    play = Play(REVIEW)(on.Begin(), on.Announced())
    assert [(one.part, one.name, one.choices) for one in blanks(play.state)] == [
        (Part.CHECK, "Pay", (KNOWN, TO_ASK_NEXT)),
        (Part.CHECK, "Team", (KNOWN, TO_ASK_NEXT)),
        (Part.RATING, "Said why", RATINGS),
        (Part.FIELD, "Best moment", ()),
        (Part.STEP, "", ()),
    ]
    bare = Play(replace(DEBRIEF, action_step=False))(on.Begin(), on.Announced())
    assert (bare.state.stage, blanks(bare.state)) == (Stage.DEBRIEF, ())


def test_the_newest_step_is_asked_about_until_it_is_done() -> None:
    older = held(STEP)
    assert last_step((older,)) == "Speak up"
    assert last_step((held(last="Speak up"), older)) == "Speak up", "nothing was said of it"
    assert last_step((held(DID["partly"], last="Speak up"), older)) == "Speak up"
    assert last_step((held(DID["yes"], last="Speak up"), older)) == ""
    newer = held(Entry(Part.STEP, "", "Slow down"), DID["yes"], last="Speak up")
    assert last_step((newer, older)) == "Slow down"
    assert last_step(()) == ""


def test_what_the_newest_finished_checklist_left_open_is_carried_on() -> None:
    knows = held(Entry(Part.CHECK, "Pay", KNOWN))
    assert carried((knows, held())) == ("Team",)
    assert carried((held(finished=False), knows)) == ("Team",), "it was never gone through"
    assert carried((replace(knows, format=Play(PREPARE).state.interview.format), knows)) == (
        "Team",
    )
    assert carried(()) == ()
