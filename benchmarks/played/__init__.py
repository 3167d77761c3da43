"""Lines that actors spoke for adventure games, with their subtitles: human filled pauses."""
