"""The commands of `arguments.rehearsing`: those that take an answer."""
