"""Which keys of a report have nothing to do: by what the answer holds and where the cursor is."""

from collections.abc import Collection
from dataclasses import replace

import pytest

from tests.tui import opinions, rich
from voice_interview.model import FollowUp, Report
from voice_interview.tui.answer import idle
from voice_interview.tui.answer.tokens import Token

EVERYWHERE = ("filler", "pause", "part")
ASKED = FollowUp("result", "thin", "By how much?", "The story stops at “in May”.", 0)
REPORT = replace(opinions.report(rich.spoken()), follow_up=ASKED)
BORDERS = {"part_begins", "next_begins"}


def told(kind: str) -> Token:
    return Token("word", kind, 0, 0.0, 0.4)


def idle_in(
    report: Report | None = REPORT,
    here: Token | None = told("word"),  # noqa: B008
    places: Collection[str] = EVERYWHERE,
    *,
    unheard: bool = False,
    finishing: bool = False,
    sitting: bool = False,
    corrected: bool = True,
) -> set[str]:
    return idle.commands(
        report,
        here,
        places,
        unheard=unheard,
        finishing=finishing,
        sitting=sitting,
        corrected=corrected,
    )


def test_on_a_filler_of_a_whole_story_all_but_three_have_something_to_do() -> None:
    assert idle_in() == {"confirm", "check_sound", "back_to_interview"}


def test_where_nobody_was_heard_the_sound_can_be_checked_and_no_filler_judged() -> None:
    nothing = idle_in(None, None, (), unheard=True)
    assert "check_sound" not in nothing
    assert {"reject", "confirm"} <= nothing


def test_before_anything_is_read_only_the_take_itself_is_offered() -> None:
    nothing = idle_in(None, None, (), corrected=False)
    assert {"reject", "confirm", "correct", "filler", "part", "hand_on", "follow_up"} <= nothing
    assert not nothing & {"answer_again", "transcribe_again", "note", "go_back"}


@pytest.mark.parametrize(
    ("kind", "nothing"),
    [
        ("", {"reject", "confirm"}),
        ("word", {"confirm"}),
        ("possible", set()),
        ("rejected", {"reject"}),
    ],
)
def test_a_filler_is_judged_where_it_stands(kind: str, nothing: set[str]) -> None:
    assert idle_in(here=told(kind)) & {"reject", "confirm"} == nothing


@pytest.mark.parametrize(
    ("missing", "nothing"),
    [
        ("filler", {"filler", "filler_before"}),
        ("pause", {"long_pause", "long_pause_before"}),
        ("part", {"part", "part_before"} | BORDERS),
    ],
)
def test_there_is_no_way_to_places_that_are_not_there(missing: str, nothing: set[str]) -> None:
    there = [kind for kind in EVERYWHERE if kind != missing]
    assert idle_in(places=there) - idle_in() == nothing


def test_words_and_borders_wait_for_the_whole_answer() -> None:
    assert idle_in(finishing=True) - idle_in() == {"correct"} | BORDERS


def test_an_interview_asks_the_questions_itself() -> None:
    assert idle_in(sitting=True) - idle_in() == {"answer_again", "follow_up", "go_back"}
    assert "back_to_interview" not in idle_in(sitting=True)


def test_there_is_nothing_to_undo_before_the_first_correction() -> None:
    assert "take_back" in idle_in(corrected=False)
