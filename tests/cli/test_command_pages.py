"""What README.md and the pages say of commands is what can be said on the command line."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_interview.cli import arguments
from voice_interview.settings import Settings, change, entries

ROOT = Path(__file__).parents[2]
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SPAN = re.compile(r"`([^`\n]+)`")
TYPED = re.compile(r"^ {4}(?:\.venv/bin/)?voice-interview ([^#\n]+)", re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]+")


def known() -> dict[tuple[str, ...], argparse.ArgumentParser]:
    """By the words that name it: each command, and what is below it."""
    return dict(_below(arguments._parser(), ()))


def _below(
    parser: argparse.ArgumentParser, words: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield (*words, name), below
                yield from _below(below, (*words, name))
        elif action.dest == "action":
            yield from (((*words, str(name)), parser) for name in action.choices or ())


def named_in_rows() -> Iterator[tuple[str, ...]]:
    """In the first cells of the page's tables; a second name stands below what the first is below:
    `history search`, `tag`."""
    for row in re.findall(r"^\| (`[^|]+) \|", COMMANDS_PAGE.read_text("utf-8"), re.MULTILINE):
        above: tuple[str, ...] = ()
        for number, span in enumerate(SPAN.findall(row)):
            words = tuple(word for word in span.split() if word[0].islower())
            if number == 0:
                above = words[:-1]
            yield words if number == 0 else (*above, *words)


def test_the_page_names_every_command_and_no_other() -> None:
    named, there = set(named_in_rows()), set(known())
    assert named <= there
    assert there <= named | {words[:1] for words in named}


def test_what_the_readme_says_to_type_can_be_said() -> None:
    lines = TYPED.findall((ROOT / "README.md").read_text("utf-8"))
    assert lines
    for line in lines:
        assert arguments.parse(shlex.split(line)), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_option_that_a_page_names_with_its_command_is_one_of_it(page: Path) -> None:
    commands = known()
    for span in SPAN.findall(page.read_text("utf-8")):
        words = tuple(span.removeprefix("voice-interview ").split())
        parser = commands.get(words[:2]) or commands.get(words[:1])
        if parser is not None:
            assert set(OPTION.findall(span)) <= set(parser._option_string_actions), span


def test_a_setting_that_a_page_names_is_one() -> None:
    keys = {entry.key for entry in entries(Settings())}
    for page in PAGES:
        text = page.read_text("utf-8")
        for key, value in re.findall(r"\bsettings ([a-z]+\.[a-z_]+) (\w+)", text):
            assert change(Settings(), key, {"true": True}.get(value, value)) != Settings()
        assert set(re.findall(r"`(transcription\.[a-z_]+)`", text)) <= keys
