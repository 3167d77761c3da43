"""Commands at one level: those of the program, or those below one of its commands."""

import argparse
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from voice_interview.cli.arguments import shared
from voice_interview.cli.arguments.wrong_use import Parser


class Wish(argparse.Namespace):
    """One parsed command line."""

    run: "Callable[[Wish], int]"
    recordings: Path | None
    json: bool


@dataclass(frozen=True, slots=True)
class Commands:
    among: "argparse._SubParsersAction[Parser]"
    below: str = ""
    """The command above, for the examples."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Options of the command above that would be passed over here, by the name they have in a
    `Wish`."""

    def add(self, name: str, says: str, runs: str, *examples: str) -> Parser:
        """`runs` is the module in `cli` and its function; each example leaves out what is above."""
        said = " ".join(filter(None, ("voice-interview", self.below)))
        added = self.among.add_parser(
            name,
            help=says,
            description=says,
            epilog="examples:\n" + "\n".join(f"  {said} {example}" for example in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        shared.recordings(added, argparse.SUPPRESS)
        added.set_defaults(run=self._unless_refused(added, name, later(runs)))
        return added

    def _unless_refused(
        self, parser: Parser, name: str, run: "Callable[[Wish], int]"
    ) -> "Callable[[Wish], int]":
        """Wrong use where one of the refused options was given."""

        def checked(wish: Wish) -> int:
            for given, option in self.refused.items():
                if getattr(wish, given):
                    parser.error(f"argument {option}: not allowed with argument {name}")
            return run(wish)

        return checked if self.refused else run


def later(runs: str) -> Callable[[Wish], int]:
    """A command that is imported when it is run."""
    module, function = runs.rsplit(".", 1)

    def run(wish: Wish) -> int:
        command: Callable[[Wish], int] = getattr(
            importlib.import_module(f"voice_interview.cli.{module}"), function
        )
        return command(wish)

    return run
