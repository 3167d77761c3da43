"""Reports as files; where - stands for the name of one, it is printed instead.

What is there already is replaced only where --yes says so, as nothing is deleted unasked.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from voice_interview import plain_file
from voice_interview.cli.arguments import Wish
from voice_interview.cli.arguments.wrong_use import WrongUse
from voice_interview.cli.say import hand_out, say, warn
from voice_interview.errors import InputProblem
from voice_interview.paths import expanded
from voice_interview.ports.exporting import Exporter
from voice_interview.text import clean_line, size

PRINTED = Path("-")


def asked_for(wish: Wish, kinds: Iterable[str]) -> dict[str, Path]:
    """The file of each of these kinds that was named.

    Raises WrongUse for two in one place, InputProblem for a file that may not be replaced.
    """
    named = {kind: getattr(wish, f"{kind}_file") for kind in kinds}
    found = {kind: expanded(path) for kind, path in named.items() if path is not None}
    if list(found.values()).count(PRINTED) > 1:
        raise WrongUse("Only one report can be printed.", "Name files for the others.")
    if len(set(found.values())) < len(found):
        raise WrongUse("Two reports cannot go into one file.", "Name a file for each.")
    for path in found.values():
        if not wish.yes and plain_file.is_file(path):
            raise InputProblem(
                f"{clean_line(str(path))} already exists.",
                "Give another name, or say --yes to replace it.",
            )
    return found


def hand_on(exporter: Exporter, files: Mapping[str, Path], made: Callable[[str], str]) -> None:
    """`made` gives the text of a kind. Beside a printed report, the rest is told on standard error.

    Raises InputProblem, BrokenPipeError.
    """
    tell = warn if PRINTED in files.values() else say
    for kind, path in files.items():
        text = made(kind)
        if path == PRINTED:
            hand_out(text)
        else:
            exporter.save(path, text)
            tell(f"Wrote {path} ({size(path.stat().st_size)})")
