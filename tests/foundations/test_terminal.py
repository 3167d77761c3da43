"""The screen's own file descriptors: what a native library writes never reaches the picture."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S
from voice_interview import terminal

NOISY = """
import os, sys
from pathlib import Path
from voice_interview import terminal
terminal.claim(Path(sys.argv[1]))
os.write(1, b"noise on 1\\n")
os.write(2, b"noise on 2\\n")
print("picture on stdout", flush=True)
print("picture on stderr", file=sys.__stderr__, flush=True)
"""


def seen_on_terminal(log: Path, stderr_to: Path | None = None) -> str:
    """What reaches a pseudo-terminal from a process that claims it."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", NOISY, str(log)],
        stdin=theirs,
        stdout=theirs,
        stderr=os.open(stderr_to, os.O_WRONLY | os.O_CREAT) if stderr_to else theirs,
    ) as process:
        assert process.wait(PATIENCE_S) == 0
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    return shown


def test_noise_goes_to_the_log_and_the_picture_to_the_terminal(tmp_path: Path) -> None:
    log = tmp_path / "below" / "program.log"
    shown = seen_on_terminal(log)
    assert "picture on stdout" in shown
    assert "picture on stderr" in shown
    assert "noise" not in shown
    assert log.read_text() == "noise on 1\nnoise on 2\n"
    assert log.stat().st_mode & 0o777 == 0o600


def test_the_picture_stays_on_the_terminal_when_stderr_goes_to_a_file(tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    shown = seen_on_terminal(tmp_path / "program.log", stderr_to=errors)
    assert "picture on stderr" in shown
    assert errors.read_text() == ""


def test_a_log_that_has_grown_large_is_kept_beside(tmp_path: Path) -> None:
    log = tmp_path / "program.log"
    log.write_bytes(b"x" * (terminal.LARGEST_LOG + 1))
    assert terminal.ready_log(log) == str(log)
    assert log.stat().st_size == 0
    assert (tmp_path / "program.old.log").stat().st_size > terminal.LARGEST_LOG
    log.write_text("later")
    terminal.ready_log(log)
    assert log.read_text() == "later"


def test_without_a_place_for_the_log_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert terminal.ready_log(tmp_path / "file" / "program.log") == os.devnull


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
def test_what_is_no_file_takes_no_log(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "program.log")
    assert terminal.ready_log(tmp_path / "program.log") == os.devnull


@pytest.mark.parametrize(
    ("term", "unnamed", "draws"),
    [
        ("xterm-256color", "dumb", True),
        ("dumb", "console", False),
        (None, "dumb", False),
        (None, "console", True),
    ],
)
def test_a_screen_is_drawn_where_the_terminal_is_not_dumb(
    term: str | None, unnamed: str, draws: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows names its terminal nowhere."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(terminal, "UNNAMED", unnamed)
    monkeypatch.delenv("TERM", raising=False)
    if term is not None:
        monkeypatch.setenv("TERM", term)
    assert terminal.is_screen() is draws
