"""Run as a program: does one piece of work after another and kills itself (signal 9) at every step.

`python -m tests.library.killed PREPARED TAKE_ID OUT` leaves one library for each step below OUT,
named `work-step`. A step is a changing system call or a statement to the index; `start` is the
opening of a library that has to be read anew.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from tests.library.scenes import WHOLE_ANSWER, WORKS, before_each_call, copy
from tests.unwaiting_disk import without_waiting_for_the_disk
from voice_interview.library.index import database
from voice_interview.library.library import TakeLibrary


class Death:
    """Kills this process at the n-th step after it was armed."""

    def __init__(self, step: int) -> None:
        self.left = step
        self.armed = False

    def __call__(self, _step: str) -> None:
        if self.armed:
            self.left -= 1
            if self.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


def at_every_statement(do: Callable[[str], None]) -> Callable[[str], sqlite3.Connection]:
    connect = database._connect

    def traced(uri: str) -> sqlite3.Connection:
        db = connect(uri)
        db.set_trace_callback(do)
        return db

    return traced


def in_a_child(root: Path, take_id: str, name: str, step: int) -> bool:
    """True when the child was killed, False when it came to the end of its work first."""
    child = os.fork()
    if child == 0:
        death = Death(step)
        database._connect = at_every_statement(death)  # type: ignore[assignment]
        with before_each_call(death):
            death.armed = name == "start"
            library = TakeLibrary.open(root)
            death.armed = True
            if name != "start":
                (WORKS | WHOLE_ANSWER)[name](library, take_id)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0, f"step {step} of {name} ended in an error"
    return False


def main() -> None:
    prepared, take_id, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    with without_waiting_for_the_disk():
        for name in ("start", *WORKS, *WHOLE_ANSWER):
            for step in range(500):
                if not in_a_child(copy(prepared, out / f"{name}-{step}"), take_id, name, step):
                    break


if __name__ == "__main__":
    main()
