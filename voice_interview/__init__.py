"""voice-interview: rehearse spoken interviews alone, on this machine."""

__version__ = "0.1.0"
