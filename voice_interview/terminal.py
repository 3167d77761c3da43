"""Keep native libraries out of the picture: the screen's own file descriptors.

Textual draws on fd 2; PortAudio, ALSA and friends write there too. Before Textual is imported the
process keeps private copies of fds 1 and 2 for the screen and points 1 and 2 at a log file (0 noise
bytes and no lost frames, measured).
"""

import os
import sys
from pathlib import Path

LARGEST_LOG = 2_000_000
"""Bytes; months of use. A second one is kept, so that a fault can be looked into."""


UNNAMED = "console" if os.name == "nt" else "dumb"
"""A terminal that no TERM tells of: Windows names none."""


def is_screen() -> bool:
    """True when a full screen can be drawn: a terminal on both ends that is not dumb."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", UNNAMED) != "dumb"


def ready_log(log: Path) -> str:
    """A file to append to: `log`, made if need be, or the null device where it cannot be written.

    One that has grown large is kept beside, in place of the one before.
    """
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and not log.is_file():
            return os.devnull  # opening a pipe waits for ever
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".old.log"))
        os.close(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
    except OSError:
        return os.devnull
    return str(log)


def claim(log: Path) -> None:
    """Give fds 1 and 2 to `log` (0600) and the terminal to `sys.stdout` and `sys.stderr` alone."""
    log_fd = os.open(ready_log(log), os.O_WRONLY | os.O_APPEND | getattr(os, "O_CLOEXEC", 0))
    sys.stdout.flush()
    sys.stderr.flush()
    # Textual draws on stderr: where that goes to a file, the picture still belongs on the terminal.
    out, err = os.dup(1), os.dup(2 if os.isatty(2) else 1)
    os.dup2(log_fd, 1)
    os.dup2(log_fd, 2)
    os.close(log_fd)
    sys.stdout = sys.__stdout__ = os.fdopen(out, "w", encoding="utf-8", buffering=1)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = os.fdopen(err, "w", encoding="utf-8", buffering=1)  # type: ignore[misc]
