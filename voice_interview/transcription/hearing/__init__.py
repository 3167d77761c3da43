"""What only the worker does: one chunk after the other, cut, heard and joined. Heavy to load."""
