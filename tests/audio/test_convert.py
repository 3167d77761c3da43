"""Recordings from outside become a take's audio."""

import errno
from pathlib import Path

import pytest

from tests.audio.encoded import CODECS, encode
from tests.audio.samples import likeness, noise, outline, pcm_of, syllables, wav
from voice_interview.audio.convert import to_wav
from voice_interview.errors import DiskFull, InputProblem, LibraryProblem
from voice_interview.wave_file import describe

RATE_HZ = 48_000


@pytest.mark.parametrize("ending", CODECS)
def test_every_format_becomes_mono_wav_at_its_own_rate(tmp_path: Path, ending: str) -> None:
    pcm = syllables(1.0, RATE_HZ)
    capture = to_wav(encode(tmp_path / f"a.{ending}", pcm, RATE_HZ), tmp_path / "audio.wav")
    info = describe(tmp_path / "audio.wav")
    assert (info.rate_hz, info.channels, info.open_ended) == (RATE_HZ, 1, False)
    assert capture.duration_s == info.duration_s == pytest.approx(1.0, abs=0.04)
    assert likeness(outline(pcm_of(tmp_path / "audio.wav"), RATE_HZ), outline(pcm, RATE_HZ)) > 0.98


def test_wav_stays_bit_for_bit(tmp_path: Path) -> None:
    pcm = noise(5000)
    to_wav(wav(tmp_path / "a.wav", pcm, 22_050), tmp_path / "audio.wav")
    assert pcm_of(tmp_path / "audio.wav") == pcm


def test_no_sound_is_told(tmp_path: Path) -> None:
    (tmp_path / "diary.wav").write_text("Dear diary, today I led a team.")
    wav(tmp_path / "empty.wav", b"")
    for name in ("diary.wav", "empty.wav"):
        with pytest.raises(InputProblem, match=name):
            to_wav(tmp_path / name, tmp_path / f"from-{name}")


def test_a_rate_that_no_recording_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="7 samples a second"):
        to_wav(wav(tmp_path / "a.wav", noise(50), 7), tmp_path / "audio.wav")


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = wav(tmp_path / "a.wav", noise(500))
    with pytest.raises(LibraryProblem) as told:
        to_wav(source, tmp_path / "gone" / "audio.wav")
    assert not isinstance(told.value, DiskFull)

    def full(_: object, __: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("voice_interview.wave_file.WaveWriter.write", full)
    with pytest.raises(DiskFull):
        to_wav(source, tmp_path / "b.wav")
