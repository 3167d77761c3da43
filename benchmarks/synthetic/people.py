"""What makes a synthetic voice less of a machine: breath in the voice, and a room around it."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from benchmarks.synthetic.noises import RATE_HZ, Random, Sound

_FRAME, _HOP = 512, 128


def breathy(sound: Sound, share: float, random: Random) -> Sound:
    """`share` of the sound whispered: same colour and level, without a pitch."""
    if sound.size < 2 * _FRAME:
        return sound
    window = np.hanning(_FRAME)
    padded = np.pad(sound, (_FRAME, 2 * _FRAME))
    spectra = np.abs(np.fft.rfft(sliding_window_view(padded, _FRAME)[::_HOP] * window))
    # Harmonics go, resonances stay.
    envelope = np.apply_along_axis(np.convolve, 1, spectra, np.ones(9) / 9, "same")
    turned = envelope * np.exp(1j * random.uniform(0, 2 * np.pi, envelope.shape))
    out = np.zeros(padded.size)
    for number, frame in enumerate(np.fft.irfft(turned, _FRAME) * window):
        out[number * _HOP : number * _HOP + _FRAME] += frame
    whisper = out[_FRAME : _FRAME + sound.size]
    whisper *= np.sqrt(np.mean(sound**2) / max(1e-12, float(np.mean(whisper**2))))
    return ((1 - share) * sound + share * whisper).astype(np.float32)


def in_a_room(sound: Sound, random: Random) -> Sound:
    """Echoes of a small or large room, and a microphone that colours; same length, same peak."""
    peak = float(np.abs(sound).max())
    heard = sound.astype(np.float64)
    if random.random() < 0.5:
        size = int(random.uniform(0.1, 0.4) * RATE_HZ)
        tail = random.normal(size=size) * np.exp(-6.9 * np.arange(size) / size)
        tail *= 10 ** (-random.uniform(0, 12) / 20) / np.sqrt(np.sum(tail**2))
        tail[0] = 1.0
        length = heard.size + size
        heard = np.fft.irfft(np.fft.rfft(heard, length) * np.fft.rfft(tail, length), length)[
            : heard.size
        ]
    if random.random() < 0.5:
        hz = np.fft.rfftfreq(heard.size, 1 / RATE_HZ)
        octaves = np.log2(np.maximum(hz, 60.0) / 60.0)
        curve_db = np.interp(octaves, np.arange(8), random.normal(size=8) * 4)
        heard = np.fft.irfft(np.fft.rfft(heard) * 10 ** (curve_db / 20), heard.size)
    return (heard * (peak / max(1e-9, float(np.abs(heard).max())))).astype(np.float32)
