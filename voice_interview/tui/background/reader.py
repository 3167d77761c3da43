"""The reading of one take, over and over, in threads: one at a time, and only the newest counts.

It tells a screen with `TakeRead` and never waits. What a reading is stands in `reading`; what the
screen shows of it is none of its business.
"""

from functools import partial
from threading import Thread

from textual.message_pump import MessagePump

from voice_interview.model import Hearing
from voice_interview.studio import Studio
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import TakeRead
from voice_interview.tui.background.reading import Reading, read


class Reader:
    def __init__(self, studio: Studio, take_id: str, screen: MessagePump) -> None:
        self.so_far: Hearing | None = None
        """What stood in, at the last start, for facts that were not kept yet."""
        self._studio = studio
        self._take_id = take_id
        self._screen = screen
        self._run = 0
        self._thread: Thread | None = None

    def start(self, so_far: Hearing | None, *, keep_figures: bool) -> None:
        """Read anew, once the reading before is through."""
        self._run += 1
        run, before, studio, take_id = self._run, self._thread, self._studio, self._take_id
        self.so_far = so_far

        def tell() -> None:
            reading = read(studio, take_id, so_far)
            # Those of an answer whose end is still to come are made once it is there.
            if keep_figures and reading.report is not None and not reading.finishing:
                keep = partial(studio.keep_figures, take_id, reading.report)
                threads.attempt(keep, "The figures could not be saved.")
            threads.tell(self._screen, TakeRead(run, reading))

        def work() -> None:
            if before is not None:
                before.join()
            problem = threads.attempt(tell, "The report could not be made.")
            if problem is not None:
                threads.tell(self._screen, TakeRead(run, Reading(problem=problem)))

        self._thread = threads.start("report", work)

    def is_newest(self, read: TakeRead) -> bool:
        return read.run == self._run
