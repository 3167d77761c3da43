"""An interview line by line: what is said at each moment, and what a typed line means."""

from dataclasses import replace

import pytest

from tests.interview.play import DEBRIEF, interview
from voice_interview.cli.lines.interview_lines import agenda, hint, prompt, read, stage
from voice_interview.interview.blanks import Blank
from voice_interview.interview.state import State
from voice_interview.model import Question
from voice_interview.model.formats import Format, Kind, Phase, Show
from voice_interview.model.interview import (
    OWN_QUESTION,
    Asked,
    Entry,
    Part,
    PhaseTime,
    Stage,
)

WHY = Question("why", "Why us?", shows="You looked us up.", trap="Flattery.")
NOTES = Phase("notes", "Notes", Kind.PREPARE, 1)
TALK = Phase("talk", "Talk", Kind.ANSWER, 2, show=(Show.SHOWS, Show.TRAP, Show.NOTES))
TURNS = Phase("turns", "Your turn", Kind.ASK, 2, count=2, show=(Show.NOTES,))
RATED = Blank(Part.RATING, "Calm", "Calm", ("not yet", "partly", "well", "very well"))
OWN = Blank(Part.OWN, "1", "Question 1")


def at(*phases: Phase, stage: Stage, **facts: object) -> State:
    """In the last of these phases, half a minute after it began."""
    times = tuple(PhaseTime(60.0 * n, 60.0 * (n + 1)) for n in range(len(phases)))
    begun = (*times[:-1], replace(times[-1], ended_s=None))
    elapsed_s = begun[-1].began_s + 30.0
    held = interview(*phases).having(stage=stage, times=begun, elapsed_s=elapsed_s)
    return held.having(**facts)


def test_the_agenda_marks_what_is_done() -> None:
    state = at(NOTES, TALK, stage=Stage.ASKING)
    whole = replace(state.interview.format, phases=(NOTES, TALK, DEBRIEF))
    told = list(agenda(state.having(format=whole)))
    assert told == [
        "Mine, 4 min. i1",
        "  1. Notes, 1 min, done",
        "  2. Talk, 2 min",
        "  3. Looking back, 1 min",
    ]


def test_what_helps_with_a_question_stands_before_it() -> None:
    asked, note = (Asked(0, WHY),), Entry(Part.NOTE, "why", "the numbers")
    state = at(TALK, stage=Stage.ASKING, asked=asked, entries=(note,))
    assert list(stage(state)) == [
        "(Talk: 1:30 left)",
        "A good answer shows: You looked us up.",
        "Take care: Flattery.",
        "Your notes: the numbers",
    ]
    for number, show in enumerate(TALK.show, start=1):
        one = Format("mine", "Mine", "", (replace(TALK, show=(show,)),))
        assert list(stage(state.having(format=one)))[1:] == [list(stage(state))[number]]


def test_the_time_over_is_told_as_that() -> None:
    late = at(TALK, stage=Stage.ASKING, asked=(Asked(0, WHY),)).having(elapsed_s=160.0)
    assert next(iter(stage(late))) == "(Talk: 0:40 over)"


def test_on_ones_own_turn_all_that_was_meant_to_be_asked_is_there() -> None:
    mine = Question(OWN_QUESTION, "What would you like to ask me?")
    own = Entry(Part.OWN, "1", "How do you decide?")
    asked = (Asked(0, mine),)
    state = at(TURNS, stage=Stage.ASKING, asked=asked, entries=(own,), carried=("The pay",))
    assert list(stage(state))[1:] == ["  1. How do you decide?", "Still to ask: The pay"]
    answering = replace(TURNS, kind=Kind.ANSWER)
    asked_them = state.having(format=Format("mine", "Mine", "", (answering,)))
    assert "Still to ask: The pay" not in list(stage(asked_them))


def test_questions_to_choose_from_are_numbered() -> None:
    preparing = replace(NOTES, count=3, least=1)
    state = at(preparing, stage=Stage.PREPARING, drawn=((WHY, replace(WHY, text="Why now?")),))
    assert list(stage(state))[1:] == ["  1. Why us?", "  2. Why now?"]
    assert list(stage(state.having(format=Format("mine", "Mine", "", (NOTES,))))) == []


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("1", "not yet"),
        ("4", "very well"),
        ("5", None),
        ("0", None),
        ("w", "well"),
        ("Very", "very well"),
        ("badly", None),
        ("", ""),
    ],
)
def test_a_choice_is_its_number_or_how_it_begins(line: str, meant: str | None) -> None:
    assert read(RATED, line, ()) == meant


def test_a_number_takes_a_suggestion_and_any_other_line_is_ones_own() -> None:
    assert read(OWN, "1", (WHY,)) == "Why us?"
    assert read(OWN, "2", (WHY,)) == "2"
    assert read(OWN, "Why now?", (WHY,)) == "Why now?"
    assert read(Blank(Part.FIELD, "Best", "Best"), "1", (WHY,)) == "1"


def test_what_is_to_be_filled_in_is_asked_for() -> None:
    state = at(replace(NOTES, show=(Show.SHOWS,)), stage=Stage.PREPARING)
    note = Blank(Part.NOTE, "why", "Why us?", about=WHY)
    assert prompt(state, note) == "Notes on: Why us? (shows: You looked us up.)"
    assert prompt(at(NOTES, stage=Stage.PREPARING), note) == "Notes on: Why us?"
    assert prompt(state, OWN) == "Question 1, or Enter for none:"
    assert prompt(state, RATED) == "Calm? 1 not yet, 2 partly, 3 well, 4 very well"
    assert prompt(state, replace(RATED, label="Did you?")).startswith("Did you? 1")


def test_one_more_answer_is_offered_only_where_it_may_be_given() -> None:
    asked = (Asked(0, WHY, "t1", length_s=20.0),)
    after = at(replace(TALK, retakes=True), stage=Stage.AFTER, asked=asked)
    assert "a answers once more" in hint(after)
    assert "a answers" not in hint(at(TALK, stage=Stage.AFTER, asked=asked))
    assert hint(at(TALK, stage=Stage.ASKING, asked=asked)) == ""
