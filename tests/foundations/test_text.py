"""The door for words from outside: nothing a terminal obeys gets through."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from voice_interview.text import allotted, brought_back, clean, clean_line, slug


@given(st.text())
@example("a\u202eb\u202dc\u202ad\u061c\u2066e\u2069f\u200bg\ufeffh\x9b31mi\x07")
def test_nothing_that_steers_a_terminal_or_turns_text_around_is_left(raw: str) -> None:
    for character in clean(raw):
        assert character in "\n\t" or unicodedata.category(character) != "Cc"
        assert character not in "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text())
@example("e\u200b\u0301")
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


def test_half_a_surrogate_pair_cannot_reach_a_file() -> None:
    assert clean("a\ud83d b").encode() == b"a b"


def test_escape_sequences_go_whole_and_brackets_stay() -> None:
    assert clean("a\x1b[31mred\x1b[0m b") == "ared b"
    assert clean("x\x1b]0;title\x07y") == "xy"
    assert clean("[um] [@click=app.quit]x[/]") == "[um] [@click=app.quit]x[/]"


def test_a_line_is_one_line_of_bounded_length() -> None:
    assert clean_line(" a\r\n b\tc ") == "a b c"
    assert len(clean_line("word " * 1000, longest=40)) <= 40


@given(st.text())
def test_a_slug_is_a_safe_file_name_part(raw: str) -> None:
    made = slug(raw)
    assert 0 < len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Con", "the-con"),
        ("aux.", "the-aux"),
        ("NUL", "the-nul"),
        ("com\N{SUPERSCRIPT ONE}", "the-com1"),
        ("Lpt 9", "lpt-9"),
        ("The con", "the-con"),
        ("Console", "console"),
        ("It broke...", "it-broke"),
    ],
)
def test_a_slug_is_no_name_that_windows_keeps_for_a_device(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(30, "30 s"), (60, "1 min"), (90, "90 s"), (150, "2.5 min"), (200, "200 s"), (3600, "60 min")],
)
def test_a_time_that_was_set_is_told_in_round_figures(seconds: float, told: str) -> None:
    assert allotted(seconds) == told


@pytest.mark.parametrize(
    ("takes", "files", "told"),
    [
        (12, 2, "12 takes and 2 other files brought back, 3 already here."),
        (1, 1, "1 take and 1 other file brought back, 3 already here."),
        (2, 0, "2 takes brought back, 3 already here."),
        (0, 1, "1 file brought back, 3 already here."),
        (0, 0, "Nothing brought back, 3 already here."),
    ],
)
def test_what_a_backup_brought_is_as_many_takes_as_it_said(
    takes: int, files: int, told: str
) -> None:
    assert brought_back(takes, files, 3) == told
