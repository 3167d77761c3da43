"""The studio is opened in a thread, behind a frame that is painted already.

It tells whoever waits how far it is, and what came of it. What is shown meanwhile and what follows
is not its business.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from voice_interview.errors import LibraryProblem, Problem
from voice_interview.model import Question
from voice_interview.ports.progress import Progress
from voice_interview.studio import Studio
from voice_interview.tui.background.messages import Opened, OpeningFailed, OpeningProgressed
from voice_interview.tui.background.threads import tell

if TYPE_CHECKING:
    from voice_interview.model.interview import Interview

Opener = Callable[[Progress], "tuple[Studio, Question | Interview | None]"]
"""Makes the studio, and gives what to begin with, if there is anything. Raises a Problem."""

log = logging.getLogger(__name__)


def open_studio(opener: Opener, whom: MessagePump) -> None:
    """In a thread: what takes long to load or to look through is not waited for."""
    try:
        studio, beginning = opener(lambda share, doing: tell(whom, OpeningProgressed(share, doing)))
    except Problem as problem:
        tell(whom, OpeningFailed(problem))
    except Exception:
        log.exception("opening")
        unknown = LibraryProblem("The program could not start.", "The log says more.")
        tell(whom, OpeningFailed(unknown))
    else:
        tell(whom, Opened(studio, beginning))
