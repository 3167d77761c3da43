"""The whole program on a pseudo-terminal, from outside: its keys, its paint, its sound."""
