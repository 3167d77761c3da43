"""A recording with less of what is behind the voice, to lay words on. Pure; knows no words.

A Wiener filter: each line of each frame is turned down by the share that the background has in it.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ, Samples, Sound, cleaned, offset_of
from voice_interview.listening.sound.made import Made

_HOP = 200
_WINDOW = 2 * _HOP
_SHAPE = np.hanning(_WINDOW + 1)[:_WINDOW].astype(np.float32)
"""Two of them, a hop apart, sum to 1."""
_BLOCK = 60 * RATE_HZ
"""Each block of one to two minutes has its own background."""
_QUIET = 0.1
"""Share of the frames that hold nothing but background: the softest."""
_HELD = 0.95
"""Of what stood out in the frame before, as far as it was kept: so no single tones are left
standing (decision-directed, Ephraim and Malah 1984)."""
_LEAST = 0.1
"""No line gets softer by more than 20 dB: holes in the sound fit no phone."""

Figures = NDArray[np.float32]


def suppressed(audio: Sound) -> Made[np.float32]:
    """`audio` (mono, 16 kHz) without offset and background, as long as before.

    At 10 dB, with right words, 62 of 65 filled pauses are candidates instead of 52, and the search
    takes a fifth less time (material learnt from).
    """
    offset = offset_of(audio)
    edges = np.linspace(0, audio.size, max(1, audio.size // _BLOCK) + 1).astype(int).tolist()
    return Made(edges, lambda n: _subtracted(cleaned(audio[edges[n] : edges[n + 1]], offset)))


def _subtracted(audio: Samples) -> Samples:
    if not audio.size:
        return audio
    padded = np.pad(audio, (_HOP, _WINDOW), "symmetric")
    spectra = np.fft.rfft(sliding_window_view(padded, _WINDOW)[::_HOP] * _SHAPE)
    power = np.square(np.abs(spectra)).astype(np.float32) + np.float32(1e-12)
    loudness = np.log(power).mean(axis=1)
    quiet = loudness <= np.quantile(loudness, _QUIET)
    gains = _gains(power / power[quiet].mean(axis=0))
    halves = np.fft.irfft(spectra * gains, _WINDOW).reshape(-1, 2, _HOP)
    whole = (halves[1:, 0] + halves[:-1, 1]).ravel()[: audio.size]
    return whole.astype(np.float32)


def _gains(ratios: Figures) -> Figures:
    """For each line of each frame, from how often its power holds the background's."""
    gains = np.empty_like(ratios)
    kept = np.maximum(ratios[0] - 1, 0)
    for gain, ratio in zip(gains, ratios, strict=True):
        stands_out = _HELD * kept + (1 - _HELD) * np.maximum(ratio - 1, 0)
        np.maximum(_LEAST, stands_out / (1 + stands_out), out=gain)
        kept = gain * gain * ratio
    return gains
