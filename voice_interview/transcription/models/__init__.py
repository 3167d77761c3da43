"""Whisper models on this machine: which there are, which fits, and how one gets here whole."""
