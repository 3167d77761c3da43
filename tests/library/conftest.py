"""A library in a folder of its own, closed in the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_interview.library.library import TakeLibrary


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


@pytest.fixture
def library(root: Path) -> Iterator[TakeLibrary]:
    library = TakeLibrary.open(root)
    yield library
    library.close()
