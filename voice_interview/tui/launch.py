"""Run the full screen, and close the take whatever ends it."""

import sys

from voice_interview.session.states import LIVE
from voice_interview.studio import Studio
from voice_interview.tui.app import InterviewApp


def run(studio: Studio) -> int:
    """Blocks until the user leaves; the exit status. `terminal.claim` comes before this import."""
    app = InterviewApp(studio)
    try:
        app.run()
    finally:
        recording = app.rehearsal.state.stage in LIVE
        app.rehearsal.close()
    if recording:
        sys.stdout.write("The recording was stopped, and the take is kept.\n")
    return app.return_code or 0
