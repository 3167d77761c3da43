"""Fixtures that more than one room uses, how the gate spends its time, and Hypothesis' examples.

The gate tries the same examples every time, so that what fails there fails for a change;
`pytest --hypothesis-profile=search` looks for new ones.
"""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import shipped_files
from tests.unwaiting_disk import without_waiting_for_the_disk
from tests.virtual_sound import virtual_sound

__all__ = ["virtual_sound"]

settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("gate")


@pytest.fixture(scope="session", autouse=True)
def unwaiting() -> Iterator[None]:
    with without_waiting_for_the_disk(), shipped_files.read_once():
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A busy machine makes PulseAudio drop blocks: what fails there must fail three times."""
    for item in items:
        if "virtual_sound" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2))


def pytest_collection_finish() -> None:
    """Four thousand collected tests would be looked through for rubbish after every few thousand
    objects, and none of them is: that took a sixth of a screen's test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: whatever plays or records real sound waits for most of it."""
    return (os.cpu_count() or 1) + 1
