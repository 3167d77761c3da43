"""What screens of one kind have in common: all of them, those that play, those that work."""
