"""What is typed comes one after the other: each goes where the one before has led.

Textual hands a key to what has the focus as soon as it comes, while the key before may still be
about to open a window: the first letters for a note would be commands of the screen below. A screen
that has just opened and is still `unread` gets no key before there is something for it to act on.
"""

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

from textual.app import App
from textual.message_pump import MessagePump

ROUNDS = 2
"""In the first, a key is done; in the second, what it chose or opened is, and has the focus."""

PATIENCE_S = 3.0
"""For one key. A part of the screen that never answers must not cost the keyboard: from then on
keys go in as they come."""


class InTurn:
    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Callable[[], Awaitable[None]]] = deque()
        self.held = False
        self._under_way = False
        self._begun_s = 0.0
        self._rounds = 0

    def hold(self) -> None:
        """What is typed waits until it is let in."""
        self.held = self._under_way = True
        self._begun_s = float("inf")

    async def let_in(self, *, kept: bool = True) -> None:
        """What waited goes where keys lead now, unless it is not to be `kept`."""
        self.held = False
        if not kept:
            self._waiting.clear()
        self._begun_s, self._rounds = monotonic(), 0
        await self._follow(self._way())

    async def take(self, hand_in: Callable[[], Awaitable[None]]) -> None:
        """Call `hand_in`, which brings one key to what has the focus, once it is its turn."""
        self._waiting.append(hand_in)
        if not self._under_way:
            await self._next()
        elif monotonic() - self._begun_s > PATIENCE_S:
            while self._waiting:
                await self._waiting.popleft()()

    async def _next(self) -> None:
        self._under_way = bool(self._waiting)
        if self._under_way:
            self._begun_s, self._rounds = monotonic(), 0
            way = self._way()
            await self._waiting.popleft()()
            await self._follow(way)

    def _unread(self) -> bool:
        """Whether keys wait for what the screen has yet to read."""
        patient = monotonic() - self._begun_s <= PATIENCE_S
        return patient and getattr(self._app.screen, "unread", False)

    def _way(self) -> list[MessagePump]:
        """Where a key goes: from what has the focus up to the app."""
        self._led_to = (self._app.screen, self._app.focused)
        return list((self._app.focused or self._app.screen).ancestors_with_self)

    async def _follow(self, way: list[MessagePump]) -> None:
        """Behind the key: each on its way has done what came before. A closed one is passed by."""
        while way:
            if way.pop(0).call_later(self._follow, way):
                return
        self._rounds += 1
        if self._unread() and self._app.screen.call_after_refresh(self._follow, []):
            return
        if self._rounds < ROUNDS or self._led_to != (self._app.screen, self._app.focused):
            await self._follow(self._way())
        else:
            await self._next()
