"""Names that a person typed: shown safely, found among those that are known, or the nearest one."""

import difflib
from collections.abc import Iterable, Mapping
from typing import TypeVar

from voice_interview.errors import InputProblem
from voice_interview.text import clean_line

LONGEST = 60
"""Letters of a name that is not known, as far as it is shown."""

Named = TypeVar("Named")


def quoted(text: str, longest: int = 40) -> str:
    """`text` in quotes on one line, shortened, safe to show."""
    shown = clean_line(text, longest + 1)
    return f"'{shown}'" if len(shown) <= longest else f"'{shown[:longest]}…'"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A question naming the known word nearest to `word`, or `otherwise` when none is near."""
    near = difflib.get_close_matches(word[:60].lower(), list(known), n=1, cutoff=0.5)
    return f"Did you mean '{near[0]}'?" if near else otherwise


def named(name: str, known: Mapping[str, Named], noun: str, otherwise: str) -> Named:
    """The one of that name, in whatever case. Raises InputProblem naming the nearest one."""
    wanted = name.strip().lower()
    if wanted not in known:
        raise InputProblem(
            f"There is no {noun} {quoted(name, LONGEST)}.", did_you_mean(wanted, known, otherwise)
        )
    return known[wanted]
