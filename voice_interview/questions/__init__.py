"""Question packs, filler rules and formats: data from , checked at the door."""
