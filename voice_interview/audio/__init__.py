"""Microphone, loudspeaker and the files between them."""
