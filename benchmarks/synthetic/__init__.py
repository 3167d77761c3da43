"""Labelled synthetic answers: each word, filled pause and silence at a time that is known."""
