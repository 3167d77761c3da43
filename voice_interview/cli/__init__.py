"""The command line: every screen as a command, for scripts and for line-mode terminals."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit 0: done; 1: could not; 2: wrong use."""
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        from voice_interview.cli.say import warn

        warn("\nStopped.")
        return 1


def _run(argv: Sequence[str]) -> int:
    # Imported here, so that Ctrl+C is answered as well while they are loaded.
    from voice_interview.cli.arguments import parse
    from voice_interview.cli.arguments.wrong_use import WrongUse
    from voice_interview.cli.say import complain, take_any_sign, take_closed_ends
    from voice_interview.errors import Problem

    take_closed_ends()
    take_any_sign()
    wish = parse(argv)
    try:
        return wish.run(wish)
    except Problem as problem:
        complain(problem)
        return 2 if isinstance(problem, WrongUse) else 1
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing more to say, and no traceback.
        sys.stderr.close()
        return 0
