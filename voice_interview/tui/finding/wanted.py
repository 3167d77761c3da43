"""Which takes the user wants to see, from what was typed. Pure."""

from dataclasses import dataclass

from voice_interview.text import tag

STAR = "*"
"""What is typed to see the takes with a star."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which takes the user wants to see."""

    text: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False


def wanted(typed: str) -> Wanted:
    """Words, `#tag`, and `*` for takes with a star, in any order."""
    pieces = typed.split()
    tags = tuple(tag(piece) for piece in pieces if piece.startswith("#"))
    words = (piece for piece in pieces if piece != STAR and not piece.startswith("#"))
    return Wanted(" ".join(words), tuple(filter(None, tags)), STAR in pieces)
