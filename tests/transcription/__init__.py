"""The transcription room, but for its models."""
