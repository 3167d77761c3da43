"""How long a test waits for what must come: for a state, never for a time."""

import time
from collections.abc import Callable

PATIENCE_S = 60.0
"""Beyond the busiest machine; only a test that fails waits so long."""


def wait_until(
    holds: Callable[[], object], instead: Callable[[], object] = lambda: "it never came true"
) -> None:
    """For what offers no event to wait for; `instead` tells what is there in its place."""
    give_up_s = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < give_up_s, instead()
        time.sleep(0.005)
