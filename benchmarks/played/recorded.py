"""An answer again, as another microphone in another room would have recorded it.

For learning alone: games are recorded in few rooms, with good microphones. What is drawn: an echo,
what is heard behind the voice, the microphone's cuts, tilt and resonances, a gain that follows the
voice, clipping, a codec.
"""

import io
from dataclasses import replace

import av
import numpy as np

from benchmarks.synthetic.clips import Clip
from benchmarks.synthetic.noises import RATE_HZ, Random, Sound
from benchmarks.synthetic.resample import to_rate
from benchmarks.synthetic.rooms import any_background

_SNR_DB = (None, None, 30.0, 25.0, 20.0, 15.0, 10.0)
_ECHOING, _GAINED, _CLIPPED, _CODED = 0.7, 0.3, 0.2, 0.4
"""Shares of the recordings."""
_CODECS = (("mp3", "libmp3lame", 16_000), ("ogg", "libopus", 48_000), ("wav", "pcm_mulaw", 8_000))
"""Container, codec, rate."""
_BITS = (14_000, 32_000)
"""A second."""
_LATEST = RATE_HZ // 2
_HOP = 160


def recorded(clip: Clip, random: Random) -> Clip:
    """Its words and filled pauses stay where they are. `clip` has no noise yet."""
    sound = _echoing(clip.audio, random) if random.random() < _ECHOING else clip.audio
    level, kind = _SNR_DB[int(random.integers(len(_SNR_DB)))], ""
    if level is not None:
        loud = sound[np.abs(sound) > 0.1 * np.abs(sound).max()]
        kind, noise = any_background(sound.size, random)
        sound = sound + noise * np.sqrt(np.mean(loud**2)) * 10 ** (-level / 20)
    sound = _through_a_microphone(sound, random)
    if random.random() < _GAINED:
        sound = _gained(sound, random)
    sound = sound / max(1e-9, float(np.abs(sound).max()))
    if random.random() < _CLIPPED:
        most = random.uniform(0.3, 0.8)
        sound = np.clip(sound, -most, most) / most
    sound = (sound * 10 ** (-random.uniform(1, 20) / 20)).astype(np.float32)
    if random.random() < _CODED:
        sound = _coded(sound, random)
    return replace(clip, audio=sound, snr_db=level, noise=kind)


def _echoing(sound: Sound, random: Random) -> Sound:
    """In a room where sound dies away by 60 dB in 0.15 to 0.5 s."""
    dies_s = random.uniform(0.15, 0.5)
    times = np.arange(round(dies_s * RATE_HZ)) / RATE_HZ
    echo = random.normal(size=times.size) * 10 ** (-3 * times / dies_s)
    echo[: round(random.uniform(0.001, 0.008) * RATE_HZ)] = 0
    echo *= 10 ** (-random.uniform(0, 15) / 20) / np.sqrt(np.sum(echo**2))
    echo[0] = 1.0
    size = sound.size + echo.size
    whole = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(echo, size), size)
    return whole[: sound.size].astype(np.float32)


def _through_a_microphone(sound: Sound, random: Random) -> Sound:
    """Up to 6 dB of tilt between 200 and 4000 Hz, a cut on both sides, two resonances at most."""
    hz = np.fft.rfftfreq(sound.size, 1 / RATE_HZ) + 1.0
    tilt = np.clip((hz / 1000) ** (random.uniform(-6, 6) / 20 / np.log10(20)), 0.3, 3)
    low, high = random.uniform(80, 300), random.uniform(3400, 8000)
    shape = tilt / np.sqrt((1 + (low / hz) ** 4) * (1 + (hz / high) ** 12))
    for _ in range(int(random.integers(0, 3))):
        place = np.exp(random.uniform(np.log(300), np.log(5000)))
        octaves = np.log2(hz / place) / random.uniform(0.15, 0.6)
        shape *= 10 ** (random.uniform(-8, 8) / 20 * np.exp(-(octaves**2)))
    return np.fft.irfft(np.fft.rfft(sound) * shape, sound.size).astype(np.float32)


def _gained(sound: Sound, random: Random) -> Sound:
    """Soft stretches louder and loud ones softer, a moment later."""
    power = np.add.reduceat(np.square(sound), np.arange(0, sound.size, _HOP)) / _HOP
    falling = _HOP / RATE_HZ / random.uniform(0.2, 1.0)
    slow = np.empty_like(power)
    reached = usual = float(np.mean(power))
    for place, one in enumerate(power):
        reached += (0.2 if one > reached else falling) * (one - reached)
        slow[place] = reached
    most = 10 ** (random.uniform(6, 15) / 20)
    gains = (np.sqrt(slow / usual) + 1e-3) ** -random.uniform(0.3, 0.8)
    gains = np.clip(gains, 1 / most, most)
    followed = np.interp(np.arange(sound.size), np.arange(gains.size) * _HOP, gains)
    return (sound * followed).astype(np.float32)


def _coded(sound: Sound, random: Random) -> Sound:
    """Out of a codec of few bits, in step with what went in."""
    form, codec, rate_hz = _CODECS[int(random.integers(len(_CODECS)))]
    file = io.BytesIO()
    with av.open(file, "w", format=form) as box:
        stream = box.add_stream(codec, rate=rate_hz, layout="mono")
        if form != "wav":
            stream.bit_rate = int(random.uniform(*_BITS))
        wave = np.round(to_rate(sound, RATE_HZ, rate_hz) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave[np.newaxis, :], format="s16", layout="mono")
        frame.sample_rate = rate_hz
        fitting = av.AudioResampler(stream.format, "mono", rate_hz, stream.frame_size or None)
        for part in (*fitting.resample(frame), *fitting.resample(None)):
            box.mux(stream.encode(part))
        box.mux(stream.encode(None))
    file.seek(0)
    with av.open(file) as box:
        plain = av.AudioResampler("flt", "mono", RATE_HZ)
        frames = [part for one in (*box.decode(audio=0), None) for part in plain.resample(one)]
    return _in_step(np.concatenate([frame.to_ndarray()[0] for frame in frames]), sound)


def _in_step(heard: Sound, sound: Sound) -> Sound:
    """Without the codec's delay, and as long as `sound`."""
    size = heard.size + sound.size
    alike = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(sound, size)), size)
    late = int(np.argmax(alike[:_LATEST]))
    return np.pad(heard[late:], (0, sound.size))[: sound.size]
