"""The line that shows how far a command has come."""

import os
from io import StringIO

import pytest
from rich.cells import cell_len

from voice_interview.cli.say import Meter


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2


@pytest.mark.parametrize(("columns", "room"), [(200, 79), (80, 79), (40, 39), (0, 79)])
def test_it_stays_on_one_line_of_the_terminal_and_is_wiped_at_the_end(
    columns: int, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: os.terminal_size((columns, 24)))
    with Meter() as meter:
        meter(0.5, "reading a file with a name that goes on and on and on and on")
    _, shown, wiped, end = terminal.getvalue().split("\r")
    assert shown.startswith(f"[{'#' * 15}")
    assert (len(shown), wiped, end) == (room, " " * room, "")


def test_where_the_terminal_does_not_say_how_wide_it_is_it_has_80_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_fd: int) -> os.terminal_size:
        raise OSError

    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    monkeypatch.setattr(os, "get_terminal_size", refuse)
    Meter()(1.0, "done")
    assert len(terminal.getvalue()) == 80


def test_where_nobody_watches_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with Meter() as meter:
        meter(0.5, "reading")
    assert capsys.readouterr().err == ""


def test_a_file_with_a_name_in_wide_letters_leaves_no_copies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: os.terminal_size((80, 24)))
    Meter()(0.5, "予想外の変化" * 9)
    assert cell_len(terminal.getvalue().removeprefix("\r")) == 79
