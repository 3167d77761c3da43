"""A recogniser that is told what is read aloud, and only listens, if all of it was recorded."""

from pathlib import Path
from threading import Event

from voice_interview import wave_file
from voice_interview.model import EngineChoice, Hearing, Transcript, Word
from voice_interview.ports.progress import Progress
from voice_interview.ports.transcribing import SoFar, Transcriber, not_so_far

_LOOK_EVERY_S = 0.05
_LAST_WORD_S = 0.3
"""So much may be missing at the end of a recording, and no word is."""


class ToldWords:
    """The Transcriber port around a real one, which hears the sounds and places the words."""

    def __init__(self, listener: Transcriber, text: str, read_aloud: Path) -> None:
        """`read_aloud` is the WAV in which `text` is said; a shorter recording is one cut short."""
        self._listener = listener
        self._whole_s = wave_file.duration(read_aloud) - _LAST_WORD_S
        words = tuple(Word(word) for word in text.split())
        self._transcript = Transcript(words, engine="given")

    def warm(self, choice: EngineChoice) -> None:
        self._listener.warm(choice)

    def resolve(self, choice: EngineChoice) -> tuple[EngineChoice, str]:
        return choice, "The words of this answer are known."

    def better(self, than: Transcript) -> EngineChoice | None:  # noqa: ARG002 - none are
        return None

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,  # noqa: ARG002 - all words come at once
    ) -> Hearing:
        while ended is not None and not ended.wait(_LOOK_EVERY_S) and not stop.is_set():
            pass
        if wave_file.duration(audio) < self._whole_s:
            return self._listener.transcribe(audio, choice, progress, stop)
        return self._listener.listen(audio, self._transcript, progress, stop)

    def listen(
        self, audio: Path, words: Transcript | None, progress: Progress, stop: Event
    ) -> Hearing:
        return self._listener.listen(audio, words, progress, stop)

    def close(self) -> None:
        self._listener.close()
