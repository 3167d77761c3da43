"""How long work tells how far it is. Any part may know this, and it knows none."""

from collections.abc import Callable

Progress = Callable[[float, str], None]
"""Called with the share done (0 to 1) and a few words on what is being done."""


def no_progress(_share: float, _doing: str) -> None:
    """For callers that do not watch."""
