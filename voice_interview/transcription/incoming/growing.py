"""The take while it is being written: what came since the last look, as 16 kHz mono.

Must not know who writes. The samples are those which reading the finished file would give.
"""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
from av.audio.frame import AudioFrame

from voice_interview.errors import InputProblem
from voice_interview.listening.sound.levels import Samples
from voice_interview.text import clean_line
from voice_interview.transcription.incoming.audio_in import LONGEST_S
from voice_interview.transcription.incoming.resampling import Block, Resampler, as_floats
from voice_interview.wave_file import WaveInfo, describe, read_frames

LOOK_S = 0.1
_BLOCK_S = 1.0
"""Largest piece handed on at once, so that cuts and progress keep pace with a backlog."""
_LAYOUTS = {1: "mono", 2: "stereo"}


def follow(audio: Path, ended: Event) -> Iterator[Samples]:
    """Blocks of sound as the WAV grows; the last ones after `ended` is set.

    An empty block says that all there is was handed on, and that it may go on.
    The recorder writes one channel; of several, the one that is loudest at the time is followed.
    Raises InputProblem when there is no such WAV by then, when it is no 16-bit WAV or too long.
    """
    info = _opened(audio, ended)
    convert = Resampler()
    done = 0
    while True:
        last_look = ended.is_set()
        while pcm := _read(audio, done, int(_BLOCK_S * info.rate_hz)):
            frame = _frame(pcm, info)
            done += frame.samples
            yield from (_loudest(block) for block in convert.add(frame))
        if last_look:
            yield from (_loudest(block) for block in convert.rest())
            return
        yield np.zeros(0, np.float32)
        if done > LONGEST_S * info.rate_hz:
            raise InputProblem(
                f"The take is longer than {LONGEST_S / 60:.0f} minutes.",
                "Cut out the answer and use that part.",
            )
        ended.wait(LOOK_S)


def _loudest(block: Block) -> Samples:
    sound = as_floats(block)
    channel: Samples = sound[int((sound**2).sum(axis=1).argmax())]
    return channel


def _opened(audio: Path, ended: Event) -> WaveInfo:
    """Wait for the header: the recorder may be opening its device yet."""
    while True:
        last_look = ended.is_set()
        try:
            return describe(audio)
        except (InputProblem, OSError):
            if last_look:
                raise InputProblem(
                    f"No sound was written to {clean_line(audio.name, 80)}.", "Record it again."
                ) from None
        ended.wait(LOOK_S)


def _read(audio: Path, done: int, size: int) -> bytes:
    try:
        return read_frames(audio, done, size)
    except OSError:
        raise InputProblem("The recording is no longer on the disk.", "Record it again.") from None


def _frame(pcm: bytes, info: WaveInfo) -> AudioFrame:
    sound = np.frombuffer(pcm, np.dtype("<i2")).reshape(1, -1)
    layout = _LAYOUTS.get(info.channels, f"{info.channels}c")
    frame = AudioFrame.from_ndarray(sound, format="s16", layout=layout)
    frame.sample_rate = info.rate_hz
    return frame
