"""The commands of `arguments.preparing`: those for before an interview."""
