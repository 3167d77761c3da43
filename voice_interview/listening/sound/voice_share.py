"""How much of what is heard is voice, for each band of a spectrum: a small network. Pure.

The share is that of the amplitude, the root of voice / (voice + background) in power: the ideal
ratio mask (Wang, Narayanan and Wang 2014). The network is learnt with `training.suppression`, which
writes its weights beside this file. Must not know words, nor turn anything down itself.
"""

import functools
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.sound.levels import RATE_HZ

WINDOW = 400
"""Samples of each spectrum; they lie half of this apart."""
WEIGHTS = Path(__file__).with_name("voice_share.npz")
"""`weights0`, `biases0` and so on, a pair for each layer; between layers, what is below 0 is 0."""

_BANDS = 32
_LOWEST_HZ = 60.0
_AROUND = (-14, -9, -6, -4, -2, -1, 0, 1, 2, 4, 6, 9, 14)
"""The windows that each one is seen among: .175 s on both sides."""
_QUIET = 0.1
"""Share of the windows that hold nothing but background: the softest."""
_LOUD = 0.95
_SILENCE = 1e-10
_UNIT = 4.0
"""Of logarithms of power, about 17 dB: so that figures are about 1."""
_MOST = 4.0

Table = NDArray[np.float32]


def _bands() -> Table:
    """A triangle for each band, even on the mel scale: what each line of a spectrum has in it.

    The shares of each line sum to 1.
    """
    mels = 2595 * np.log10(1 + np.fft.rfftfreq(WINDOW, 1 / RATE_HZ) / 700)
    edges = np.linspace(2595 * np.log10(1 + _LOWEST_HZ / 700), mels[-1], _BANDS + 2)
    shares = np.maximum(0, 1 - np.abs(mels[:, None] - edges[None, 1:-1]) / (edges[1] - edges[0]))
    shares[mels < edges[1], 0] = 1
    shares[mels > edges[-2], -1] = 1
    bands: Table = shares.astype(np.float32)
    return bands


BANDS = _bands()
"""A row for each line, a column for each band."""
_MEANS = BANDS / BANDS.sum(axis=0)


def in_bands(power: Table) -> Table:
    """Mean power of each band; `power` has a row for each window, a column for each line."""
    means: Table = power @ _MEANS
    return means


def seen(power: Table) -> Table:
    """What the network is told of each window: a row of figures.

    How far each band of it, and of windows around it, stands above the background, and how far that
    lies below the voice.
    """
    levels = np.log(in_bands(power) + np.float32(_SILENCE))
    loudness = levels.mean(axis=1)
    quiet = levels[loudness <= np.quantile(loudness, _QUIET)]
    background = np.log(np.exp(quiet).mean(axis=0))
    voice = np.quantile(levels, _LOUD, axis=0).mean()
    above = np.clip((levels - background) / _UNIT, -1, _MOST)
    reach = max(_AROUND)
    padded = np.pad(above, ((reach, reach), (0, 0)), "edge")
    around = [padded[reach + step : reach + step + len(above)] for step in _AROUND]
    below = np.broadcast_to(np.clip((background - voice) / _UNIT, -_MOST, 1), above.shape)
    return np.hstack([*around, below]).astype(np.float32)


def voice_share(power: Table) -> Table:
    """0 to 1 for each window and band; `power` as in `in_bands`, of one window at least."""
    *inner, last = _layers()
    row = seen(power)
    for weights, biases in inner:
        row = np.maximum(0, row @ weights + biases)
    shares: Table = np.clip(row @ last[0] + last[1], 0, 1)
    return shares


@functools.cache
def _layers() -> list[tuple[Table, Table]]:
    with np.load(WEIGHTS) as kept:
        return [
            (kept[f"weights{n}"].astype(np.float32), kept[f"biases{n}"].astype(np.float32))
            for n in range(len(kept.files) // 2)
        ]
