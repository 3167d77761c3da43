"""Sound on its way in, from a file or from a take being written, as 16 kHz. Knows no words."""
