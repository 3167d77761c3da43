"""A studio of file-backed parts with a real library, for whatever drives a rehearsal."""

import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.scripted_transcriber import ScriptedTranscriber
from voice_interview.audio import opus
from voice_interview.audio.convert import to_wav
from voice_interview.audio.from_files import FixedDevices, SilentPlayer, WavMicrophone
from voice_interview.audio.lossless import shrink
from voice_interview.export.writer import Writer
from voice_interview.library.library import TakeLibrary
from voice_interview.library.stories import StoryShelf
from voice_interview.library.ticks import TickSheet
from voice_interview.model import Question, Word
from voice_interview.model.coaching import Coaching
from voice_interview.settings import Settings
from voice_interview.speech.from_files import SilentSpeaker
from voice_interview.studio import Studio
from voice_interview.transcription.models.shelf import ModelShelf

QUESTION = Question(id="led-a-team", text="Tell me about a time you led a team.")


def tone(path: Path) -> Path:
    """A second and a half that is no silence."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(bytes((i * 37) % 251 for i in range(48_000)))
    return path


def furnished(folder: Path, library: TakeLibrary, **parts: Any) -> Studio:
    """A studio in which nobody waits for anything; `parts` stand in place of its own."""
    usual: dict[str, Any] = {
        "speaker": SilentSpeaker(folder / "speech"),
        "player": SilentPlayer(),
        "devices": FixedDevices(),
        "background": ScriptedTranscriber(),
        "models": ModelShelf(folder / "models"),
        "library": library,
        "stories": StoryShelf(library.root, writes=True),
        "ticks": TickSheet(library.root, writes=True),
        "exporter": Writer(opus.encoded),
        "rules": tuple,
        "coaching": lambda: Coaching((), ()),
        "settings": Settings(),
        "keep_setting": lambda _key, _value: None,
        "to_wav": to_wav,
        "shrink": shrink,
        "checks": tuple,
    }
    return Studio(**{**usual, **parts})


@contextmanager
def studio(folder: Path, answer: Path, words: tuple[Word, ...]) -> Iterator[Studio]:
    """The candidate says `answer`, twenty times as fast as it is; the transcriber hears `words`."""
    library = TakeLibrary.open(folder / "recordings")
    try:
        yield furnished(
            folder,
            library,
            recorder=WavMicrophone(answer, speed=20.0),
            player=SilentPlayer(speed=None),
            transcriber=ScriptedTranscriber(words),
            questions=(QUESTION,),
        )
    finally:
        library.close()
