"""The program's end of the worker: start, ask, hear, kill. Must not know what is being asked."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

import voice_interview
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
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        package = Path(voice_interview.__file__).parent.parent
        environment = {**os.environ, "PYTHONPATH": str(package), "TMPDIR": str(log.parent)}
        if generic_isa:
            environment["CT2_FORCE_CPU_ISA"] = "GENERIC"
        log_fd = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
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
        self._heard_at = time.monotonic()
        assert self._process.stdout is not None
        self._reader = Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        return self._process.poll()

    @property
    def quiet_s(self) -> float:
        """Seconds since the last sign of life."""
        return time.monotonic() - self._heard_at

    def ask(self, message: Message) -> None:
        """Raises WorkerGone."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(to_line(message))
            self._process.stdin.flush()
        except (OSError, ValueError):
            raise WorkerGone from None

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
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self, pipe: IO[bytes]) -> None:
        """Queue every message; None once there can be no more."""
        while line := pipe.readline(LONGEST_LINE):
            self._heard_at = time.monotonic()
            try:
                message = from_line(line)
            except ValueError:
                break
            if message["say"] != "beat":
                self._said.put(message)
        self._said.put(None)
