"""WAV files: written open-ended, read while they grow, closed after an interruption."""

import os
import struct
import wave
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audio.samples import noise, pcm_of, wav
from voice_interview.errors import InputProblem
from voice_interview.wave_file import (
    HEADER_BYTES,
    WaveWriter,
    describe,
    duration,
    read_frames,
    repair,
)


def interrupted(path: Path, pcm: bytes, rate_hz: int = 16_000) -> Path:
    """A file as a killed recorder leaves it."""
    writer = WaveWriter(path, rate_hz)
    writer.write(pcm)
    os.close(writer._fd)
    return path


def foreign(path: Path, channels: int, sample_bytes: int) -> Path:
    """Half a second at 8 kHz by another writer."""
    with wave.open(str(path), "wb") as other:
        other.setparams((channels, sample_bytes, 8000, 0, "NONE", ""))
        other.writeframes(bytes(range(250)) * (channels * sample_bytes * 16))
    return path


def test_a_finished_file_is_plain_wav_for_everybody(tmp_path: Path) -> None:
    pcm = noise(1000)
    path = wav(tmp_path / "a.wav", pcm, 44_100)
    with wave.open(str(path)) as other:
        assert other.getparams()[:4] == (1, 2, 44_100, 1000)
        assert other.readframes(2000) == pcm
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", noise(10))
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        WaveWriter(path, 16_000)
    assert path.read_bytes() == before


def test_a_growing_file_can_be_read_as_far_as_it_has_come(tmp_path: Path) -> None:
    pcm = noise(3000)
    with WaveWriter(tmp_path / "a.wav", 16_000) as writer:
        writer.write(pcm[:2000])
        writer.write(b"\x01")
        info = describe(tmp_path / "a.wav")
        assert (info.frames, info.open_ended) == (1000, True)
        assert read_frames(tmp_path / "a.wav", 990, 100) == pcm[1980:2000]
        assert read_frames(tmp_path / "a.wav", 5000, 100) == b""


def test_finishing_cuts_half_a_frame(tmp_path: Path) -> None:
    with WaveWriter(tmp_path / "a.wav", 16_000) as writer:
        writer.write(b"\x01\x02\x03")
    info = describe(tmp_path / "a.wav")
    assert (info.frames, info.open_ended) == (1, False)
    assert (tmp_path / "a.wav").stat().st_size == HEADER_BYTES + 2


@given(pcm=st.binary(max_size=400), lost=st.integers(0, 60))
@settings(max_examples=80, deadline=None)
def test_an_interrupted_file_keeps_every_whole_frame(
    tmp_path_factory: pytest.TempPathFactory, pcm: bytes, lost: int
) -> None:
    path = interrupted(tmp_path_factory.mktemp("w") / "a.wav", pcm)
    os.truncate(path, max(HEADER_BYTES, path.stat().st_size - lost))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    there = path.read_bytes()[HEADER_BYTES:]
    whole = there[: len(there) // 2 * 2]
    assert describe(path).open_ended
    assert repair(path) == duration(path) == len(whole) / 2 / 16_000
    assert not describe(path).open_ended
    assert pcm_of(path) == whole
    assert path.stat().st_mtime == 1_000_000_000
    assert path.stat().st_size == HEADER_BYTES + len(whole)


def test_a_healthy_file_is_not_touched(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", noise(500))
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ctime_ns
    assert repair(path) == pytest.approx(500 / 16_000)
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ctime_ns) == before


def test_chunks_of_other_programs_are_stepped_over(tmp_path: Path) -> None:
    path = foreign(tmp_path / "a.wav", channels=2, sample_bytes=2)
    raw = path.read_bytes()
    listed = raw[:12] + b"LIST" + struct.pack("<I", 3) + b"abc\0" + raw[12:] + b"note\1\0\0\0x"
    path.write_bytes(listed)
    info = describe(path)
    assert (info.rate_hz, info.channels, info.frames, info.open_ended) == (8000, 2, 4000, False)
    assert len(read_frames(path, 10, 5)) == 20
    repair(path)
    assert path.read_bytes() == listed


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"Dear diary, today I led a team.\n" * 9,
        b"RIFF\xff\xff\xff\xffWAVE",
        b"RIFF\xff\xff\xff\xffWAVEdata\x10\0\0\0" + bytes(16),
        b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0" + bytes(16) + b"data\x10\0\0\0" + bytes(16),
        b"RIFF\xff\xff\xff\xffWAVE" + b"x   \0\0\0\0" * 500,
    ],
)
def test_what_is_no_wav_is_said_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    for look in (describe, repair, duration):
        with pytest.raises(InputProblem) as told:
            look(path)
        assert "a.wav" in told.value.sentence
    assert path.read_bytes() == content


def test_other_sample_widths_are_described_but_not_read(tmp_path: Path) -> None:
    path = foreign(tmp_path / "a.wav", channels=1, sample_bytes=3)
    assert duration(path) == 0.5
    with pytest.raises(InputProblem, match="24 bits"):
        read_frames(path, 0, 10)


def test_sound_beyond_four_gigabytes_is_kept(tmp_path: Path) -> None:
    path = interrupted(tmp_path / "a.wav", noise(10))
    size = HEADER_BYTES + 5 * 2**30
    os.truncate(path, size)
    frames = (size - HEADER_BYTES) // 2
    assert describe(path).frames == frames
    assert repair(path) == frames / 16_000
    assert path.stat().st_size == size
