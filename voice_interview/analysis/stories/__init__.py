"""What the story bank says: which themes are covered, and which story a take told. Pure."""
