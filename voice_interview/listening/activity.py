"""Where there is voice. Finds stretches, and must not know words.

Silero runs inside faster-whisper's wheel, so this needs no download: 82 s of sound take 0.22 s
(notes on speech, 6.5; on libraries, 4.21).
"""

import numpy as np
from faster_whisper.vad import VadOptions, get_speech_timestamps
from numpy.typing import NDArray

from voice_interview.listening.levels import RATE_HZ, frame_levels
from voice_interview.model import Interval

_OPTIONS = VadOptions(threshold=0.35, min_silence_duration_ms=250, speech_pad_ms=30)
"""A threshold of .5 loses phrases that open with um (6.5); a pause is 250 ms and more (4.4)."""

_TARGET_DBFS = -23.0
"""P95 of the frame levels that Silero is fed with: its recall falls on quiet recordings."""
_LARGEST_GAIN_DB = 40.0
_SHORTEST_S = 0.032
"""One window of Silero."""


def speech(audio: NDArray[np.float32]) -> tuple[Interval, ...]:
    """Stretches with voice in `audio` (mono, 16 kHz), in order, at least 0.19 s apart.

    Offset and level do not matter. Empty for silence, exact zeros and no sound at all.
    """
    if audio.size < _SHORTEST_S * RATE_HZ or not np.any(audio):
        return ()
    found = get_speech_timestamps(levelled(audio), _OPTIONS)
    return tuple(Interval(piece["start"] / RATE_HZ, piece["end"] / RATE_HZ) for piece in found)


def levelled(audio: NDArray[np.float32]) -> NDArray[np.float32]:
    """`audio` without offset, broken samples and differences of level between recordings."""
    sound = np.nan_to_num(audio.astype(np.float32), posinf=0.0, neginf=0.0)
    sound -= sound.mean()
    loud_dbfs = float(np.percentile(frame_levels(sound, 0.02), 95))
    gain_db = min(_TARGET_DBFS - loud_dbfs, _LARGEST_GAIN_DB)
    levelled_sound: NDArray[np.float32] = np.clip(sound * 10 ** (gain_db / 20), -1, 1)
    return levelled_sound.astype(np.float32)
