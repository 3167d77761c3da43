"""Where there is voice. Finds stretches, and must not know words.

Silero runs inside faster-whisper's wheel, so this needs no download: 82 s of sound take 0.22 s
(notes on speech, 6.5; on libraries, 4.21).
"""

from collections.abc import Sequence

import numpy as np
from faster_whisper.vad import VadOptions, get_speech_timestamps
from numpy.typing import NDArray

from voice_interview.listening.levels import FLOOR_DBFS, RATE_HZ, frame_levels
from voice_interview.model import Interval

_PAUSE_MS, _PAD_MS = 250, 30
_OPTIONS = VadOptions(threshold=0.35, min_silence_duration_ms=_PAUSE_MS, speech_pad_ms=_PAD_MS)
"""A threshold of .5 loses phrases that open with um (6.5); a pause is 250 ms and more (4.4)."""
_APART_S = (_PAUSE_MS - 2 * _PAD_MS) / 1000

_AFTER = 2 * _PAUSE_MS * RATE_HZ // 1000
"""Silence put behind the sound: a shorter one at its end would be counted as voice."""
_TARGET_DBFS = -23.0
"""P95 of the frame levels that Silero is fed with: its recall falls on quiet recordings."""
_LARGEST_GAIN_DB = 40.0
"""Never made softer: after knocks on the desk the voice would go under."""
_SHORTEST_S = 0.032
"""One window of Silero."""


def speech(audio: NDArray[np.float32], beside_dbfs: float = FLOOR_DBFS) -> tuple[Interval, ...]:
    """Stretches with voice in `audio` (mono, 16 kHz), in order, at least 0.19 s apart.

    Offset and level do not matter, but what is softer than `beside_dbfs`, the `loudness` of other
    sound from the same take, is taken for so soft. Empty for silence and no sound at all.
    """
    if audio.size < _SHORTEST_S * RATE_HZ or not np.any(audio):
        return ()
    ended = np.pad(levelled(audio, beside_dbfs), (0, _AFTER))
    return tuple(
        Interval(piece["start"] / RATE_HZ, min(piece["end"], audio.size) / RATE_HZ)
        for piece in get_speech_timestamps(ended, _OPTIONS)
    )


def merged(pieces: Sequence[Interval]) -> tuple[Interval, ...]:
    """Stretches found in parts of one take, as if found in one piece: no gap is too short."""
    row: list[Interval] = []
    for piece in pieces:
        if row and piece.start - row[-1].end < _APART_S:
            before = row.pop()
            piece = Interval(before.start, max(before.end, piece.end))
        row.append(piece)
    return tuple(row)


def loudness(audio: NDArray[np.float32]) -> float:
    """How loud a voice in `audio` is, dBFS: the pauses between words do not count."""
    return float(np.percentile(frame_levels(audio, 0.02), 95))


def levelled(audio: NDArray[np.float32], beside_dbfs: float = FLOOR_DBFS) -> NDArray[np.float32]:
    """`audio` without offset, broken samples and differences of level between recordings."""
    sound = np.nan_to_num(audio.astype(np.float32), posinf=0.0, neginf=0.0)
    sound -= sound.mean()
    wanted_db = _TARGET_DBFS - max(loudness(sound), beside_dbfs)
    gain_db = np.clip(wanted_db, 0.0, _LARGEST_GAIN_DB)
    levelled_sound: NDArray[np.float32] = np.clip(sound * 10 ** (gain_db / 20), -1, 1)
    return levelled_sound.astype(np.float32)
