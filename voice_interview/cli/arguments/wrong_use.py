"""What is said about a command line that makes no sense: one line, and where to look."""

import argparse
import difflib
import re
import sys
from pathlib import Path
from typing import NoReturn

from voice_interview.errors import InputProblem
from voice_interview.settings.values import MOST_TO_THINK_S

_CHOICE = re.compile(r"argument (.+?): invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)
_PLAIN = (
    (re.compile(r"the following arguments are required: (.*)"), r"Something is missing: \1."),
    (re.compile(r"unrecognized arguments: (.*)"), r"This does not belong here: \1."),
    (re.compile(r"argument (.+): expected (\d+) arguments"), r"\1 needs \2 values."),
    (re.compile(r"argument (.+): expected \S+ arguments?"), r"\1 needs a value."),
    (re.compile(r"argument (.+): not allowed with argument (.+)"), r"\1 cannot go with \2."),
    (re.compile(r"argument (.+): invalid \S+ value: (.*)"), r"\1 cannot be \2."),
    (re.compile(r"argument (.+?): (.*)"), r"\1 \2."),
)
"""What argparse says, as far as it is known, and the same in plain words."""


class WrongUse(InputProblem):
    """Arguments of which each may be said, and not these together, or not without another."""


class Parser(argparse.ArgumentParser):
    """Exits with 2 and one line, where argparse would print the usage before it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{told(message)} See: {self.prog} --help\n")


def told(message: str) -> str:
    """One sentence, or two, for what argparse says."""
    if choice := _CHOICE.fullmatch(message):
        name, given, listed = choice.groups()
        known = re.findall(r"[\w.-]+", listed)
        near = difflib.get_close_matches(given, known, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(known)}."
        return f"{name} cannot be '{given}'. {hint}"
    for pattern, plain in _PLAIN:
        if found := pattern.fullmatch(message):
            return found.expand(plain)
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."


def positive(text: str) -> int:
    """For an option that counts something; more than SQLite can count is all there is."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"should be 1 or more, not {number}")
    return min(number, sys.maxsize)


def to_think(text: str) -> int:
    """For a time to think, in whole seconds."""
    seconds = int(text)
    if not 0 <= seconds <= MOST_TO_THINK_S:
        raise argparse.ArgumentTypeError(f"should be from 0 to {MOST_TO_THINK_S}, not {seconds}")
    return seconds


def place(text: str) -> Path:
    """A file or a folder. An empty one comes from a variable that is not set, and would be the
    folder one is in."""
    if not text:
        raise argparse.ArgumentTypeError("should name a file or a folder, and is empty")
    return Path(text)
