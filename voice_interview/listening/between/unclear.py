"""Loud sounds between words that are no voice: a knock, a cough, a breath, a chair. Pure.

Voice without a word is never named: mostly it is a word that the recogniser left out.
"""

from collections.abc import Sequence

import numpy as np

from voice_interview.listening.alignment.align import Alignment
from voice_interview.listening.sound.activity import Mask, runs
from voice_interview.listening.sound.frames import HOP, Frames, between
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.model import FilledPause, Interval

_FRAME_S = HOP / RATE_HZ
_SHORTEST_S = 0.12
_JOIN_S = 0.15
_FROM_WORDS_S = 0.08
"""Words end in sounds that the alignment leaves out: breath, and the release of a t."""
_OUT_DB = 15.0
"""Above the softest tenth of the sound."""
_LOUD_DB = -24.0
"""Beside the P95 of the words: softer ones disturb nobody."""
_MOST_VOICED = 0.2
_SMOOTH = 5


def unclear(
    alignment: Alignment,
    frames: Frames,
    speech: Sequence[Interval],
    pauses: Sequence[FilledPause],
) -> tuple[Interval, ...]:
    """Such stretches between the first and the last word, in order."""
    said = [Interval(word.start, word.end) for word in alignment.words if word]
    if not said:
        return ()
    power = np.convolve(10 ** (frames.level_dbfs / 10), np.ones(_SMOOTH) / _SMOOTH, "same")
    loud = power > 10 ** (_softest_dbfs(frames, said) / 10)
    free = _free(power.size, said, [Interval(pause.start, pause.end) for pause in pauses])
    found = _joined(
        [
            Interval(round(start * _FRAME_S, 3), round(end * _FRAME_S, 3))
            for start, end in runs(loud & free)
        ]
    )
    return tuple(
        one for one in found if one.length_s >= _SHORTEST_S and _voiced(one, speech) <= _MOST_VOICED
    )


def _softest_dbfs(frames: Frames, said: Sequence[Interval]) -> float:
    """What is softer disturbs nobody, or is the background."""
    words = [between(frames.level_dbfs, word.start, word.end) for word in said]
    loud_dbfs = float(np.percentile(np.concatenate(words), 95))
    return max(loud_dbfs + _LOUD_DB, float(np.percentile(frames.level_dbfs, 10)) + _OUT_DB)


def _free(count: int, said: Sequence[Interval], pauses: Sequence[Interval]) -> Mask:
    """Which of so many frames lie between the first and the last word, and near none of them."""
    free = np.zeros(count, dtype=np.bool_)
    free[round(said[0].end / _FRAME_S) : round(said[-1].start / _FRAME_S)] = True
    for one in (*said, *pauses):
        first = max(0, round((one.start - _FROM_WORDS_S) / _FRAME_S))
        free[first : round((one.end + _FROM_WORDS_S) / _FRAME_S)] = False
    return free


def _joined(pieces: Sequence[Interval]) -> list[Interval]:
    row: list[Interval] = []
    for piece in pieces:
        near = row and piece.start - row[-1].end < _JOIN_S
        row.append(Interval(row.pop().start, piece.end) if near else piece)
    return row


def _voiced(one: Interval, speech: Sequence[Interval]) -> float:
    """Share of it that is voice."""
    shared_s = sum(max(0.0, min(one.end, p.end) - max(one.start, p.start)) for p in speech)
    return shared_s / one.length_s
