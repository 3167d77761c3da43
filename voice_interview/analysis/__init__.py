"""Pure measures on words and sounds: the standard library alone, no clock, no disk."""
