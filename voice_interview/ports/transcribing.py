"""What transcribes an answer, and the models it does so with.

A sound comes in as a file and words go out. Where either is kept is not known here.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Protocol

from voice_interview.model import EngineChoice, Hearing, ModelInfo, Transcript
from voice_interview.ports.progress import Progress

SoFar = Callable[[Hearing], None]
"""Called at most once, after the stop: what is known of the take while its end is being heard."""


def not_so_far(_hearing: Hearing) -> None:
    """For callers that wait for the whole."""


class Transcriber(Protocol):
    def warm(self, choice: EngineChoice) -> None:
        """Start loading, and return at once."""

    def resolve(self, choice: EngineChoice) -> tuple[EngineChoice, str]:
        """What `auto` means on this machine now, and one line why. Raises NoModel."""

    def better(self, than: Transcript) -> EngineChoice | None:
        """A model on this machine that makes fewer mistakes than whoever wrote these words."""

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,
    ) -> Hearing:
        """Words and sounds of a file. With `ended`, the file still grows until that is set.

        `so_far` may be told of the words before the last ones when a growing file has ended.
        Raises Cancelled, NoModel, NothingHeard, WorkerDied, InputProblem.
        """

    def listen(
        self, audio: Path, words: Transcript | None, progress: Progress, stop: Event
    ) -> Hearing:
        """Sounds of a file whose words are known or not wanted. Raises as `transcribe`."""

    def close(self) -> None:
        """End the worker now."""


class Models(Protocol):
    def models(self) -> tuple[ModelInfo, ...]:
        """All listed models with their state on disk."""

    def download(self, name: str, progress: Progress, stop: Event) -> None:
        """Fetch, resume or finish one model; usable only once every sum is right.

        Raises InputProblem (unknown name), Cancelled, NoModel (refused, broken, no network).
        """

    def verify(self, name: str, progress: Progress, stop: Event) -> None:
        """Check every file's sha256. Raises InputProblem, Cancelled, NoModel."""

    def remove(self, name: str) -> None:
        """Delete it from disk. Raises InputProblem, NoModel."""
