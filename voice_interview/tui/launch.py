"""Run the full screen, and close the take whatever ends it."""

import sys

from voice_interview.model import Question
from voice_interview.session.states import LIVE
from voice_interview.studio import Studio
from voice_interview.tui.app import InterviewApp


def run(studio: Studio, question: Question | None = None) -> int:
    """Blocks until the user leaves; the exit status. `terminal.claim` comes before this import.

    Opens with `question` being asked, if one is given.
    """
    app = InterviewApp(studio, question)
    try:
        app.run()
    finally:
        recording = app.rehearsal.state.stage in LIVE
        app.rehearsal.close()
    if recording:
        sys.stdout.write("The recording was stopped, and the take is kept.\n")
    return app.return_code or 0
