"""How high a voice is, and how far it moves. Knows voice activity, and must not judge.

YIN (de Cheveigné & Kawahara 2002, J. Acoust. Soc. Am. 111:1917), steps 1 to 5. Libraries with it
bring a compiler, a whole speech laboratory or the GPL.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ, Samples, Sound, cleaned
from voice_interview.model import Interval, Pitch

HOP_S = 0.04

_RATE_HZ = 8_000
_PASSED_HZ = 70.0, 1000.0
"""Hiss and rumble hide a period; the ear, too, takes it from the lowest few harmonics."""
_LOWEST_HZ, _HIGHEST_HZ = 75.0, 500.0
_SHORTEST, _LONGEST = int(_RATE_HZ / _HIGHEST_HZ), int(_RATE_HZ / _LOWEST_HZ)
"""Periods, in samples."""
_WINDOW = 320
_FRAME = _WINDOW + _LONGEST + 1
_HOP = round(_RATE_HZ * HOP_S)
_SIZE = 512
_VOICED = 0.2
"""How unlike a period may be to the next. The paper's .1 loses creaky voice and voice in noise."""
_AT_ONCE = 20 * RATE_HZ
_SILENT = 1e-9
"""Energy of a window at -100 dBFS and below, which has no period."""
_FLOOR, _CEILING = 0.75, 1.5
"""Times the quartiles: what lies outside is an octave too low or too high, and no voice (Hirst
2011, J. Speech Sci. 1:55)."""

Figures = NDArray[np.float64]


def pitch(audio: Sound, voice: Sequence[Interval]) -> Pitch | None:
    """The pitch of `audio` (mono, 16 kHz) where there is voice; None where none can be told."""
    return PitchTrack(audio).told(voice)


class PitchTrack:
    """The pitch of a take that grows: each stretch of voice is listened to once."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._hz: dict[Interval, Figures] = {}

    def follow(self, voice: Iterable[Interval]) -> None:
        """Listen to stretches that will not change any more."""
        for piece in voice:
            if piece not in self._hz:
                self._hz[piece] = np.concatenate([np.zeros(0), *_tracked(self._sound, piece)])

    def told(self, voice: Sequence[Interval]) -> Pitch | None:
        """Over all of `voice`."""
        self.follow(voice)
        heard = np.concatenate([np.zeros(0), *(self._hz[piece] for piece in voice)])
        if not heard.size:
            return None
        low, high = np.percentile(heard, (25, 75))
        kept = heard[(heard > _FLOOR * low) & (heard < _CEILING * high)]
        low_hz, middle_hz, high_hz = (
            round(float(hz), 1) for hz in np.percentile(kept, (5, 50, 95))
        )
        return Pitch(round(kept.size * HOP_S, 2), low_hz, middle_hz, high_hz)


def _tracked(sound: Sound, voice: Interval) -> Iterator[Figures]:
    """Hz of each frame with a period, some seconds at a time."""
    end = min(sound.size, round(voice.end * RATE_HZ))
    for start in range(round(voice.start * RATE_HZ), end, _AT_ONCE):
        piece = _low(cleaned(sound[start : min(end, start + _AT_ONCE)], 0.0))
        if piece.size >= _FRAME:
            yield _hz(_unlikeness(sliding_window_view(piece, _FRAME)[::_HOP]))


def _low(sound: Samples) -> Figures:
    """The band that holds the pitch, at half the rate."""
    spectrum = np.fft.rfft(sound)
    lines = np.fft.rfftfreq(sound.size, 1 / RATE_HZ)
    spectrum[(lines < _PASSED_HZ[0]) | (lines > _PASSED_HZ[1])] = 0
    half: Figures = np.fft.irfft(spectrum[: sound.size // 4 + 1], sound.size // 2)
    return half


def _unlikeness(frames: Figures) -> Figures:
    """The cumulative mean normalized difference (equations 6 and 8) for periods up to the longest.

    Differences are energies less twice the correlation, and that is a product of spectra.
    """
    head = np.fft.rfft(frames[:, :_WINDOW], _SIZE)
    alike = np.fft.irfft(np.fft.rfft(frames, _SIZE) * head.conj(), _SIZE)[:, : _LONGEST + 2]
    energy = np.cumsum(np.pad(frames**2, ((0, 0), (1, 0))), axis=1)
    own = energy[:, _WINDOW : _WINDOW + _LONGEST + 2] - energy[:, : _LONGEST + 2]
    differs = np.maximum(own[:, :1] + own - 2 * alike, 0.0)[:, 1:]
    mean = np.cumsum(differs, axis=1) / np.arange(1, differs.shape[1] + 1)
    return (differs + _SILENT) / (mean + _SILENT)


def _hz(unlike: Figures) -> Figures:
    """From the first dip that is deep enough; `unlike` begins at a period of one sample."""
    before, here, after = unlike[:, :-2], unlike[:, 1:-1], unlike[:, 2:]
    dips = (here < _VOICED) & (here <= before) & (here < after)
    dips[:, : _SHORTEST - 2] = False
    rows = np.flatnonzero(dips.any(axis=1))
    at = dips[rows].argmax(axis=1)
    left, depth, right = before[rows, at], here[rows, at], after[rows, at]
    period = at + 2 + (left - right) / (2 * (left - 2 * depth + right))
    hz: Figures = _RATE_HZ / period
    return hz
