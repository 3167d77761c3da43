"""A recording with less of what is behind the voice, to lay words on. Pure; knows no words."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ, Samples, Sound, cleaned, offset_of
from voice_interview.listening.sound.made import Made
from voice_interview.listening.sound.voice_share import BANDS, WINDOW, voice_share

_HOP = WINDOW // 2
_SHAPE = np.hanning(WINDOW + 1)[:WINDOW].astype(np.float32)
"""Two of them, a hop apart, sum to 1."""
_BLOCK = 60 * RATE_HZ
"""Each block of one to two minutes has its own background."""
_LEAST = np.float32(0.1)
"""No line gets softer by more than 20 dB: holes in the sound fit no phone."""


def suppressed(audio: Sound) -> Made[np.float32]:
    """`audio` (mono, 16 kHz) without offset and background, as long as before."""
    offset = offset_of(audio)
    edges = np.linspace(0, audio.size, max(1, audio.size // _BLOCK) + 1).astype(int).tolist()
    return Made(edges, lambda n: _subtracted(cleaned(audio[edges[n] : edges[n + 1]], offset)))


def spectra(audio: Samples) -> NDArray[np.complex64]:
    """Of windows a hop apart, the first one around the first sample."""
    padded = np.pad(audio, (_HOP, WINDOW), "symmetric")
    windows = sliding_window_view(padded, WINDOW)[::_HOP] * _SHAPE
    return np.fft.rfft(windows).astype(np.complex64)


def _subtracted(audio: Samples) -> Samples:
    if not audio.size:
        return audio
    heard = spectra(audio)
    gains = np.maximum(_LEAST, voice_share(np.square(np.abs(heard))) @ BANDS.T)
    halves = np.fft.irfft(heard * gains, WINDOW).reshape(-1, 2, _HOP)
    whole = (halves[1:, 0] + halves[:-1, 1]).ravel()[: audio.size]
    return whole.astype(np.float32)
