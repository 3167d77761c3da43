"""Does a rendered file hold sound? Header and length, no decoding library.

The synthesisers leave empty and half-written files behind, and on macOS AIFF under any name, so the
content is asked and not the suffix.
"""

import struct
import wave
from pathlib import Path


def kind(path: Path) -> str:
    """`.wav` or `.aiff` by content, when at least one frame and no less than promised is there.

    Empty for anything else, a missing file included.
    """
    try:
        with path.open("rb") as file:
            head = file.read(12)
        if head[:4] == b"RIFF" and head[8:] == b"WAVE":
            return ".wav" if _wav_is_whole(path) else ""
        if head[:4] == b"FORM" and head[8:] in (b"AIFF", b"AIFC"):
            return ".aiff" if _aiff_is_whole(path.read_bytes()) else ""
    except (OSError, EOFError, wave.Error, struct.error):
        return ""
    return ""


def _wav_is_whole(path: Path) -> bool:
    with wave.open(str(path), "rb") as sound:
        promised = sound.getnframes()
        held = len(sound.readframes(promised))
        return promised > 0 and held == promised * sound.getnchannels() * sound.getsampwidth()


def _aiff_is_whole(content: bytes) -> bool:
    """True when the common chunk names frames and the sound chunk ends within the file."""
    frames, sound_inside, at = 0, False, 12
    while at + 8 <= len(content):
        name, size = struct.unpack(">4sI", content[at : at + 8])
        if name == b"COMM":
            (frames,) = struct.unpack(">I", content[at + 10 : at + 14])
        if name == b"SSND":
            sound_inside = size > 8 and at + 8 + size <= len(content)
        at += 8 + size + size % 2
    return frames > 0 and sound_inside
