"""Fixtures that more than one room uses, patience with the sound system, and Hypothesis' examples.

The gate tries the same examples every time, so that what fails there fails for a change;
`pytest --hypothesis-profile=search` looks for new ones.
"""

import pytest
from hypothesis import settings

from tests.virtual_sound import virtual_sound

__all__ = ["virtual_sound"]

settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile("gate")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A busy machine makes PulseAudio drop blocks: what fails there must fail three times."""
    for item in items:
        if "virtual_sound" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2))
