"""A second, better transcript of the newest takes, made while nothing else goes on.

It runs on a recogniser of its own, which `stop` kills: that pass is lost, and nothing else. Both
transcripts are kept. Knows no screen.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from voice_interview.errors import Cancelled
from voice_interview.model import Hearing, Review, Transcript
from voice_interview.ports.progress import no_progress
from voice_interview.studio import Studio

IDLE_S = 60.0
"""Who has done nothing for a minute is reading, or away."""
NEWEST = 20
"""So many takes back: who wants better words of an older one asks for them."""

CLOSE_LIMIT_S = 2.0
"""Killing its recogniser takes a twentieth of a second, unless the disk hangs."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Better words of a take are there."""

    take_id: str
    transcript: Transcript
    current: bool
    """False: the report goes on showing the words of before, until the user wants these."""


class SecondPass:
    """The screen's thread calls it; the work runs in one of its own, told to stop by an event.

    After a stop, new work may begin while the last is still being killed. That does no harm: both
    only add to `_settled`, and `_open_take` is replaced in one step.
    """

    def __init__(
        self, studio: Studio, busy: Callable[[], bool], arrived: Callable[[Arrived], None]
    ) -> None:
        """`busy` says whether a take is being transcribed; `arrived` is called in a thread."""
        self._studio = studio
        self._busy = busy
        self._arrived = arrived
        self._stop: Event | None = None
        """None while something goes on."""
        self._threads: list[Thread] = []
        """The one at work, and those before it whose recogniser is still being killed."""
        self._open_take = ""
        self._settled: set[str] = set()
        """Takes that this start of the program need not look at again."""

    def rest(self, open_take: str = "") -> None:
        """Nothing goes on; the report of `open_take` may be being read."""
        self._open_take = open_take
        if self._stop is None:
            self._stop = Event()
            thread = Thread(target=self._work, args=(self._stop,), name="second pass", daemon=True)
            thread.start()
            self._threads = [*(one for one in self._threads if one.is_alive()), thread]

    def stop(self) -> None:
        """Something goes on, or will in a moment."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def close(self) -> None:
        """The program ends: from here on nothing is asked of the library any more."""
        self.stop()
        limit = monotonic() + CLOSE_LIMIT_S
        for thread in self._threads:
            thread.join(max(0.0, limit - monotonic()))

    def _work(self, stop: Event) -> None:
        while not stop.wait(IDLE_S):
            wanted = not self._busy() and self._studio.settings.transcription.second_pass
            if wanted and not self._studio.library.read_only:
                self._look_round(stop)

    def _look_round(self, stop: Event) -> None:
        try:
            for row in self._studio.library.rows(limit=NEWEST):
                if stop.is_set():
                    return
                self._look_at(row.take.id, stop)
        except Exception:  # the next look may fare better
            log.exception("second pass")

    def _look_at(self, take_id: str, stop: Event) -> None:
        """A take that fails is left, and keeps no other from its turn."""
        if take_id in self._settled:
            return
        try:
            hearing = self._studio.library.hearing(take_id)
            if hearing is None:
                return
            self._improve(take_id, hearing, stop)
        except Cancelled:
            return
        except Exception:
            log.exception("second pass of %s", take_id)
        self._settled.add(take_id)

    def _improve(self, take_id: str, hearing: Hearing, stop: Event) -> None:
        """Raises what the recogniser and the library raise."""
        recogniser, library = self._studio.background, self._studio.library
        choice = recogniser.better(hearing.transcript)
        kept = (other.transcript.model for other in library.other_hearings(take_id))
        if choice is None or choice.model in kept:
            return
        better = recogniser.transcribe(library.audio(take_id), choice, no_progress, stop)
        # Nobody's words change under their eyes, or under what they said about them.
        current = take_id != self._open_take and library.review(take_id) == Review()
        if current:
            library.save_hearing(take_id, better)
            self._studio.keep_figures(take_id)
        else:
            library.save_beside(take_id, better)
        self._arrived(Arrived(take_id, better.transcript, current))
