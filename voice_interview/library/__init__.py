"""Takes on disk (the truth) and their SQLite index (rebuildable)."""
