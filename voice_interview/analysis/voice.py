"""Loudness and pitch over a take, as information. Must not judge: nobody's voice is wrong."""

from math import log2
from statistics import median

from voice_interview.model import Sounds, Voice
from voice_interview.model.facts import LEVEL_S

LEAST_S = 10.0
"""With less voice a single sentence would decide."""


def describe(sounds: Sounds | None) -> Voice:
    """What `sounds` tells of the voice; nothing where it is short, or not to be measured."""
    if sounds is None or not sounds.measurable:
        return Voice()
    return Voice(_loudness_drift_db(sounds), _pitch_range_semitones(sounds))


def _loudness_drift_db(sounds: Sounds) -> float | None:
    """Middle level of the last third of the voice less that of the first."""
    voiced = [
        level
        for piece in sounds.speech
        for level in sounds.level_dbfs[-int(-piece.start // LEVEL_S) : int(piece.end // LEVEL_S)]
    ]
    if len(voiced) * LEVEL_S < LEAST_S:
        return None
    third = len(voiced) // 3
    return median(voiced[-third:]) - median(voiced[:third])


def _pitch_range_semitones(sounds: Sounds) -> float | None:
    pitch = sounds.pitch
    if pitch is None or pitch.voiced_s < LEAST_S or pitch.low_hz <= 0:
        return None
    return 12 * log2(pitch.high_hz / pitch.low_hz)
