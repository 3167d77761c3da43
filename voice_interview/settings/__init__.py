"""What the user chose: one TOML file, every value with a default, a comment and a check.

The same field descriptions write the file, check it, and build the settings screen.
"""

from voice_interview.settings.entry import Entry, change, entries, find
from voice_interview.settings.file import Loaded, existing, keep, load, save, text
from voice_interview.settings.values import Settings, Speech, Transcription, Value

__all__ = [
    "Entry",
    "Loaded",
    "Settings",
    "Speech",
    "Transcription",
    "Value",
    "change",
    "entries",
    "existing",
    "find",
    "keep",
    "load",
    "save",
    "text",
]
