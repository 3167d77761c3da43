"""A recording as FLAC, and the proof that every sample is in it. Knows no take."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from voice_interview.errors import InputProblem
from voice_interview.wave_file import SAMPLE_BYTES, describe, read_frames

BLOCK_FRAMES = 1 << 16
LEVEL = "8"
"""Of 0 to 12: above 8 files get no smaller that one could notice, and take long."""


def shrink(wav: Path, flac: Path) -> None:
    """Write the samples of `wav`, one channel of 16 bits, to `flac`, and read them again.

    Raises InputProblem for a WAV of another kind, and when the two are not the same; OSError as
    the disk does.
    """
    info = describe(wav)
    if info.channels != 1 or info.open_ended:
        raise InputProblem(
            f"{wav.name} is no finished recording of one channel.", "It is left as it is."
        )
    _encode(wav, flac, info.rate_hz)
    if not same_samples(wav, flac):
        raise InputProblem(f"{wav.name} came out changed.", "It is left as it is.")


def same_samples(wav: Path, flac: Path) -> bool:
    """Are rate and all samples of both equal? Raises InputProblem, OSError."""
    import av

    info = describe(wav)
    at = 0
    try:
        with flac.open("rb") as file, av.open(file, format="flac") as container:
            stream = container.streams.audio[0]
            if (stream.rate, stream.channels) != (info.rate_hz, 1):
                return False
            for frame in container.decode(stream):
                heard = bytes(frame.planes[0])[: frame.samples * SAMPLE_BYTES]
                if frame.format.name != "s16" or heard != read_frames(wav, at, frame.samples):
                    return False
                at += frame.samples
    except av.FFmpegError:
        return False
    return at == info.frames


def _encode(wav: Path, flac: Path, rate_hz: int) -> None:
    import av

    fd = os.open(flac, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(fd, "w+b") as file, av.open(file, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=rate_hz, layout="mono", format="s16")
        stream.codec_context.options = {"compression_level": LEVEL}
        for frame in _frames(wav, rate_hz):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _frames(wav: Path, rate_hz: int) -> Iterator[Any]:
    import av

    at = 0
    while pcm := read_frames(wav, at, BLOCK_FRAMES):
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(pcm) // SAMPLE_BYTES)
        frame.planes[0].update(pcm)
        frame.sample_rate, frame.pts = rate_hz, at
        at += frame.samples
        yield frame
