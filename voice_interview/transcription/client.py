"""The transcriber the program uses: one warm worker, killed to cancel, replaced once when it dies.

Must not load a recogniser itself: the first paint of the screen waits for this module.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread, Timer, current_thread

from voice_interview.errors import Cancelled, Problem, WorkerDied
from voice_interview.model import EngineChoice, Hearing, Transcript
from voice_interview.ports.progress import Progress, no_progress
from voice_interview.ports.transcribing import SoFar, not_so_far
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.dialogue import AGAIN, Dialogue
from voice_interview.transcription.messages import ANSWERS, Message, transcript_out
from voice_interview.transcription.models.shelf import ModelShelf
from voice_interview.transcription.process import WorkerGone, WorkerProcess

_TRIES = 2
_MOST_THREADS = 4
_POLL_S = 0.05
LAST_IN_LINE = 19
"""Niceness for work that nobody waits for. The user waits for the other: what was given away while
recording could not be had back, and 5 doubled the wait on a busy machine (docs/design.md, 4)."""
_ILLEGAL_INSTRUCTION = -4
"""Exit code on a processor without AVX."""


class TranscriptionClient:
    def __init__(
        self, models_folder: Path, log: Path, keep_warm_s: float, niceness: int = 0
    ) -> None:
        """A worker that had nothing to do for `keep_warm_s` is let go with its memory."""
        self._shelf = ModelShelf(models_folder)
        self._log = log
        self._keep_warm_s = keep_warm_s
        self._niceness = niceness
        self._turn = Lock()
        """Held by whoever talks to the worker."""
        self._worker: WorkerProcess | None = None
        self._loaded: Message = {}
        self._generic_isa = False
        self._closing = Event()
        self._idle: Timer | None = None
        self._unfinished: tuple[Path, EngineChoice, list[Chunk]] | None = None
        """The last work that came to no end: asked for again, its chunks are not heard again."""

    def resolve(self, choice: EngineChoice) -> tuple[EngineChoice, str]:
        """What `auto` means on this machine now, and one line why. Raises NoModel."""
        return self._shelf.resolve(choice)

    def better(self, than: Transcript) -> EngineChoice | None:
        """A model on this machine that makes fewer mistakes than whoever wrote these words."""
        return self._shelf.better(than)

    def warm(self, choice: EngineChoice) -> None:
        """Start loading, and return at once. Failures show when something is transcribed."""
        Thread(target=self._warm, args=(choice,), daemon=True).start()

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
        resolved, _why = self.resolve(choice)
        audio = audio.absolute()
        load = self._load_request(resolved, recording=ended is not None)
        request = {
            "do": "transcribe",
            "audio": str(audio),
            "growing": ended is not None,
            "language": resolved.language,
        }
        with self._taking_turn(stop):
            chunks = [] if ended is not None else self._heard_before(audio, resolved)
            self._unfinished = (audio, resolved, chunks)

            def attempt(dialogue: Dialogue) -> Hearing:
                return dialogue.transcribe(request, chunks, ended)

            hearing = self._insist(attempt, load, progress, stop, so_far)
            self._unfinished = None
            return hearing

    def listen(
        self, audio: Path, words: Transcript | None, progress: Progress, stop: Event
    ) -> Hearing:
        """Sounds of a file whose words are known or not wanted. Raises as `transcribe`."""
        request = {
            "do": "listen",
            "audio": str(audio.absolute()),
            "transcript": transcript_out(words) if words else None,
        }
        with self._taking_turn(stop):
            return self._insist(lambda dialogue: dialogue.listen(request), None, progress, stop)

    def close(self) -> None:
        """End the worker now; whoever waits for it gets Cancelled."""
        self._closing.set()
        with self._turn:
            if self._idle is not None:
                self._idle.cancel()
            self._end_worker()
            self._closing.clear()

    def _insist(
        self,
        attempt: Callable[[Dialogue], Hearing],
        load: Message | None,
        progress: Progress,
        stop: Event,
        so_far: SoFar = not_so_far,
    ) -> Hearing:
        for _ in range(_TRIES):
            with suppress(WorkerGone), self._ending_what_breaks_off():
                dialogue = Dialogue(self._running(), progress, so_far, stop, self._closing)
                if load is not None:
                    self._load(dialogue, load)
                return attempt(dialogue)
        raise WorkerDied("The transcriber stopped twice while working.", AGAIN)

    @contextmanager
    def _ending_what_breaks_off(self) -> Iterator[None]:
        """A worker that has not answered would hand its answer to whoever asks next."""
        try:
            yield
        except ANSWERS:
            raise
        except BaseException:
            self._end_worker()
            raise

    def _running(self) -> WorkerProcess:
        if self._worker is None or not self._worker.alive:
            self._end_worker()
            try:
                self._worker = WorkerProcess(self._log, self._niceness, self._generic_isa)
            except OSError as error:
                raise WorkerDied(
                    f"The transcriber cannot be started: {error.strerror or error}.", AGAIN
                ) from error
        return self._worker

    def _load(self, dialogue: Dialogue, request: Message) -> None:
        """Unless it is loaded already; the number of threads is no reason to load again."""
        wanted = {key: value for key, value in request.items() if key != "threads"}
        if wanted != self._loaded:
            self._loaded = {}
            window_s = dialogue.load(request)
            if window_s is not None:
                self._shelf.keep_speed(Path(request["folder"]), window_s)
            self._loaded = wanted

    def _load_request(self, resolved: EngineChoice, recording: bool) -> Message:
        """While recording one core stays free. Raises NoModel."""
        cores = (os.cpu_count() or 1) - recording
        whisper = resolved.engine == "whisper"
        return {
            "do": "load",
            "engine": resolved.engine,
            "folder": str(self._shelf.path(resolved.model)) if whisper else "",
            "model": Path(resolved.model).name,
            "language": resolved.language,
            "threads": max(1, min(_MOST_THREADS, cores)),
        }

    def _warm(self, choice: EngineChoice) -> None:
        with suppress(Problem, WorkerGone):
            load = self._load_request(self.resolve(choice)[0], recording=True)
            with self._taking_turn(self._closing), self._ending_what_breaks_off():
                dialogue = Dialogue(
                    self._running(), no_progress, not_so_far, self._closing, self._closing
                )
                self._load(dialogue, load)

    def _heard_before(self, audio: Path, resolved: EngineChoice) -> list[Chunk]:
        if self._unfinished is None or self._unfinished[:2] != (audio, resolved):
            return []
        return self._unfinished[2]

    @contextmanager
    def _taking_turn(self, stop: Event) -> Iterator[None]:
        while not self._turn.acquire(timeout=_POLL_S):
            if stop.is_set():
                raise Cancelled("Transcription was stopped.", AGAIN)
        try:
            if self._idle is not None:
                self._idle.cancel()
            try:
                yield
            finally:  # before the turn ends: whoever is next cancels this timer
                self._idle = Timer(self._keep_warm_s, self._let_go)
                self._idle.daemon = True
                self._idle.start()
        finally:
            self._turn.release()

    def _let_go(self) -> None:
        """In the timer's own thread. Whoever had a turn since has set another timer."""
        with self._turn:
            if current_thread() is self._idle:
                self._end_worker()

    def _end_worker(self) -> None:
        """Kill it, if there is one, and remember a death that a plainer one would not die."""
        if self._worker is not None:
            self._worker.kill()
            if self._worker.exit_code == _ILLEGAL_INSTRUCTION:
                self._generic_isa = True
        self._worker = None
        self._loaded = {}
