"""A recogniser that is told what was said, and only listens: for answers that are read aloud."""

from pathlib import Path
from threading import Event

from voice_interview.model import EngineChoice, Hearing, Transcript, Word
from voice_interview.ports.progress import Progress
from voice_interview.ports.transcribing import SoFar, Transcriber, not_so_far

_LOOK_EVERY_S = 0.05


class ToldWords:
    """The Transcriber port around a real one, which hears the sounds and places the words."""

    def __init__(self, listener: Transcriber, text: str) -> None:
        self._listener = listener
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
        choice: EngineChoice,  # noqa: ARG002 - told words need no engine
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,  # noqa: ARG002 - all words come at once
    ) -> Hearing:
        while ended is not None and not ended.wait(_LOOK_EVERY_S) and not stop.is_set():
            pass
        return self._listener.listen(audio, self._transcript, progress, stop)

    def listen(
        self, audio: Path, words: Transcript | None, progress: Progress, stop: Event
    ) -> Hearing:
        return self._listener.listen(audio, words, progress, stop)

    def close(self) -> None:
        self._listener.close()
