"""`run`: the full screen. The terminal is claimed before Textual is imported."""

from voice_interview import paths, terminal, wiring
from voice_interview.cli.arguments import Wish
from voice_interview.cli.say import warn
from voice_interview.model import Question

NO_TERMINAL = (
    "This is not a terminal that can hold a full screen. "
    "Use `voice-interview practice --plain`, or see `voice-interview --help`."
)


def run(wish: Wish) -> int:
    return run_with(wish, None)


def run_with(wish: Wish, question: Question | None) -> int:
    """The full screen, at `question` if one is given."""
    if not terminal.is_screen():
        warn(NO_TERMINAL)
        return 2
    found = paths.find(wish.recordings)
    terminal.claim(found.log)
    with wiring.studio(found) as studio:
        from voice_interview.tui import launch

        return launch.run(studio, question)
