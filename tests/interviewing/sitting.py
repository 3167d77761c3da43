"""Run as a program: sits an interview and kills itself (signal 9) in the middle of an answer.

`python -m tests.interviewing.sitting HOME FORMAT` dies while the second thing asked is recorded.
"""

import os
import signal
import sys
from pathlib import Path

from tests.interviewing.candidate import sit, start, studio, wait_until
from voice_interview.cli.lines.interview_mode import InterviewMode
from voice_interview.session.states import Stage


def in_the_second_answer(mode: InterviewMode) -> None:
    """The process is gone after it. The interview's file names the take already."""
    interview = mode.interviewing.state.interview
    if mode.rehearsal.state.stage is Stage.RECORDING and len(interview.asked) == 2:
        library = mode.interviewing.studio.library
        wait_until(lambda: bool(library.interviews.find(interview.id).asked[-1].take_id), mode)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    with studio(Path(sys.argv[1])) as made:
        sit(made, start(made, sys.argv[2]), in_the_second_answer)
