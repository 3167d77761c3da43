"""What can be said on the command line. Commands are imported only when they run."""

from collections.abc import Sequence

from voice_interview import __version__
from voice_interview.cli.arguments import (
    interview,
    looking_back,
    preparing,
    rehearsing,
    shared,
    this_machine,
)
from voice_interview.cli.arguments.commands import Commands, Wish, later
from voice_interview.cli.arguments.wrong_use import Parser

__all__ = ["Wish", "parse"]


def parse(argv: Sequence[str]) -> Wish:
    """Exits with 2 and one line on wrong use, with 0 on --help and --version."""
    return _parser().parse_args(argv, namespace=Wish())


def _parser() -> Parser:
    parser = Parser(
        prog="voice-interview",
        description="Rehearse spoken interviews on your own. Nothing leaves this computer.",
        epilog="Without a command, the full screen opens. Every command has its own --help.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    shared.recordings(parser)
    parser.set_defaults(run=later("rehearsing.full_screen.run"), json=False)
    commands = Commands(parser.add_subparsers(metavar="COMMAND", title="commands"))
    for group in (rehearsing, looking_back, preparing, interview, this_machine):
        group.add(commands)
    return parser
