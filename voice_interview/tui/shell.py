"""Textual's app as this program needs it: themes, notices, a held key, its end.

What is shown is not known here.
"""

import asyncio
import logging
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.notifications import SeverityLevel
from textual.scrollbar import ScrollBar

from voice_interview.settings import Settings
from voice_interview.text import clean, clean_line
from voice_interview.tui.in_turn import InTurn
from voice_interview.tui.theme import THEMES
from voice_interview.tui.widgets.scroll_bar import WholeCells

log = logging.getLogger(__name__)

STYLES = tuple(sorted((Path(__file__).parent / "styles").glob("*.tcss")))

LEAVING = frozenset({"ctrl+q", "ctrl+c"})
"""The way out and the word on it wait for nothing."""
HELD_S = 0.7
"""A held key repeats after 0.66 s at most on common desktops: such a Space is one press."""
NOTICED_S = 2.0
"""Until eyes that were elsewhere have found a notice."""
READ_PER_S = 14
"""Signs: 160 words a minute, as somebody reads who has something else in mind."""


def to_read_s(words: str) -> float:
    """How long a notice of these words stays."""
    return NOTICED_S + len(words) / READ_PER_S


class Shell(App[None]):
    """A subclass says what is shown, and in `close_all` what must be closed before the end."""

    TITLE = "voice-interview"
    CSS_PATH = list(STYLES)  # noqa: RUF012
    AUTO_FOCUS = None

    def __init__(self, now: Callable[[], float]) -> None:
        """`now` gives seconds of a clock that only goes forward."""
        super().__init__()
        ScrollBar.renderer = WholeCells
        self.now = now
        self.space_held = False
        """The Space that just came is the same press as the one before, on whatever screen."""
        self._space_at = float("-inf")
        self._typed = InTurn(self)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = Settings().screen.theme

    def close_all(self) -> None:
        raise NotImplementedError

    def get_driver_class(self) -> type[Driver]:
        if sys.platform != "win32":
            from voice_interview.tui.keyboard import Keyboard

            return Keyboard
        return super().get_driver_class()

    def on_mount(self) -> None:
        if sys.platform != "win32" and threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self.end_now, number)

    def end_now(self, number: int) -> None:
        """The system wants the program gone: close the take first, then leave."""
        self.close_all()
        self.exit(return_code=128 + number)

    async def on_event(self, event: Event) -> None:
        # What is typed comes here twice: first from the terminal, then back from the screen.
        leaves = self._typed.held and isinstance(event, Key) and event.key in LEAVING
        if isinstance(event, Key | Paste) and not event.is_forwarded and not leaves:
            await self._typed.take(partial(self._hand_in, event, self._is_held(event)))
        else:
            await super().on_event(event)

    async def _hand_in(self, typed: Event, held: bool) -> None:
        self.space_held = held
        await super().on_event(typed)

    def _is_held(self, typed: Event) -> bool:
        """A Space that came so soon after another one."""
        if not isinstance(typed, Key) or typed.key != "space":
            return False
        before, self._space_at = self._space_at, self.now()
        return self._space_at - before < HELD_S

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002
    ) -> None:
        """Textual's own, but never with markup, in place of the one before, and short: the title
        leads its line. Without a `timeout` it stays for as long as it takes to read."""
        words = clean(f"! {clean_line(title)}. {message}" if title else message)
        self.clear_notifications()
        super().notify(
            words,
            severity=severity,
            timeout=to_read_s(words) if timeout is None else timeout,
            markup=False,
        )

    def action_help_quit(self) -> None:
        self.notify("Ctrl+Q leaves the program. A running take is kept.")

    def _handle_exception(self, error: Exception) -> None:
        """Whoever leaves while a screen is being made is not told that it was never finished."""
        if self._exit:
            log.info("left in the middle of something", exc_info=error)
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual would print every local variable, an answer's words among them."""
        log.error("the screen stopped", exc_info=self._exception)
        self.panic(
            Text("The program stopped because of an error. Your takes are safe; the log says more.")
        )
