"""Fixtures that more than one room uses."""

from tests.virtual_sound import virtual_sound

__all__ = ["virtual_sound"]
