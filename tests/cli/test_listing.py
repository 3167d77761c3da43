"""Lists in a terminal: lines that fit it, and names that every command takes."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.test_progress import BROKEN, LED, STORY, run, take
from tests.interviewing.candidate import shipped
from voice_interview.cli import main, tables
from voice_interview.library.library import TakeLibrary
from voice_interview.model import NO_VOICE, Question, TakeState
from voice_interview.model.interview import Interview


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A take with a report, one with a star, one that nobody was heard in."""
    root = tmp_path / "recordings"
    take(root, 0, STORY)
    starred = take(root, 1, STORY, LED)
    long = Question("long", "Tell me about a change that " + "nobody believed in, " * 8 + "at all.")
    silent = take(root, 2, "(20.0)", long)
    library = TakeLibrary.open(root)
    library.change(starred.id, lambda now: replace(now, starred=True))
    library.change(silent.id, lambda now: replace(now, state=TakeState.FAILED, failure=NO_VOICE))
    library.close()
    return root


def terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1)
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: os.terminal_size((columns, 24)))


@pytest.mark.parametrize("columns", [80, 100, 200])
def test_no_line_is_wider_than_the_terminal(
    columns: int,
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal(monkeypatch, columns)
    lines = run(root, capsys, "history").splitlines()
    assert len(lines) == 5
    assert max(map(len, lines)) <= columns
    assert "no voice heard" in lines[2]
    assert "* Tell me" in lines[3]
    assert (BROKEN.text in lines[4]) == (columns > 80)


WIDE = "予想外の変化を率いた経験を教えてください。" * 4 + "🎤"


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    """Two takes of a question in wide letters, and one in plain ones."""
    root = tmp_path / "recordings"
    for day in range(2):
        take(root, day, STORY, Question("wide", WIDE))
    take(root, 2, STORY)
    return root


@pytest.mark.parametrize("columns", [64, 80, 120])
def test_wide_letters_have_the_cells_they_take(
    columns: int,
    wide: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal(monkeypatch, columns)
    lines = run(wide, capsys, "history").splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert sum("予想外" in line and line.endswith("…") for line in lines) == 2
    monkeypatch.setattr(tables, "room", lambda: columns)
    tables.table(("a", "b"), [("予想", "x"), ("yo", WIDE)], "cut")
    head, rule, *rows = capsys.readouterr().out.splitlines()
    assert [row.index("x" if number == 0 else "予") for number, row in enumerate(rows)] == [4, 6]
    assert {cell_len(row[: row.index(at)]) for row, at in zip(rows, "x予", strict=True)} == {6}
    assert head.index("b") == 6
    assert cell_len(rule) <= columns


def test_nothing_is_lost_where_the_last_words_go_on_below_themselves(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "one two three " * 20 + "a-word-that-is-longer-than-there-is-room-for" * 2
    monkeypatch.setattr(tables, "room", lambda: 60)
    tables.table(("id", "question"), [("first", said), ("second", "short")], "wrapped")
    _, _, first, *more, second = capsys.readouterr().out.splitlines()
    assert " ".join([first.removeprefix("first"), *more]).split() == said.split()
    assert all(line.startswith("        ") and len(line) <= 60 for line in more[:-1])
    assert second == "second  short"
    monkeypatch.setattr(tables, "room", lambda: None)
    tables.table(("id", "question"), [("first", said), ("second", "short")], "wrapped")
    assert f"first   {said}" in capsys.readouterr().out


def test_the_trash_fits_and_brings_back_by_the_names_it_lists(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        run(root, capsys, "history", "delete", "last")
    terminal(monkeypatch, 80)
    head, _, *rows = run(root, capsys, "history", "trash").splitlines()
    assert head.split() == ["take", "when", "kept", "until", "question"]
    assert max(map(len, (head, *rows))) <= 80
    for row in rows:
        assert run(root, capsys, "history", "restore", row.split()[0]).endswith("is back.\n")


def test_the_list_of_interviews_fits_and_names_them_as_every_command_takes_them(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = replace(shipped()["workshop"], id="mine-" + "x" * 30, title="An interview " * 6)
    unasked = tuple(() for _ in long.phases)
    library = TakeLibrary.open(root)
    for _ in range(2):
        library.interviews.begin(
            long.id,
            lambda name, at: Interview(id=name, format=long, begun_at=at, seed=1, drawn=unasked),
        )
    library.close()
    terminal(monkeypatch, 80)
    head, _, *rows = run(root, capsys, "interview", "list").splitlines()
    assert head.split() == ["interview", "when", "state", "time", "format"]
    assert len(rows) == 2
    assert max(map(len, (head, *rows))) <= 80
    monkeypatch.undo()
    for row in rows:
        told = json.loads(run(root, capsys, "interview", "report", row.split()[0], "--json"))
        assert told["id"].endswith(row.split()[0])


@pytest.mark.parametrize("columns", [64, 80])
def test_what_a_search_found_fits_and_every_match_is_whole(
    columns: int, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run(root, capsys, "history", "search", "we")
    terminal(monkeypatch, columns)
    told = run(root, capsys, "history", "search", "we")
    assert max(map(len, told.splitlines())) <= columns
    assert told.count("[") == plain.count("[") > 0
    first = told.split()[0]
    assert run(root, capsys, "history", "star", first).endswith(f"-{first}: starred.\n")


def test_every_take_is_found_by_the_name_it_is_listed_under(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(monkeypatch, 80)
    _, _, *rows = run(root, capsys, "history").splitlines()
    assert all(4 <= len(row.split()[0]) < 12 for row in rows)
    for row in rows:
        assert main(["history", "star", row.split()[0], "--recordings", str(root)]) == 0
        assert capsys.readouterr().out.endswith(f"-{row.split()[0]}: starred.\n")


def test_a_terminal_too_narrow_for_the_figures_still_shows_how_a_question_begins(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal(monkeypatch, 40)
    assert "Tell me abo…" in run(root, capsys, "history").splitlines()[4]


def test_where_a_script_reads_it_each_take_has_its_whole_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = TakeLibrary.open(root)
    ids = [row.take.id for row in library.rows()]
    library.close()
    head, _, *rows = run(root, capsys, "history").splitlines()
    assert head.split() == ["take", "length", "words/min", "um/uh", "STAR", "question"]
    assert [row.split()[0] for row in rows] == ids
