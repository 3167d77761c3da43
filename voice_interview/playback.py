"""Playing a take: one thread at a time, steered through a playhead. It knows no screen."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from voice_interview.errors import AudioProblem, Problem
from voice_interview.ports.sound import Player, Playhead

SPEEDS = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5)

Sound = Callable[[], Path]
"""Where it lies: the library says so, or that the take is gone."""

log = logging.getLogger(__name__)


class Playback:
    """Plays one place at a time; a new place ends the old one.

    `ended` is called from the player's thread when a piece ends by itself or fails.
    """

    def __init__(self, player: Player, ended: Callable[[Problem | None], None]) -> None:
        self.playhead = Playhead()
        self._player = player
        self._ended = ended
        self._stop = Event()
        self._thread: Thread | None = None

    @property
    def playing(self) -> bool:
        return self._thread is not None and self._thread.is_alive() and not self._stop.is_set()

    def start(self, find: Sound, at_s: float, until_s: float | None = None) -> None:
        """Play from `at_s` to `until_s` or the end, at the speed last chosen.

        What `find` raises is told as what the player raises.
        """
        self.stop()
        self._stop = Event()
        self.playhead = Playhead(position_s=max(0.0, at_s), speed=self.playhead.speed)
        self._thread = Thread(
            target=self._play,
            args=(find, self.playhead, self._stop, until_s),
            name="playback",
            daemon=True,
        )
        self._thread.start()

    def _play(self, find: Sound, playhead: Playhead, stop: Event, until_s: float | None) -> None:
        problem: Problem | None = None
        try:
            self._player.play(find(), playhead, stop, until_s)
        except Problem as told:
            problem = told
        except Exception:
            log.exception("playback")
            problem = AudioProblem("The take could not be played.", "The log says more.")
        if not stop.is_set():
            self._ended(problem)

    def toggle_pause(self) -> None:
        self.playhead.paused = not self.playhead.paused

    def skip(self, by_s: float) -> None:
        self.playhead.seek(self.playhead.position_s + by_s)

    def change_speed(self, steps: int) -> float:
        """Move `steps` along SPEEDS and give the new speed."""
        nearest = min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - self.playhead.speed))
        self.playhead.speed = SPEEDS[max(0, min(len(SPEEDS) - 1, nearest + steps))]
        return self.playhead.speed

    def stop(self) -> None:
        """Silence, now; waits for the stream to close so that the next one can open."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
            self._thread = None
