"""The full screen on file-backed parts, as a program of its own: `python -m tests.tui.program DIR`.

DIR holds `answer.wav` and gets `recordings`. For tests that end it from outside. With `FOLLOWS`
after DIR the terminal's signals go to another program, as to a `make run` that started this one.
"""

import fcntl
import sys
import termios
from pathlib import Path

from tests import twins
from tests.scripted_transcriber import ScriptedTranscriber
from tests.tui.held import WORDS
from tests.tui.scene import QUESTIONS
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.library.library import TakeLibrary
from voice_interview.tui import launch

FOLLOWS = "follows"


def main(folder: Path, *follows: str) -> int:
    if FOLLOWS not in follows:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    library = TakeLibrary.open(folder / "recordings")
    studio = twins.furnished(
        folder,
        library,
        recorder=WavMicrophone(folder / "answer.wav"),
        transcriber=ScriptedTranscriber(WORDS),
        questions=QUESTIONS,
    )
    try:
        return launch.run(lambda _progress: (studio, QUESTIONS[0]))
    finally:
        library.close()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), *sys.argv[2:]))
