"""Run the speech worker once, and end it the moment nobody wants its answer."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

from voice_interview import paths
from voice_interview.errors import SpeechProblem

WORKER = (sys.executable, "-P", "-m", "voice_interview.speech.worker")

GLANCE_S = 0.02
"""How often the stop event is looked at; with 18 ms to kill well below 100 ms."""

TEXT_STANDS = "You can still read the question on the screen."


def ask(
    request: dict[str, Any], limit_s: float, stop: Event, noise: Path, worker: Sequence[str]
) -> dict[str, Any] | None:
    """The worker's answer, or None when `stop` came first. What it prints goes to `noise`.

    Raises SpeechProblem when it cannot start, takes longer than `limit_s`, or gives no answer.
    """
    noise_fd = os.open(noise, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    inlet, lifeline = os.pipe()
    try:
        process = subprocess.Popen(
            worker,
            stdin=inlet,
            stdout=subprocess.PIPE,
            stderr=noise_fd,
            env=paths.for_children(),
        )
    except OSError as error:
        os.close(lifeline)
        raise SpeechProblem(f"The voice could not be started: {error}.", TEXT_STANDS) from error
    finally:
        os.close(inlet)
        os.close(noise_fd)
    # The worker lives as long as this end is open, and so no longer than this process.
    with process, os.fdopen(lifeline, "wb", buffering=0) as to_worker:
        line = json.dumps(request | {"limit_s": limit_s}) + "\n"
        with suppress(BrokenPipeError):  # already dead: its missing answer says so below
            to_worker.write(line.encode())
        said = _wait(process, limit_s, stop)
    return None if said is None else _answer(said, process.returncode)


def _wait(process: subprocess.Popen[bytes], limit_s: float, stop: Event) -> bytes | None:
    deadline = time.monotonic() + limit_s
    while True:
        try:
            return process.communicate(timeout=GLANCE_S)[0]
        except subprocess.TimeoutExpired:
            if stop.is_set():
                process.kill()
                return None
            if time.monotonic() > deadline:
                process.kill()
                raise SpeechProblem(
                    f"The voice did not finish within {limit_s:.0f} seconds.", TEXT_STANDS
                ) from None


def _answer(said: bytes, exit_code: int) -> dict[str, Any]:
    try:
        answer = json.loads(said.splitlines()[-1])
    except (IndexError, ValueError):
        answer = None
    if isinstance(answer, dict):
        return answer
    raise SpeechProblem(f"The voice stopped before it was done (exit {exit_code}).", TEXT_STANDS)
