"""Any sound file the user has, as 16 kHz mono. Must not know recognisers, processes or takes.

FFmpeg is told which container it reads, by the file's first bytes: left to guess, it opens
playlists and fetches what stands in them.
"""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import av
from av.audio.frame import AudioFrame
from av.container import InputContainer

from voice_interview.errors import InputProblem
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.text import clean_line
from voice_interview.transcription.incoming.channels import Mixer
from voice_interview.transcription.incoming.resampling import Block, Resampler, as_floats
from voice_interview.transcription.incoming.tape import Tape
from voice_interview.wave_file import check_rate

LONGEST_S = 90 * 60.0
LARGEST_BYTES = 2 * 1024**3

_ACCEPTED = "WAV, FLAC, MP3, M4A, OGG, Opus and WebM can be read."


def read(path: Path) -> Tape:
    """The sound of a finished file, one channel; the caller closes it.

    Raises InputProblem, with one sentence, for whatever is no sound, too long or damaged.
    """
    name = clean_line(path.name, 80)
    try:
        _check_size(path, name)
        with path.open("rb") as file:
            return _decode(file, _container(file, name), name)
    except FileNotFoundError:
        raise InputProblem(f"There is no file {name}.", "Check the path.") from None
    except PermissionError:
        raise InputProblem(
            f"You do not have permission to open {name}.", "Check its permissions."
        ) from None
    except OSError as error:
        raise InputProblem(
            f"{name} cannot be read: {error.strerror or error}.", "Copy it to this disk and retry."
        ) from None


def _check_size(path: Path, name: str) -> None:
    """Before it is opened: opening a pipe waits for ever."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise InputProblem(f"{name} is a folder, not a sound file.", _ACCEPTED)
    if not stat.S_ISREG(found.st_mode):
        raise InputProblem(f"{name} is not an ordinary file.", _ACCEPTED)
    if found.st_size == 0:
        raise InputProblem(f"{name} is empty.", "Nothing was recorded into it: choose another.")
    if found.st_size > LARGEST_BYTES:
        raise InputProblem(f"{name} is larger than 2 GB.", "Cut out the answer and use that part.")


def _container(file: BinaryIO, name: str) -> str:
    kind = _kind(file.read(16))
    if not kind:
        raise InputProblem(f"{name} is not a sound file.", _ACCEPTED)
    return kind


def _kind(head: bytes) -> str:
    """FFmpeg's name of the container that begins with `head`, or nothing."""
    if head[:4] in (b"RIFF", b"RIFX", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "mov"
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] and head[1] & 0xE6 == 0xE2):
        return "mp3"
    starts = {b"fLaC": "flac", b"OggS": "ogg", b"\x1a\x45\xdf\xa3": "matroska"}
    return starts.get(head[:4], "")


def _decode(file: BinaryIO, container: str, name: str) -> Tape:
    """One look at it is enough for one channel; how to mix several is known at the end only."""
    mixer, tape = Mixer(), Tape()
    for block in _blocks(file, container, name):
        mixer.look(block)
        if mixer.channels == 1:
            tape.add(as_floats(block[0]))
    if mixer.channels > 1:
        tape.close()
        tape = Tape()
        for block in _blocks(file, container, name):
            tape.add(mixer.mixed(block))
    if not tape.size:
        raise InputProblem(f"{name} holds no sound at all.", "Choose another file.")
    return tape


def _blocks(file: BinaryIO, container: str, name: str) -> Iterator[Block]:
    """All that can be read of it, from the beginning. Raises InputProblem."""
    file.seek(0)
    length = 0
    try:
        with av.open(file, mode="r", format=container, metadata_errors="ignore") as source:
            if not source.streams.audio:
                raise InputProblem(f"{name} holds no sound.", "Choose a file with an audio track.")
            convert = Resampler()
            for frame in _frames(source):
                check_rate(frame.sample_rate, name)
                for block in convert.add(frame):
                    length += block.shape[1]
                    yield block
                if length > LONGEST_S * RATE_HZ:
                    raise InputProblem(
                        f"{name} is longer than {LONGEST_S / 60:.0f} minutes.",
                        "Cut out the answer and use that part.",
                    )
            yield from convert.rest()
    except (av.error.FFmpegError, ValueError):
        if not length:
            raise InputProblem(
                f"{name} is damaged: no sound can be read from it.",
                "Play it in another program to see whether it holds sound.",
            ) from None


def _frames(source: InputContainer) -> Iterator[AudioFrame]:
    """All frames of the first track but single damaged ones."""
    for packet in source.demux(source.streams.audio[0]):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            continue
        for frame in frames:
            frame.pts = None
            yield frame
