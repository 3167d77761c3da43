"""Words, lines and curves as the screen shows them. Knows no widget and no thread."""
