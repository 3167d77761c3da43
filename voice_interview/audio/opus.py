"""A recording made small enough to carry in a page or a message: Opus in WebM.

WebM, since every browser of the last years plays it and its index lets a page jump to any word.
"""

import io
from pathlib import Path
from typing import Any

from voice_interview.audio.decoding import SoundFile
from voice_interview.errors import InputProblem
from voice_interview.wave_file import SAMPLE_BYTES

RATE_HZ = 48_000
BITS_A_SECOND = 32_000
"""Speech in one channel is transparent to nearly all listeners from here on: 240 KB a minute."""


def encoded(audio: Path) -> bytes:
    """A whole file of sound as WebM. Raises InputProblem when there is no sound in it."""
    import av  # 60 ms that the first paint saves

    out = io.BytesIO()
    with SoundFile(audio) as sound, av.open(out, "w", format="webm") as container:
        stream = container.add_stream("libopus", rate=RATE_HZ, layout="mono")
        stream.bit_rate = BITS_A_SECOND
        frames = 0
        for chunk in sound.chunks(0.0, 1.0, RATE_HZ, None):
            container.mux(stream.encode(_frame(av, chunk.pcm, frames)))
            frames += len(chunk.pcm) // SAMPLE_BYTES
        if not frames:
            raise InputProblem(f"{audio.name} holds no sound.")
        container.mux(stream.encode(None))
    return out.getvalue()


def _frame(av: Any, pcm: bytes, place: int) -> Any:
    frame = av.AudioFrame(format="s16", layout="mono", samples=len(pcm) // SAMPLE_BYTES)
    frame.planes[0].update(pcm)
    frame.sample_rate = RATE_HZ
    frame.pts = place
    return frame
