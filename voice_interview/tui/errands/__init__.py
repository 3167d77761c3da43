"""What is asked for on several screens and done the same on each: it is handed the screen."""
