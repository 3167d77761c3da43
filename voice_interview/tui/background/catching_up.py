"""Figures that are missing, or rest on other rules, made anew while a screen is looked at."""

from functools import partial
from threading import Event

from textual.message_pump import MessagePump

from voice_interview.studio import Studio
from voice_interview.tui.background import threads
from voice_interview.tui.background.messages import FiguresMade


class CatchingUp:
    """Once, unless it is asked to do so `again`: a take that cannot be judged stays without."""

    def __init__(self, studio: Studio, screen: MessagePump) -> None:
        """The screen is told with FiguresMade."""
        self._studio = studio
        self._screen = screen
        self._begun = False
        self._left = Event()

    def begin(self) -> None:
        if not self._begun:
            self._begun = True
            threads.start("figures", self._work)

    def again(self) -> None:
        self._begun = False

    def leave(self) -> None:
        self._left.set()

    def _work(self) -> None:
        threads.attempt(partial(self._studio.catch_up, self._left), "Figures cannot be made.")
        threads.tell(self._screen, FiguresMade())
