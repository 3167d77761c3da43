"""Filler sounds, markers and habit words: three groups, never one sum."""
