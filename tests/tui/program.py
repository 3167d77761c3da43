"""The full screen on file-backed parts, as a program of its own: `python -m tests.tui.program DIR`.

DIR holds `answer.wav` and gets `recordings`. For tests that end it from outside.
"""

import fcntl
import sys
import termios
from pathlib import Path

from tests.tui.held import WORDS
from tests.tui.scene import QUESTIONS
from voice_interview.audio import opus
from voice_interview.audio.convert import to_wav
from voice_interview.audio.from_files import FixedDevices, SilentPlayer, WavMicrophone
from voice_interview.audio.lossless import shrink
from voice_interview.export.writer import Writer
from voice_interview.library.library import TakeLibrary
from voice_interview.library.stories import StoryShelf
from voice_interview.library.ticks import TickSheet
from voice_interview.model.coaching import Coaching
from voice_interview.settings import Settings
from voice_interview.speech.from_files import SilentSpeaker
from voice_interview.studio import Studio
from voice_interview.transcription.from_files import ScriptedTranscriber
from voice_interview.transcription.models.shelf import ModelShelf
from voice_interview.tui import launch


def main(folder: Path) -> int:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    library = TakeLibrary.open(folder / "recordings")
    studio = Studio(
        speaker=SilentSpeaker(folder),
        recorder=WavMicrophone(folder / "answer.wav"),
        player=SilentPlayer(),
        devices=FixedDevices(),
        transcriber=ScriptedTranscriber(WORDS),
        background=ScriptedTranscriber(),
        models=ModelShelf(folder / "models"),
        library=library,
        stories=StoryShelf(library.root, writes=True),
        ticks=TickSheet(library.root, writes=True),
        exporter=Writer(opus.encoded),
        questions=QUESTIONS,
        rules=tuple,
        coaching=lambda: Coaching((), ()),
        settings=Settings(),
        keep_settings=lambda _settings: None,
        to_wav=to_wav,
        shrink=shrink,
        checks=tuple,
    )
    try:
        return launch.run(lambda _progress: (studio, QUESTIONS[0]))
    finally:
        library.close()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
