"""`run`: the full screen. The terminal is claimed before Textual is imported."""

from collections.abc import Callable
from contextlib import ExitStack

from voice_interview import paths, terminal
from voice_interview.cli.arguments import Wish
from voice_interview.cli.say import warn
from voice_interview.model import Question
from voice_interview.model.interview import Interview
from voice_interview.ports.progress import Progress
from voice_interview.studio import Studio

FIRST_TAKES = 200
"""Listed before the first screen: a page of the history, 0.1 s; the rest follows behind it."""


Opening = Question | Interview | None
"""What the screen begins with."""
Begin = Callable[[Studio], Opening]


def run(wish: Wish) -> int:
    return run_with(wish, lambda _studio: None)


def run_with(wish: Wish, begin: Begin, command: str = "practice") -> int:
    """The full screen, at what `begin` makes of the studio. Raises what that raises.

    `command` is what does the same line by line, with --plain.
    """
    if not terminal.is_screen():
        return no_screen(command)
    found = paths.find(wish.recordings)
    terminal.claim(found.log)
    from voice_interview.tui import launch

    with ExitStack() as stack:

        def opener(progress: Progress) -> tuple[Studio, Opening]:
            from voice_interview import wiring  # 100 ms that the first paint does not wait for

            studio = stack.enter_context(wiring.studio(found, progress, FIRST_TAKES))
            return studio, begin(studio)

        return launch.run(opener)


def no_screen(command: str) -> int:
    """Exit status where there is none: `command` was not the way to use this terminal."""
    warn(
        "This is not a terminal that can show the full screen. "
        f"In lines: voice-interview {command} --plain"
    )
    return 2
