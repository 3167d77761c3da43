"""Run the full screen, and close the take whatever ends it."""

import sys

from voice_interview.session.states import LIVE
from voice_interview.tui.app import InterviewApp
from voice_interview.tui.opening import Opener
from voice_interview.tui.stages import KEPT


def run(opener: Opener, cut_short: str = KEPT) -> int:
    """Blocks until the user leaves; the exit status. `terminal.claim` comes before this import.

    The frame is painted first, then `opener` makes the studio in a thread of its own.
    `cut_short` is said to whoever leaves while recording and can still read it. Raises what kept
    it from doing so.
    """
    app = InterviewApp(opener=opener)
    try:
        app.run()
    finally:
        recording = app.furnished and app.rehearsal.state.stage in LIVE
        app.close_all()
    if recording and sys.stdout.isatty():  # a closed terminal is none
        sys.stdout.write(f"{cut_short}\n")
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
