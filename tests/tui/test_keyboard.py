"""The terminal's driver where a terminal fails: tried on one that is read and drawn by hand."""

import asyncio
import io
import signal
from collections import deque
from threading import Thread

import pytest
from textual.app import App
from textual.drivers._writer_thread import WriterThread

from tests.patience import PATIENCE_S
from voice_interview.tui.keyboard import Keyboard

MORE_THAN_WAIT = 100
"""Pieces drawn; the queue to the terminal holds 30."""


def test_what_is_drawn_on_a_closed_terminal_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    ended = WriterThread(io.StringIO())
    ended.start()
    ended.stop()

    async def made() -> Keyboard:
        return Keyboard(App())

    driver = asyncio.run(made())
    driver._writer_thread = ended
    drawing = Thread(target=lambda: deque(map(driver.write, "x" * MORE_THAN_WAIT)), daemon=True)
    drawing.start()
    drawing.join(PATIENCE_S)
    assert not drawing.is_alive()
