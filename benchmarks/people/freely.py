"""A man who speaks freely into his microphone, with his words and filled pauses marked by eye.

Debian's package `codec2-examples` brings the sound, 112 s at 8 kHz; it is read where it is
installed, and nothing of it is kept. The marks are the project's own; how they were made stands in
the README. Nothing may be learnt from him.
"""

import json
from pathlib import Path

from benchmarks.synthetic.noises import Sound
from voice_interview.model import Interval, Word
from voice_interview.transcription.incoming.audio_in import read

PACKAGE = "codec2-examples"
SOUND = Path("/usr/share/codec2/wav/ve9qrp.wav")
MARKS = Path(__file__).with_suffix(".json")
"""`words` and `filled`: text, start and end in seconds, and whether it is certain."""


def missing() -> str:
    """What to install first; empty: nothing."""
    return "" if SOUND.is_file() else f"The man who speaks freely needs the package {PACKAGE}."


def spoken() -> tuple[Sound, tuple[Word, ...], tuple[Interval, ...]]:
    """The sound, its words without filled pauses, and these."""
    marks = json.loads(MARKS.read_text(encoding="utf-8"))
    words = tuple(Word(text, start, end) for text, start, end, _ in marks["words"])
    return read(SOUND)[:], words, tuple(Interval(*place) for _, *place, _ in marks["filled"])
