"""One piece of work with one worker: ask, wait, report, give up in time. Knows no restarts."""

import time
from threading import Event

from voice_interview.errors import Cancelled, WorkerDied
from voice_interview.model import Hearing
from voice_interview.ports.progress import Progress
from voice_interview.ports.transcribing import SoFar
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.messages import (
    Message,
    chunk_in,
    chunk_out,
    hearing_in,
    problem_in,
)
from voice_interview.transcription.process import WorkerGone, WorkerProcess

AGAIN = "The recording is kept: transcribe it again, or choose a smaller model."

_POLL_S = 0.05
_HUNG_S = 60.0
"""A worker says something every second, unless native code keeps Python's lock for some."""
_PATIENCE_S = 300.0
"""Without progress, which is whatever a worker says beside its beat: loaded, opened, another chunk.
On an idle machine a model is loaded in seconds and a chunk heard in ten; others may share it."""
_PATIENCE_PER_S = 3.0
"""More, for each second of sound: nothing is told while words are laid on a whole take, or while it
is read up to where the last worker died. That takes a tenth of its length on an idle machine."""
_LONGEST_GLANCE_S = 1.0
"""More than this between two looks at the clock is no time that the worker had: the program stood
still."""


class Dialogue:
    """Each call may raise Cancelled, WorkerDied (too slow), WorkerGone, and what the worker met."""

    def __init__(
        self,
        worker: WorkerProcess,
        progress: Progress,
        so_far: SoFar,
        stop: Event,
        closing: Event,
    ) -> None:
        self._worker = worker
        self._progress = progress
        self._so_far = so_far
        self._stop = stop
        self._closing = closing
        self._ended: Event | None = None
        """Set by the recorder when the file is complete; None when the worker knows it."""
        self._looked_at = time.monotonic()
        self._spent_s = 0.0
        self._further_s = 0.0
        """When the worker last came further, in seconds spent."""
        self._patience_s: float | None = _PATIENCE_S
        """None while somebody speaks: there may be nothing to come further with."""
        self._signs = worker.signs_of_life
        self._alive_s = 0.0
        """The worker's last sign of life."""

    def load(self, request: Message) -> float | None:
        """Seconds that one encoder window took; None for a recogniser that has none."""
        self._worker.ask(request)
        window_s: float | None = self._next()["window_s"]
        return window_s

    def transcribe(self, request: Message, chunks: list[Chunk], ended: Event | None) -> Hearing:
        """`chunks` are not heard again; new ones are added to it as they close."""
        self._ended = ended
        self._worker.ask(request | {"earlier": [chunk_out(chunk) for chunk in chunks]})
        self._patience_s = None if ended else _PATIENCE_S
        return self._hearing(chunks)

    def listen(self, request: Message) -> Hearing:
        self._worker.ask(request)
        return self._hearing([])

    def _hearing(self, chunks: list[Chunk]) -> Hearing:
        while True:
            message = self._next()
            match message["say"]:
                case "opened":
                    self._patience_s = _PATIENCE_S + _PATIENCE_PER_S * message["length_s"]
                case "chunk":
                    chunks.append(chunk_in(message))
                case "progress":
                    self._progress(message["share"], message["doing"])
                case "so_far":
                    self._so_far(hearing_in(message))
                case "hearing":
                    return hearing_in(message)

    def _next(self) -> Message:
        """The worker's next message that is no greeting and no problem."""
        while True:
            self._pass_end_on()
            if self._stop.is_set() or self._closing.is_set():
                raise Cancelled("Transcription was stopped.", AGAIN)
            self._look_at_the_clock()
            message = self._worker.hear(_POLL_S)
            if message is not None:
                self._further_s = self._spent_s
            if message is None or message["say"] == "hello":
                continue
            problem = problem_in(message)
            if problem is not None:
                raise problem
            return message

    def _pass_end_on(self) -> None:
        if self._ended is not None and self._ended.is_set():
            self._ended = None
            self._worker.ask({"do": "ended"})
            self._further_s, self._patience_s = self._spent_s, _PATIENCE_S

    def _look_at_the_clock(self) -> None:
        now = time.monotonic()
        self._spent_s += min(now - self._looked_at, _LONGEST_GLANCE_S)
        self._looked_at = now
        if self._patience_s is not None and self._spent_s - self._further_s > self._patience_s:
            raise WorkerDied("Transcription came no further for minutes.", AGAIN)
        if self._worker.signs_of_life != self._signs:
            self._signs, self._alive_s = self._worker.signs_of_life, self._spent_s
        if self._spent_s - self._alive_s > _HUNG_S:
            raise WorkerGone
