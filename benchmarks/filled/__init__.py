"""What is known of the sound that the filled pauses are sought in."""
