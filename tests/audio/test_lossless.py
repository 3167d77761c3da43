"""FLAC holds every sample of the WAV, or nothing is called done."""

import random
import struct
from pathlib import Path

import pytest

from voice_interview.audio import lossless
from voice_interview.audio.decoding import SoundFile
from voice_interview.audio.lossless import same_samples, shrink
from voice_interview.errors import InputProblem
from voice_interview.library.takes.sound import describe
from voice_interview.transcription.incoming import audio_in
from voice_interview.wave_file import WaveWriter


def wav(path: Path, samples: list[int], rate_hz: int = 16_000) -> Path:
    with WaveWriter(path, rate_hz) as sound:
        sound.write(struct.pack(f"<{len(samples)}h", *samples))
    return path


def noise(frames: int) -> list[int]:
    draw = random.Random(frames)
    return [draw.choice((-32768, 32767, 0, draw.randrange(-900, 900))) for _ in range(frames)]


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("frames", [0, 1, 4_095, 4_097, 70_000])
def test_every_sample_is_there(tmp_path: Path, rate_hz: int, frames: int) -> None:
    source = wav(tmp_path / "audio.wav", noise(frames), rate_hz)
    target = tmp_path / "audio.flac"
    shrink(source, target)
    assert same_samples(source, target)
    found = describe(target)
    assert (found.rate_hz, found.frames) == (rate_hz, frames)
    assert target.stat().st_mode & 0o777 == 0o600
    if frames:
        with SoundFile(target) as sound:
            heard = b"".join(chunk.pcm for chunk in sound.chunks(0.0, 1.0, rate_hz, None))
        assert heard == struct.pack(f"<{frames}h", *noise(frames))


def test_the_recogniser_hears_the_same(tmp_path: Path) -> None:
    source, target = wav(tmp_path / "audio.wav", noise(70_000), 44_100), tmp_path / "audio.flac"
    shrink(source, target)
    assert (audio_in.read(source)[:] == audio_in.read(target)[:]).all()


def test_any_difference_is_seen(tmp_path: Path) -> None:
    samples = noise(70_000)
    target = tmp_path / "audio.flac"
    shrink(wav(tmp_path / "audio.wav", samples), target)
    one_off = [*samples[:-1], (samples[-1] + 1) % 100]
    others = [one_off, samples[:-1], [*samples, 0], []]
    for number, other in enumerate(others):
        assert not same_samples(wav(tmp_path / f"{number}.wav", other), target)
    assert not same_samples(wav(tmp_path / "rate.wav", samples, 8_000), target)
    cut = tmp_path / "cut.flac"
    cut.write_bytes(target.read_bytes()[:-20_000])
    assert not same_samples(tmp_path / "audio.wav", cut)
    cut.write_bytes(b"no sound at all")
    assert not same_samples(tmp_path / "audio.wav", cut)


def test_what_came_out_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = wav(tmp_path / "other.wav", noise(5_000))
    encode = lossless._encode
    monkeypatch.setattr(
        lossless, "_encode", lambda _wav, flac, rate_hz: encode(other, flac, rate_hz)
    )
    with pytest.raises(InputProblem, match="came out changed"):
        shrink(wav(tmp_path / "audio.wav", noise(5_001)), tmp_path / "audio.flac")


def test_other_kinds_and_growing_files_are_left_alone(tmp_path: Path) -> None:
    source = wav(tmp_path / "audio.wav", noise(2_000))
    data = bytearray(source.read_bytes())
    data[22] = 2
    (tmp_path / "two.wav").write_bytes(bytes(data))
    data[22] = 1
    data[40:44] = b"\xff\xff\xff\xff"
    (tmp_path / "growing.wav").write_bytes(bytes(data))
    for name in ("two.wav", "growing.wav"):
        with pytest.raises(InputProblem):
            shrink(tmp_path / name, tmp_path / "audio.flac")
