"""The screen. It is handed everything and reaches for no device."""
