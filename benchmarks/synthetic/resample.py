"""Changing the rate and the length of sound."""

import av
import numpy as np
from numpy.typing import NDArray

_FRAME = 400
"""25 ms at 16 kHz: two pitch periods of the lowest voice."""
_SEARCH = 160


def to_rate(audio: NDArray[np.float32], from_hz: int, to_hz: int) -> NDArray[np.float32]:
    """`audio` at another rate; the same array when the rates agree."""
    if from_hz == to_hz:
        return audio
    frame = av.AudioFrame.from_ndarray(audio[np.newaxis, :], format="flt", layout="mono")
    frame.sample_rate = from_hz
    resampler = av.AudioResampler(format="flt", layout="mono", rate=to_hz)
    parts = [
        part.to_ndarray()[0] for part in (*resampler.resample(frame), *resampler.resample(None))
    ]
    return np.concatenate(parts).astype(np.float32)


def stretched(audio: NDArray[np.float32], samples: int) -> NDArray[np.float32]:
    """`audio` in `samples` samples at the same pitch; both ends stay as they are.

    Overlap-add of 25 ms frames, each taken where it fits its forerunner best (WSOLA).
    """
    frame = min(_FRAME, audio.size // 2 // 2 * 2)
    if samples == audio.size or samples < 2 * frame or frame < 8:
        return audio
    hop = frame // 2
    window = np.hanning(frame + 1)[:frame]
    out = np.zeros(samples + frame)
    weight = np.zeros(samples + frame)
    wanted = audio[:frame]
    last = audio.size - frame
    for place in range(0, samples - frame + 1, hop):
        ideal = round(place * last / (samples - frame))
        start = _best_fit(audio, wanted, ideal, last) if place else 0
        out[place : place + frame] += window * audio[start : start + frame]
        weight[place : place + frame] += window
        follow = min(start + hop, last)
        wanted = audio[follow : follow + frame]
    whole = (out / np.maximum(weight, 1e-3))[:samples]
    whole[:hop] = audio[:hop]
    fade = np.linspace(0, 1, hop)
    whole[-hop:] = whole[-hop:] * (1 - fade) + audio[-hop:] * fade
    return whole.astype(np.float32)


def _best_fit(
    audio: NDArray[np.float32], wanted: NDArray[np.float32], ideal: int, last: int
) -> int:
    first = max(0, ideal - _SEARCH)
    final = min(last, ideal + _SEARCH)
    places = range(first, final + 1, 4)
    likeness = [float(np.dot(wanted, audio[place : place + wanted.size])) for place in places]
    return first + 4 * int(np.argmax(likeness))
