"""A library in a folder of its own, closed in the end, on a disk that is not waited for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.quick import without_waiting_for_the_disk
from voice_interview.library.library import TakeLibrary


@pytest.fixture(scope="module", autouse=True)
def unwaiting() -> Iterator[None]:
    with without_waiting_for_the_disk():
        yield


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


@pytest.fixture
def library(root: Path) -> Iterator[TakeLibrary]:
    library = TakeLibrary.open(root)
    yield library
    library.close()
