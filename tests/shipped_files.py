"""The shipped rules and packs are read once a run, as they are the same for every test: reading
them anew for each command took a third of the command line's tests. Any other file is read again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from voice_interview.questions import pack, packs, rules

SHIPPED = Path(__file__).parents[1] / "prompts"


def once(read: Callable[..., Any]) -> Callable[..., Any]:
    """`read` as it is, but that it keeps what it made of a shipped file."""
    kept = cache(read)

    def reading(path: Path, *given: Path) -> Any:
        return (kept if SHIPPED in path.parents else read)(path, *given)

    return reading


@contextmanager
def read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "read", once(rules.read))
        patch.setattr(packs, "pack", once(pack.pack))
        yield
