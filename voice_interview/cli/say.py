"""Printing: the one file of the command line that writes to standard output and error."""

import codecs
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import Self, TextIO

from voice_interview.errors import InputProblem, Problem
from voice_interview.model import Check
from voice_interview.text import clean

_ENDING = {"strict", "surrogateescape"}
"""What Python does about other signs; the second where the locale is C."""


def take_any_sign() -> None:
    """What an encoding has no sign for becomes a question mark, and ends no command: what is
    written as well as what is typed."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper) and stream.errors in _ENDING:
            stream.reconfigure(errors="replace")


def take_closed_ends() -> None:
    """A closed standard input is read as an empty one; what goes to a closed output is lost."""
    if sys.stdin is None:
        sys.stdin = StringIO()
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _is_utf8(stream: TextIO) -> bool:
    return codecs.lookup(stream.encoding or "utf-8").name == "utf-8"


def say(*lines: str) -> None:
    """Raises BrokenPipeError when the reader went away, InputProblem when it takes no more."""
    with _writing():
        for line in lines:
            print(line, flush=True)  # noqa: T201


def hand_out(text: str) -> None:
    """The same bytes that a file of `text` would hold. Raises as `say`."""
    with _writing():
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        with suppress(OSError):
            sys.stdout.close()  # what it still holds would fail once more at the end
        raise InputProblem(
            f"The output cannot be written: {error.strerror}.", "Send it to another place."
        ) from error


def as_json(value: object) -> None:
    """One line, so that several make JSON Lines; escaped where the output takes ASCII alone."""
    say(json.dumps(value, ensure_ascii=not _is_utf8(sys.stdout)))


def tell(line: str, value: object, *, json: bool) -> None:
    """What was done, as the line or, where that was asked for, as JSON."""
    if json:
        as_json(value)
    else:
        say(line)


def warn(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201


def complain(problem: Problem, about: str = "") -> None:
    """A problem as every command tells it: what is wrong, and a way out; what it is about stands
    before it, unless it begins with that."""
    told = str(problem)
    if about and not told.startswith(about):
        told = f"{about}: {told}"
    warn(clean(told).replace("\n", " "))


def tell_check(check: Check) -> None:
    say(f"{check.status:8} {check.name}: {check.detail}")
    if check.way_out:
        say(f"         {check.way_out}")


def room() -> int | None:
    """Columns of the terminal that shows what is said; None where a file or a program reads it."""
    return _columns(sys.stdout) if sys.stdout.isatty() else None


def sure(question: str, yes: bool, what: str) -> bool:
    """Whether `yes` was said beforehand, or the user types y now; no answer at all is a no.

    It is asked beside the output, which may go to a file. Raises InputProblem, naming `what` asks,
    where there is nobody to answer.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise InputProblem(f"{what} asks first, and there is no terminal to ask in.", "Say --yes.")
    try:
        print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)  # noqa: T201
        return input().strip().lower() == "y"
    except EOFError:
        return False


class Meter:
    """A progress line on a terminal's standard error while it is entered; silent where nobody
    watches."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._room = min(80, _columns(sys.stderr)) - 1 if self._shown else 0

    def __call__(self, share: float, doing: str) -> None:
        filled = round(30 * share)
        self._write(f"[{'#' * filled}{'.' * (30 - filled)}] {share:4.0%} {doing}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write("", end="\r")

    def _write(self, line: str, end: str = "") -> None:
        """Over what stood there. A line that is too long would leave a copy at every step."""
        if self._shown:
            from voice_interview.tui.drawing.cells import sized  # not loaded where nobody watches

            print(f"\r{sized(line, self._room)}", end=end, file=sys.stderr, flush=True)  # noqa: T201


def _columns(terminal: TextIO) -> int:
    """Of a terminal; 80 where it does not say."""
    with suppress(OSError, ValueError):
        return os.get_terminal_size(terminal.fileno()).columns or 80
    return 80
