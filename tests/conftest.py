"""Fixtures that more than one room uses, and no time limit for a single example."""

from hypothesis import settings

from tests.virtual_sound import virtual_sound

__all__ = ["virtual_sound"]

settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")
