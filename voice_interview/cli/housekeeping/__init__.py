"""The commands of `arguments.housekeeping`: those below `history` that look after the library."""
