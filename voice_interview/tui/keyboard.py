"""Bytes from the keyboard in another encoding than UTF-8: Textual would stop at the first one.

For terminals of POSIX systems alone.
"""

from codecs import IncrementalDecoder, getincrementaldecoder
from functools import partial

from textual.drivers import linux_driver


class Keyboard(linux_driver.LinuxDriver):
    """What is no UTF-8 comes as a sign that is no key of ours."""


def _forgiving(encoding: str) -> partial[IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), "replace")


# The driver makes its decoder in the midst of reading, where no subclass can reach it.
linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment,attr-defined]
