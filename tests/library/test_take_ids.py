"""Names of takes: unique, safe as file names, and found again by a piece of them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_interview.errors import TakeMissing
from voice_interview.library.takes import take_ids
from voice_interview.model import Question

AT = datetime(2026, 11, 20, 10, 32, 7, tzinfo=UTC)


MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2999, 12, 29), timezones=st.just(UTC))


@given(st.text(), st.text(), MOMENTS)
def test_any_question_gives_a_name_that_tells_its_time(id_: str, text: str, at: datetime) -> None:
    name = take_ids.new_id(Question(id_, text), at)
    assert take_ids.is_id(name)
    assert len(name) <= 80
    assert take_ids.moment_of(name) == at.replace(microsecond=0)


def test_the_questions_id_names_the_take_and_its_text_where_there_is_none() -> None:
    named = take_ids.new_id(Question("led-a-team", "Tell me about leading."), AT)
    typed = take_ids.new_id(Question("", "Why us?"), AT)
    assert named.startswith("2026-11-20T10-32-07-led-a-team-")
    assert typed.startswith("2026-11-20T10-32-07-why-us-")
    assert take_ids.words_of(named) == "Led a team"


@pytest.mark.parametrize("name", ["..", "a/b", "2026-11-20T10-32-07-x-4f2a/../../etc", "", "take"])
def test_nothing_else_passes_for_a_name(name: str) -> None:
    assert not take_ids.is_id(name)


def test_a_piece_finds_a_take_when_it_fits_one_alone() -> None:
    names = ["2026-11-20T10-32-07-led-a-team-4f2a", "2026-11-21T08-00-00-led-a-team-99bc"]
    assert take_ids.resolve("2026-11-20", names) == names[0]
    assert take_ids.resolve("99bc", names) == names[1]
    assert take_ids.resolve(names[1], names) == names[1]


@pytest.mark.parametrize(
    ("piece", "says"),
    [
        ("2026-11", "2 takes begin or end with “2026-11”"),
        ("77", "There is no take “77”"),
        ("", "There is no take “”"),
        ("\x1b[31mx", "There is no take “x”"),
    ],
)
def test_a_piece_that_fits_none_or_several_is_said_so(piece: str, says: str) -> None:
    names = ["2026-11-20T10-32-07-led-a-team-4f2a", "2026-11-21T08-00-00-led-a-team-99bc"]
    with pytest.raises(TakeMissing, match=says):
        take_ids.resolve(piece, names)


def test_a_whole_name_wins_over_longer_ones() -> None:
    assert take_ids.resolve("old", ["old", "older", "very-old"]) == "old"


def test_a_take_is_named_by_the_shortest_end_that_is_its_own() -> None:
    one = "2026-11-20T10-32-07-led-a-team-4f2a"
    same = "2026-11-21T10-32-07-missed-dream-4f2a"
    year = "2026-11-22T10-32-07-team-2026"
    alone = "2026-11-23T10-32-07-team-81c0"
    names = {one, same, year, alone, "4f2a"}
    ends = take_ids.endings(sorted(names), names)
    assert [ends[name] for name in (one, same, year, alone)] == [
        "team-4f2a",
        "ream-4f2a",
        "m-2026",
        "81c0",
    ]
    for name, end in ends.items():
        assert take_ids.resolve(end, names) == name
        assert not end.startswith("-")
    assert take_ids.endings([one], {one, alone}) == {one: "4f2a"}


def test_where_no_end_is_its_own_a_take_is_named_in_full() -> None:
    name = "2026-11-20T10-32-07-led-a-team-4f2a"
    names = {name, f"x{name}"}
    assert take_ids.endings([name], names) == {name: name}
    assert take_ids.resolve(name, names) == name
