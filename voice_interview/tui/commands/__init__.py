"""Every command of the screen, once: the footer, help, palette and docs/keys.md read it here."""

from voice_interview.tui.commands.command import Command, Place, key_name
from voice_interview.tui.commands.registry import (
    COMMANDS,
    allowed,
    bindings,
    footer,
    keys_table,
    may,
)

__all__ = [
    "COMMANDS",
    "Command",
    "Place",
    "allowed",
    "bindings",
    "footer",
    "key_name",
    "keys_table",
    "may",
]
