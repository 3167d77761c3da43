"""Words, lines and curves as the screen shows them. Pure; knows no key and no widget."""
