"""How the words of a transcript may have been said. Knows no sound."""
