"""Loud sounds between words that are no voice: a knock, a cough, a breath, a chair. Pure.

Voice without a word is never named: mostly it is a word that the recogniser left out.
"""

from collections.abc import Sequence

import numpy as np

from voice_interview.listening.alignment.align import Alignment
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
    said = [(word.start, word.end) for word in alignment.words if word]
    if not said:
        return ()
    loud_dbfs = np.percentile(
        np.concatenate([between(frames.level_dbfs, *piece) for piece in said]), 95
    )
    softest_dbfs = max(loud_dbfs + _LOUD_DB, float(np.percentile(frames.level_dbfs, 10)) + _OUT_DB)
    power = np.convolve(10 ** (frames.level_dbfs / 10), np.ones(_SMOOTH) / _SMOOTH, "same")
    taken = [*said, *((pause.start, pause.end) for pause in pauses)]
    room = np.zeros(power.size, dtype=bool)
    room[round(said[0][1] / _FRAME_S) : round(said[-1][0] / _FRAME_S)] = True
    for start, end in taken:
        first = max(0, round((start - _FROM_WORDS_S) / _FRAME_S))
        room[first : round((end + _FROM_WORDS_S) / _FRAME_S)] = False
    edges = np.flatnonzero(
        np.diff((power > 10 ** (softest_dbfs / 10)) & room, prepend=False, append=False)
    )
    found = _joined(
        [
            Interval(round(float(start * _FRAME_S), 3), round(float(end * _FRAME_S), 3))
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]
    )
    return tuple(
        one for one in found if one.length_s >= _SHORTEST_S and _voiced(one, speech) <= _MOST_VOICED
    )


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
