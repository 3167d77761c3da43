"""Fixtures that more than one room uses, patience with the sound system, no limit on an example."""

import pytest
from hypothesis import settings

from tests.virtual_sound import virtual_sound

__all__ = ["virtual_sound"]

settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A busy machine makes PulseAudio drop blocks: what fails there must fail three times."""
    for item in items:
        if "virtual_sound" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2))
