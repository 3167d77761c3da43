"""The program ended from outside: whatever ends it, the take is closed and kept."""

import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.patience import PATIENCE_S, wait_until
from tests.tui.program import FOLLOWS
from voice_interview.wave_file import duration

ENOUGH_BYTES = 20_000
"""A good second at 8 kHz."""
HEAVY = ("numpy", "av", "sounddevice", "onnxruntime", "ctranslate2", "faster_whisper", "pyttsx3")
ROOT = Path(__file__).parents[2]

TAKEN = "\x1b[?2004h"
"""The last that the screen tells the terminal. Before, Ctrl+Q is the terminal's own key."""


class Terminal:
    """A program on a terminal of its own; what it draws is read all the time."""

    def __init__(self, process: subprocess.Popen[bytes], end: int) -> None:
        self.process = process
        self._end = end
        self._drawn = b""
        self._more = Event()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        with suppress(OSError):
            while piece := os.read(self._end, 65_536):
                self._drawn += piece
                self._more.set()

    def until_drawn(self, words: str) -> None:
        while words.encode() not in self._drawn:
            self._more.clear()
            assert words.encode() in self._drawn or self._more.wait(PATIENCE_S), self._drawn[-2000:]

    def press(self, key: str) -> None:
        self.send(key.encode())

    def send(self, sent: bytes) -> None:
        os.write(self._end, sent)

    def close_window(self) -> None:
        os.close(self._end)

    def exit_status(self) -> int:
        return self.process.wait(PATIENCE_S)

    @property
    def drawn(self) -> str:
        return self._drawn.decode("utf-8", "replace")


@contextmanager
def running(folder: Path, *how: str) -> Iterator[Terminal]:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.tui.program", str(folder), *how],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
    )
    os.close(theirs)
    terminal = Terminal(process, ours)
    try:
        yield terminal
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):
            os.close(ours)


@pytest.fixture
def recording(tmp_path: Path, answer: Path) -> Iterator[Terminal]:
    """A program in the middle of a take of a second at least."""
    with running(tmp_path) as terminal:
        record(terminal, tmp_path)
        yield terminal


def record(terminal: Terminal, folder: Path) -> None:
    terminal.until_drawn("Ready when you are")
    terminal.press(" ")
    terminal.until_drawn("REC")
    pause = Event()
    while recorded_bytes(folder) < ENOUGH_BYTES:
        assert terminal.process.poll() is None, terminal.drawn
        pause.wait(0.02)


def recorded_bytes(folder: Path) -> int:
    return sum(audio.stat().st_size for audio in (folder / "recordings").glob("*/audio.wav"))


def kept_s(folder: Path) -> float:
    """How long the one take is; it must be closed, and not by a later recovery."""
    (take,) = (folder / "recordings").glob("*/take.json")
    said = json.loads(take.read_text("utf-8"))
    assert said["state"] in {"recorded", "done"}
    assert said["capture"]["ended_by"] == "stop"
    return duration(take.with_name("audio.wav"))


def test_the_system_asking_it_to_end(tmp_path: Path, recording: Terminal) -> None:
    recording.process.send_signal(signal.SIGTERM)
    assert recording.exit_status() == 128 + signal.SIGTERM
    assert kept_s(tmp_path) > 1.0
    assert "\x1b[?1049l" in recording.drawn


def test_the_window_closed(tmp_path: Path, recording: Terminal) -> None:
    recording.close_window()
    recording.process.wait(PATIENCE_S)
    assert kept_s(tmp_path) > 1.0


def test_the_window_closed_and_only_another_program_told(tmp_path: Path, answer: Path) -> None:
    with running(tmp_path, FOLLOWS) as terminal:
        record(terminal, tmp_path)
        terminal.close_window()
        assert terminal.exit_status() == 128 + signal.SIGHUP
    assert kept_s(tmp_path) > 1.0


def test_quitting_says_that_the_take_is_kept(tmp_path: Path, recording: Terminal) -> None:
    recording.press("\x11")
    assert recording.exit_status() == 0
    recording.until_drawn("The recording was stopped, and the take is kept.")
    assert kept_s(tmp_path) > 1.0


def test_a_take_goes_on_when_the_program_was_suspended(tmp_path: Path, recording: Terminal) -> None:
    recording.process.send_signal(signal.SIGTSTP)
    os.waitid(os.P_PID, recording.process.pid, os.WSTOPPED | os.WNOWAIT)
    written = recorded_bytes(tmp_path)
    shown = recording.drawn.count(TAKEN)
    recording.process.send_signal(signal.SIGCONT)
    wait_until(lambda: recording.drawn.count(TAKEN) > shown, lambda: recording.drawn)
    wait_until(lambda: recorded_bytes(tmp_path) > written, lambda: recording.drawn)
    recording.press("\x11")
    recording.until_drawn("the take is kept")
    assert recording.exit_status() == 0
    assert kept_s(tmp_path) > 1.0


def test_ctrl_z_is_no_key_and_ends_no_take(tmp_path: Path, recording: Terminal) -> None:
    recording.press("\x1a")
    recording.press("?")
    recording.until_drawn("Keys: ")
    recording.press("\x11")
    assert recording.exit_status() == 0
    assert kept_s(tmp_path) > 1.0


def test_a_key_in_another_encoding_ends_no_take(tmp_path: Path, recording: Terminal) -> None:
    recording.send("été".encode("latin-1"))
    recording.press("?")
    recording.until_drawn("Keys: ")
    recording.press("\x11")
    recording.until_drawn("the take is kept")
    assert recording.exit_status() == 0
    assert kept_s(tmp_path) > 1.0


def test_the_screen_imports_nothing_heavy() -> None:
    look = (
        f"import sys, voice_interview.tui.launch; print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    seen = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert seen.stdout.strip() == "[]"
