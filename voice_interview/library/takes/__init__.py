"""One take on the disk, from its birth to the trash: names, files, their order. Knows no index."""
