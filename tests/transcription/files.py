"""Sound files made on the spot, in every container the program reads."""

import subprocess
import wave
from pathlib import Path
from threading import Event

import av
import numpy as np
from numpy.typing import NDArray

from voice_interview.wave_file import WaveWriter

Sound = NDArray[np.float32]
RATE_HZ = 16_000

CODECS = {
    "wav": "pcm_s16le",
    "flac": "flac",
    "mp3": "libmp3lame",
    "m4a": "aac",
    "ogg": "libopus",
    "opus": "libopus",
    "webm": "libopus",
}


def load_wav(path: Path) -> Sound:
    with wave.open(str(path), "rb") as file:
        assert file.getframerate() == RATE_HZ
        pcm = file.readframes(file.getnframes())
    return (np.frombuffer(pcm, "<i2") / 32768).astype(np.float32)


def save_wav(path: Path, sound: Sound, rate_hz: int = RATE_HZ) -> Path:
    """`sound` has shape (samples) or (channels, samples)."""
    channels = np.atleast_2d(sound)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels.shape[0])
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(pcm_of(channels.T))
    return path


def say(text: str, path: Path, voice: str = "rms") -> Sound:
    """`text` in a voice that the built-in recogniser follows: `rms` or `slt`."""
    subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(path)], check=True)
    return load_wav(path)


def chunk_and_tail(spoken: Sound) -> Sound:
    """About 16 s of it at 48 kHz: one chunk that closes, and a tail."""
    pause = noise(0.7, level=0.0005)
    return np.repeat(np.concatenate([spoken, pause, spoken, pause, spoken[: 2 * RATE_HZ]]), 3)


def pcm_of(sound: Sound) -> bytes:
    return (np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes()


def at_rate(sound: Sound, rate_hz: int) -> Sound:
    """`sound` at another rate, by FFmpeg."""
    convert = av.AudioResampler(format="flt", layout="mono", rate=rate_hz)
    frame = av.AudioFrame.from_ndarray(sound[None], format="flt", layout="mono")
    frame.sample_rate = RATE_HZ
    blocks = [*convert.resample(frame), *convert.resample(None)]
    return np.concatenate([block.to_ndarray()[0] for block in blocks]).astype(np.float32)


def encode(path: Path, sound: Sound, rate_hz: int = 48_000) -> Path:
    """Write `sound` (16 kHz) in the container that the name's ending says."""
    codec = CODECS[path.suffix[1:]]
    shape = {"flac": "s16", "wav": "s16", "ogg": "flt", "opus": "flt", "webm": "flt"}
    form = shape.get(path.suffix[1:], "s16p" if codec == "libmp3lame" else "fltp")
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=rate_hz)
        stream.layout = "mono"
        convert = av.AudioResampler(format=form, layout="mono", rate=rate_hz)
        frame = av.AudioFrame.from_ndarray(sound[None], format="flt", layout="mono")
        frame.sample_rate = RATE_HZ
        pieces = av.AudioFifo()
        for block in (*convert.resample(frame), *convert.resample(None)):
            block.pts = None
            pieces.write(block)
        at = 0
        while (piece := pieces.read(960, partial=True)) is not None:
            piece.pts, at = at, at + piece.samples
            file.mux(stream.encode(piece))
        file.mux(stream.encode(None))
    return path


def hum(length_s: float, pitch_hz: float = 200.0, level: float = 0.3) -> Sound:
    times_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    return (level * np.sin(2 * np.pi * pitch_hz * times_s)).astype(np.float32)


def chords() -> Sound:
    """Plucked chords, one every half second."""
    times = np.arange(RATE_HZ // 2) / RATE_HZ
    shape = np.exp(-times / 0.25)
    steps = [(0, 4, 7), (5, 9, 12), (7, 11, 14), (0, 4, 7)]
    beats = []
    for step in steps * 5:
        hz = [220 * 2 ** (note / 12) for note in step]
        tones = [np.sin(2 * np.pi * f * k * times) / k**2 for f in hz for k in range(1, 6)]
        beats.append(0.1 * shape * np.sum(tones, axis=0))
    return np.concatenate(beats).astype(np.float32)


def noise(length_s: float, level: float = 0.01, seed: int = 0) -> Sound:
    samples = np.random.default_rng(seed).standard_normal(round(length_s * RATE_HZ))
    return (level * samples).astype(np.float32)


def record_in_bursts(path: Path, sound: Sound, ended: Event, heard: Event) -> None:
    """Writes the most of it, waits until some was heard, and writes the rest in small pieces."""
    half = 15 * 48_000
    with WaveWriter(path, 48_000) as writer:
        writer.write(pcm_of(sound[:half]))
        heard.wait()
        for start in range(half, sound.size, 5000):
            writer.write(pcm_of(sound[start : start + 5000]))
    ended.set()
