"""Threads of the screen's own for what may block; they answer with messages alone.

Textual's thread workers would hold up the end of the program for as long as they block; daemon
threads do not.
"""

import logging
from collections.abc import Callable
from threading import Thread

from textual.message import Message
from textual.message_pump import MessagePump

from voice_interview.errors import Problem

log = logging.getLogger(__name__)


def start(name: str, work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread


def tell(whom: MessagePump, message: Message) -> None:
    """Post from any thread. After the program's end there is nobody to tell: no error."""
    try:
        whom.post_message(message)
    except RuntimeError:
        log.debug("%s came after the end", type(message).__name__)


def attempt(work: Callable[[], object], otherwise: str) -> Problem | None:
    """Do it; a Problem comes back as it is, a fault is logged and told as `otherwise`."""
    try:
        work()
    except Problem as problem:
        return problem
    except Exception:
        log.exception("%s", otherwise)
        return Problem(otherwise, "Try again; d on the first screen looks for the cause.")
    return None
