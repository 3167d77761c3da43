"""Filled pauses without words to go by: voice that no word of the recogniser covers. Pure.

The fallback where words cannot be laid on the sound. Recognisers stretch words over filled pauses,
so it finds few of them, and none of them is sure.
"""

from collections.abc import Sequence

import numpy as np

from voice_interview.listening.sound.frames import Frames, between
from voice_interview.model import FilledPause, Interval, Word

_SHORTEST_S, _LONGEST_S = 0.3, 1.5
_TRIM_S = 0.12
"""Voice activity and recognisers' word times differ by so much at each end."""
_LEAST_COVERED = 0.6
"""Share of the voice that words must cover, or they belong to other sound."""
_LIVELIEST = 0.9
"""Change from frame to frame, beside that of all voice: below this a sound is held."""
_CONFIDENCE = 0.3
_EVIDENCE = "a held sound that no word covers"


def voiced_gaps(
    words: Sequence[Word], speech: Sequence[Interval], frames: Frames
) -> tuple[FilledPause, ...]:
    """Held sounds of a filled pause's length outside all words; none without word times."""
    covered = [
        Interval(word.start, word.end)
        for word in words
        if word.start is not None and word.end is not None
    ]
    gaps = [gap for piece in speech for gap in _left(piece, covered)]
    voice_s = sum(piece.length_s for piece in speech)
    if not speech or sum(gap.length_s for gap in gaps) > (1 - _LEAST_COVERED) * voice_s:
        return ()
    usual = np.concatenate(
        [between(frames.change, piece.start, piece.end) for piece in speech]
    ).mean()
    return tuple(
        FilledPause(round(gap.start, 3), round(gap.end, 3), False, _CONFIDENCE, _EVIDENCE)
        for gap in (Interval(gap.start + _TRIM_S, gap.end - _TRIM_S) for gap in gaps)
        if _SHORTEST_S <= gap.length_s <= _LONGEST_S
        and between(frames.change, gap.start, gap.end).mean() <= _LIVELIEST * usual
    )


def _left(piece: Interval, covered: Sequence[Interval]) -> list[Interval]:
    """What of `piece` no interval covers."""
    left = []
    start = piece.start
    for one in sorted(covered, key=lambda one: one.start):
        if one.end <= start or one.start >= piece.end:
            continue
        if one.start > start:
            left.append(Interval(start, one.start))
        start = max(start, one.end)
    if start < piece.end:
        left.append(Interval(start, piece.end))
    return left
