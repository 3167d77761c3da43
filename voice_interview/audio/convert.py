"""A recording from outside as a take's audio.wav: mono, 16 bits, at its own rate."""

from pathlib import Path

from voice_interview.audio.capture import not_written
from voice_interview.audio.decoding import SoundFile
from voice_interview.errors import InputProblem
from voice_interview.model import Capture
from voice_interview.wave_file import WaveWriter, describe

LONGEST_S = 4 * 3600.0
"""Far above an answer; keeps a hostile file from filling the disk."""


def to_wav(source: Path, target: Path) -> Capture:
    """Write `source` as WAV. Raises InputProblem when there is no sound in it, LibraryProblem."""
    try:
        with SoundFile(source) as sound, WaveWriter(target, sound.rate_hz) as writer:
            for chunk in sound.chunks(0.0, 1.0, sound.rate_hz, LONGEST_S):
                writer.write(chunk.pcm)
    except OSError as error:
        raise not_written(error) from error
    info = describe(target)
    if info.frames == 0:
        raise InputProblem(f"{source.name} holds no sound.", "Use another recording.")
    return Capture(duration_s=info.duration_s, rate_hz=info.rate_hz, device="a file")
