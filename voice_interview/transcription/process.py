"""The program's end of the worker: start, ask, hear, kill. Must not know what is being asked."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from voice_interview import paths, terminal
from voice_interview.transcription.messages import LONGEST_LINE, Message, from_line, to_line

MODULE = "voice_interview.transcription.worker"


class WorkerGone(Exception):
    """The worker died, closed its pipe or said something that is no message."""


class WorkerProcess:
    def __init__(self, log: Path, niceness: int, generic_isa: bool = False) -> None:
        """Start one; its noise goes to the end of `log`, and its temporary files lie beside that.

        `generic_isa` avoids special instructions.

        Raises OSError when no process can be started.
        """
        environment = {**paths.for_children(), "TMPDIR": str(log.parent)}
        if generic_isa:
            environment["CT2_FORCE_CPU_ISA"] = "GENERIC"
        log_fd = os.open(terminal.ready_log(log), os.O_WRONLY | os.O_APPEND)
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", MODULE, str(niceness)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log_fd,
                env=environment,
                # Ctrl-C in the terminal is for the program. Not a session of its own: Linux weighs
                # niceness within a session only.
                process_group=0,
            )
        finally:
            os.close(log_fd)
        self._said: SimpleQueue[Message | None] = SimpleQueue()
        self._asked: SimpleQueue[bytes | None] = SimpleQueue()
        self.signs_of_life = 0
        """How often it has said something."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._threads = (
            Thread(target=self._read, args=(self._process.stdout,), daemon=True),
            Thread(target=self._write, args=(self._process.stdin,), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        return self._process.poll()

    def ask(self, message: Message) -> None:
        """Returns at once: a worker that hangs reads nothing, and a pipe takes no long request.

        One that is gone is met when its answer is wanted.
        """
        self._asked.put(to_line(message))

    def hear(self, wait_s: float) -> Message | None:
        """The next message; None when there is none within `wait_s`. Raises WorkerGone."""
        try:
            message = self._said.get(timeout=wait_s)
        except Empty:
            return None
        if message is None:
            self._said.put(None)
            raise WorkerGone
        return message

    def kill(self) -> None:
        """End it now and leave nothing behind."""
        self._process.kill()
        self._process.wait()
        self._asked.put(None)
        for thread in self._threads:
            thread.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self, pipe: IO[bytes]) -> None:
        """Queue every message; None once there can be no more."""
        while line := pipe.readline(LONGEST_LINE):
            self.signs_of_life += 1
            try:
                message = from_line(line)
            except ValueError:
                break
            if message["say"] != "beat":
                self._said.put(message)
        self._said.put(None)

    def _write(self, pipe: IO[bytes]) -> None:
        """Hand on what is asked, until there is nobody to ask."""
        with contextlib.suppress(OSError):
            while line := self._asked.get():
                pipe.write(line)
                pipe.flush()
