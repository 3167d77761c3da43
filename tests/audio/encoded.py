"""The same sound in every container that users bring along."""

from array import array
from fractions import Fraction
from pathlib import Path

import av

CODECS = {
    "flac": "flac",
    "mp3": "libmp3lame",
    "m4a": "aac",
    "aac": "aac",
    "ogg": "flac",
    "opus": "libopus",
    "webm": "libopus",
    "aiff": "pcm_s16be",
}


def encode(path: Path, pcm: bytes, rate_hz: int) -> Path:
    """`pcm` in the format of `path`'s ending."""
    with av.open(str(path), "w") as container:
        codec = CODECS[path.suffix[1:]]
        stream = container.add_stream(codec, rate=rate_hz)
        stream.layout = "mono"
        samples = array("h", pcm)
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(samples))
        frame.planes[0].update(pcm.ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate = rate_hz
        frame.time_base = Fraction(1, rate_hz)
        frame.pts = 0
        resampler = av.AudioResampler(
            format=stream.codec_context.format,
            rate=rate_hz,
            frame_size=stream.codec_context.frame_size,
        )
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path
