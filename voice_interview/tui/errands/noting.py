"""A note, tags or a star to a take, given from whatever screen shows it."""

from collections.abc import Callable
from dataclasses import replace

from voice_interview.errors import Problem
from voice_interview.model import Take
from voice_interview.text import tag
from voice_interview.tui.kinds.base import Base
from voice_interview.tui.windows.asking import TypeDialog


def ask_for_note(screen: Base, take: Take, kept: Callable[[], None]) -> None:
    """Open a window with the note of `take`; call `kept` once a new one is on disk."""

    def keep(note: str) -> None:
        """Raises LibraryProblem, which the window shows."""
        screen.host.studio.library.change(take.id, lambda now: replace(now, note=note))
        kept()

    screen.app.push_screen(
        TypeDialog("A note on this take", "An empty one removes it.", take.note, keep, goes_on=True)
    )


def ask_for_tags(screen: Base, take: Take, kept: Callable[[], None]) -> None:
    """As `ask_for_note`."""

    def keep(typed: str) -> None:
        """Raises LibraryProblem, which the window shows."""
        tags = tuple(dict.fromkeys(filter(None, map(tag, typed.replace(",", " ").split()))))
        screen.host.studio.library.change(take.id, lambda now: replace(now, tags=tags))
        kept()

    screen.app.push_screen(
        TypeDialog(
            "Tags for this take",
            "Words to find it by, with spaces between them; #word finds them again.",
            " ".join((*take.tags, "")),
            keep,
            goes_on=True,
        )
    )


def turn_star(screen: Base, take: Take) -> None:
    """Put a star to the take, or take it away."""
    try:
        screen.host.studio.library.change(
            take.id, lambda now: replace(now, starred=not now.starred)
        )
    except Problem as problem:
        screen.say_problem(problem)
