"""The process that recognises speech: `python -m voice_interview.transcription.worker NICENESS`.

It is apart because native code aborts, loads slowly and cannot be cancelled but by a kill. Requests
come and answers go as lines of JSON on private copies of fds 0 and 1; the fds themselves are given
to the log, so that what native code prints cannot reach them. End of input ends it: it dies with
its parent. Must not know takes, screens or settings.

    asked                                      answered
    load engine folder model language threads  loaded
    transcribe audio growing language earlier  opened* progress* chunk* so_far* hearing
    ended                                      (the growing file is complete)
    listen audio transcript                    opened progress* hearing
"""

import faulthandler
import importlib
import importlib.metadata
import os
import sys
import traceback
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import BinaryIO

from voice_interview.errors import Problem
from voice_interview.model import Hearing
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.messages import (
    Message,
    chunk_in,
    chunk_out,
    from_line,
    hearing_out,
    problem_out,
    to_line,
    transcript_in,
)

BEAT_S = 1.0

_LIBRARIES = ("faster-whisper", "ctranslate2", "onnxruntime", "av", "pocketsphinx")

_ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": str(max(1, (os.cpu_count() or 2) - 1)),
}
_NUMPY_THREADS = "OPENBLAS_NUM_THREADS"


class Answers:
    """Whole lines, one at a time, from any thread."""

    def __init__(self, pipe: BinaryIO) -> None:
        self._pipe = pipe
        self._lock = Lock()

    def say(self, message: Message) -> None:
        with self._lock:
            self._pipe.write(to_line(message))
            self._pipe.flush()

    def opened(self, length_s: float) -> None:
        self.say({"say": "opened", "length_s": length_s})

    def closed(self, chunk: Chunk) -> None:
        self.say({"say": "chunk", **chunk_out(chunk)})

    def so_far(self, hearing: Hearing) -> None:
        self.say({"say": "so_far", **hearing_out(hearing)})

    def hearing(self, hearing: Hearing) -> None:
        self.say({"say": "hearing", **hearing_out(hearing)})

    def progress(self, share: float, doing: str) -> None:
        self.say({"say": "progress", "share": share, "doing": doing})


class Server:
    """Serves one request after the other, in the order in which they came."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._requests: SimpleQueue[Message] = SimpleQueue()
        self._ended = Event()

    def collect(self, pipe: BinaryIO) -> None:
        """Take requests from `pipe`, in a thread of its own; at its end the process is over."""
        for line in pipe:
            request = from_line(line)
            if request["do"] == "ended":
                self._ended.set()
                continue
            if request["do"] == "transcribe":
                self._ended.clear()
            self._requests.put(request)
        os._exit(0)

    def serve(self) -> None:
        """Until the process ends. A bug ends it too: the caller starts another."""
        from voice_interview.transcription.hearing import tasks

        engine = None
        while True:
            request = self._requests.get()
            try:
                if request["do"] == "load":
                    options = {key: value for key, value in request.items() if key != "do"}
                    engine = tasks.load(**options)
                    self._answers.say({"say": "loaded", "window_s": tasks.window_s(engine)})
                elif request["do"] == "listen":
                    known = request["transcript"]
                    words = transcript_in(known) if known else None
                    heard = tasks.listen(
                        Path(request["audio"]), words, self._answers.opened, self._answers.progress
                    )
                    self._answers.hearing(heard)
                elif engine is not None:
                    heard = tasks.transcribe(
                        Path(request["audio"]),
                        self._ended if request["growing"] else None,
                        engine,
                        request["language"],
                        [chunk_in(chunk) for chunk in request["earlier"]],
                        self._answers,
                    )
                    self._answers.hearing(heard)
            except Problem as problem:
                self._answers.say(problem_out(problem))


def main() -> None:
    os.environ.update(_ENVIRONMENT)
    requests, replies = _claim_pipes()
    faulthandler.enable()
    if hasattr(os, "nice"):
        os.nice(int(sys.argv[1]))
    answers = Answers(replies)
    server = Server(answers)
    versions = {name: importlib.metadata.version(name) for name in _LIBRARIES}
    answers.say({"say": "hello", "pid": os.getpid(), "versions": versions})
    Thread(target=server.collect, args=(requests,), daemon=True).start()
    Thread(target=_beat, args=(answers,), daemon=True).start()
    try:
        _load_numpy()
        server.serve()
    except BaseException:  # noqa: BLE001 - the last stop: native threads make a normal exit abort
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)


def _load_numpy() -> None:
    """With one thread: its tables are small here, and more threads would only wait for each other
    at full load. It reads their number once; CTranslate2 may bring the same library (on ARM) and is
    to find what was set before."""
    before = os.environ.get(_NUMPY_THREADS)
    os.environ[_NUMPY_THREADS] = "1"
    importlib.import_module("numpy")
    if before is None:
        del os.environ[_NUMPY_THREADS]
    else:
        os.environ[_NUMPY_THREADS] = before


def _claim_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Private ends for the protocol; fd 0 reads nothing and fd 1 goes where fd 2 goes."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, replies


def _beat(answers: Answers) -> None:
    """Show each second that the process lives."""
    while True:
        Event().wait(BEAT_S)
        answers.say({"say": "beat"})


if __name__ == "__main__":
    main()
