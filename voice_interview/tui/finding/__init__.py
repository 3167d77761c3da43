"""What a screen has to choose from: questions, takes, places in them, files. Knows no widget."""
