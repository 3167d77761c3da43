"""Everything that is heard in one take. The worker calls this, and nothing else in this room.

Must not know files, processes or screens.
"""

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.activity import speech
from voice_interview.listening.levels import RATE_HZ, doubts, frame_levels
from voice_interview.model import Interval, Sounds, Transcript

LEVEL_FRAME_S = 0.1


def listen(
    audio: NDArray[np.float32],
    transcript: Transcript | None,
    voice: tuple[Interval, ...] | None = None,
) -> Sounds:
    """What `audio` (mono, 16 kHz) holds. Never raises for odd sound: `notes` say what is wrong.

    `voice` is the stretches with voice, if they are known already.
    """
    del transcript
    levels = frame_levels(audio, LEVEL_FRAME_S) if audio.size else np.zeros(0)
    return Sounds(
        duration_s=audio.size / RATE_HZ,
        speech=speech(audio) if voice is None else voice,
        level_dbfs=tuple(round(float(level), 1) for level in levels),
        notes=doubts(audio),
    )
