"""The SQLite index of the takes: what it holds, and how it follows their folders."""
