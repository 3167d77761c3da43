"""What the sound holds before any word is known: levels, voice, pitch, what is behind it."""
