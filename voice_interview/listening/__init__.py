"""Evidence in the sound itself: voice activity, pauses, filled pauses."""
