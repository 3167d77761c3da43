"""Options that several commands have. Knows no command's code."""

import argparse
from collections.abc import Mapping

from voice_interview.cli.arguments.wrong_use import place

ENGINES = ("auto", "whisper", "builtin")
NAMED = "its id, or the start or end of it, or `last`"
"""How a take or an interview is named, in every command."""


def action(parser: argparse.ArgumentParser, *choices: str) -> None:
    """The first one is meant where none is given."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=choices,
        default=choices[0],
        help=f"what to do; `{choices[0]}` if not given",
    )


def recordings(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument(
        "--recordings",
        type=place,
        metavar="FOLDER",
        default=default,
        help="the folder of your takes",
    )


def as_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def as_json_too(parser: argparse.ArgumentParser) -> None:
    """For a command below another one, where --json may stand before its name as well."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")


def take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("take", metavar="TAKE", help=NAMED)


def question(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--question", metavar="TEXT", help="a question of your own")
    which.add_argument("--question-id", metavar="ID", help="a question from the bank")


def engine(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--engine", choices=ENGINES, help="which recogniser to use")
    parser.add_argument("--model", metavar="NAME", help="a Whisper model: its name or folder")


def plain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--plain", action="store_true", help="line mode instead of the full screen")


def explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--explain",
        action="store_true",
        help="explain how each figure was measured and how far to trust it",
    )


def files(parser: argparse.ArgumentParser, kinds: Mapping[str, str]) -> None:
    """A file for each kind of report, by what it is for."""
    for kind, says in kinds.items():
        parser.add_argument(
            f"--{kind}",
            type=place,
            metavar="FILE",
            dest=f"{kind}_file",
            help=f"{says}; - prints it",
        )
    parser.add_argument("--yes", action="store_true", help="replace files that are already there")


def no_audio(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-audio", action="store_true", help="leave the sound out of the HTML page"
    )
