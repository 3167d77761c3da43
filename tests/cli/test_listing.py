"""`history` in a terminal: lines that fit it, and names that every command takes."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.test_progress import BROKEN, LED, STORY, run, take
from voice_interview.cli import main
from voice_interview.library.library import TakeLibrary
from voice_interview.model import NO_VOICE, Question, TakeState


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
