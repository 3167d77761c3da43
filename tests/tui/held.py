"""File-backed twins that wait for a test to let them go on: every state can be looked at."""

from dataclasses import replace
from pathlib import Path
from threading import Event

from tests.scripted_transcriber import ScriptedTranscriber
from voice_interview.errors import Cancelled, SpeechProblem
from voice_interview.model import EngineChoice, Hearing, Transcript, Word
from voice_interview.ports.progress import Progress
from voice_interview.ports.transcribing import SoFar, not_so_far
from voice_interview.speech.from_files import SilentSpeaker

WORDS = (Word("So", 0.1, 0.3), Word("[um]", 0.3, 0.6), Word("I", 0.6, 0.7), Word("led.", 0.7, 1.1))
POLL_S = 0.005


class HeldSpeaker(SilentSpeaker):
    """Speaks until `let_go`, or until it is stopped."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.let_go = Event()

    def say(self, text: str, stop: Event) -> None:
        self.said.append(text)
        if self.fails:
            raise SpeechProblem(self.fails, "The question stays on the screen.")
        while not self.let_go.is_set() and not stop.wait(POLL_S):
            pass


class HeldTranscriber(ScriptedTranscriber):
    """Reports some progress, then waits for `let_go`; ends with `problem` if there is one."""

    def __init__(self) -> None:
        super().__init__(WORDS)
        self.let_go = Event()
        self.problem: Exception | None = None
        self.early = 0
        """So many words are told before the rest is waited for."""
        self.improves: EngineChoice | None = None
        """Outdoes every other recogniser."""
        self.asked: list[EngineChoice] = []
        self.begun = Event()

    def better(self, than: Transcript) -> EngineChoice | None:
        known = self.improves is not None and than.model == self.improves.model
        return None if known else self.improves

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,
    ) -> Hearing:
        self.asked.append(choice)
        self.begun.set()
        _wait(ended, stop)
        if ended is not None and self.early:
            so_far(self._hearing(WORDS[: self.early], 0.6, choice))
        progress(0.4, "transcribing the first minute")
        _wait(self.let_go, stop)
        if self.problem is not None:
            raise self.problem
        hearing = super().transcribe(audio, choice, progress, stop, ended)
        if choice != self.improves:
            return hearing
        written = replace(hearing.transcript, engine=choice.engine, model=choice.model)
        return replace(hearing, transcript=written)


def _wait(until: Event | None, stop: Event) -> None:
    while until is not None and not until.wait(POLL_S):
        if stop.is_set():
            raise Cancelled("The transcription was stopped.", "The take is kept.")
