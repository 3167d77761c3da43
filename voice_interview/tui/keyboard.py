"""What Textual's driver does not bear of a terminal: bytes in another encoding than UTF-8, at the
first of which it would stop, and a terminal that is closed.

For terminals of POSIX systems alone.
"""

import os
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable

from textual.drivers import linux_driver

assert sys.platform != "win32"


class Keyboard(linux_driver.LinuxDriver):
    """What is no UTF-8 comes as a sign that is no key of ours, the end of all keys as a hang-up."""

    def run_input_thread(self) -> None:
        """The system tells the program that leads a terminal when it is closed. Where that is
        another one (`make run` in a window of its own), this one learns it from its keys alone."""
        try:
            super().run_input_thread()
        except (EOFError, OSError):
            os.kill(os.getpid(), signal.SIGHUP)

    def write(self, data: str) -> None:
        """What is drawn on a closed terminal goes nowhere: who draws has ended, and a queue that
        nobody reads would be waited for."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)


def _forgiving(encoding: str) -> Callable[[], "_Decoder"]:
    return lambda: _Decoder(encoding)


class _Decoder:
    def __init__(self, encoding: str) -> None:
        self._decoder = getincrementaldecoder(encoding)("replace")

    def decode(self, read: bytes, final: bool = False) -> str:
        """Raises EOFError where nothing was there to read and the program goes on."""
        if not read and not final:
            raise EOFError
        return self._decoder.decode(read, final)


# The driver makes its decoder in the midst of reading, where no subclass can reach it.
linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment,attr-defined]
