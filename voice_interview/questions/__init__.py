"""Questions as data: packs on disk become a bank to choose from."""
