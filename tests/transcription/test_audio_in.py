"""Whatever file comes: sound at 16 kHz, or one sentence."""

import os
import struct
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.transcription.files import CODECS, at_rate, encode, hum, noise, pcm_of, save_wav
from voice_interview.errors import InputProblem
from voice_interview.listening.sound.levels import RATE_HZ
from voice_interview.transcription.incoming import audio_in
from voice_interview.transcription.incoming.audio_in import read


@pytest.mark.parametrize("ending", sorted(CODECS))
def test_every_accepted_container_is_read(ending: str, tmp_path: Path) -> None:
    sound = read(encode(tmp_path / f"answer.{ending}", hum(2.0)))[:]
    assert sound.dtype == np.float32
    assert sound.ndim == 1
    assert sound.size / RATE_HZ == pytest.approx(2.0, abs=0.08)
    assert np.sqrt((sound[8000:24000] ** 2).mean()) == pytest.approx(0.3 / 2**0.5, rel=0.1)


def test_the_ending_of_the_name_does_not_matter(tmp_path: Path) -> None:
    path = encode(tmp_path / "answer.mp3", hum(1.0)).rename(tmp_path / "answer.wav")
    assert read(path).size / RATE_HZ == pytest.approx(1.0, abs=0.08)


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000])
def test_every_rate_becomes_16_khz(rate_hz: int, tmp_path: Path) -> None:
    path = save_wav(tmp_path / "a.wav", at_rate(hum(1.5), rate_hz), rate_hz)
    assert read(path).size == pytest.approx(1.5 * RATE_HZ, abs=16)


@pytest.mark.parametrize("rate_hz", [1, 7, 3_999, 768_001])
def test_a_rate_that_no_recording_has_is_refused(rate_hz: int, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=f"{rate_hz} samples a second: from 4000 to 768000"):
        read(save_wav(tmp_path / "a.wav", noise(1.0), rate_hz))


def test_a_dead_second_channel_does_not_halve_the_voice(tmp_path: Path) -> None:
    path = save_wav(tmp_path / "a.wav", np.stack([hum(1.0), np.zeros(16000, np.float32)]))
    assert np.abs(read(path)[:]).max() == pytest.approx(0.3, abs=0.01)


@pytest.mark.parametrize("channels", [3, 8, 12])
def test_the_one_live_channel_of_a_recording_desk_is_read(channels: int, tmp_path: Path) -> None:
    sound = np.zeros((channels, RATE_HZ), np.float32)
    sound[channels - 1] = hum(1.0)
    assert read(save_wav(tmp_path / "a.wav", sound))[:] == pytest.approx(hum(1.0), abs=1e-3)


def test_broken_samples_become_silence(tmp_path: Path) -> None:
    sound = hum(1.0)
    sound[5000:5010], sound[6000:6010] = np.nan, np.inf
    header = b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 3, 1, 16000, 64000, 4, 32)
    path = tmp_path / "a.wav"
    data = sound.astype("<f4").tobytes()
    path.write_bytes(b"RIFF\xff\xff\xff\xff" + header + b"data\xff\xff\xff\xff" + data)
    got = read(path)[:]
    assert got.size == sound.size
    assert not got[5000:5010].any()
    assert np.isfinite(got).all()


def test_an_interrupted_recording_is_read_to_its_last_sample(tmp_path: Path) -> None:
    path = tmp_path / "audio.wav"
    header = b"RIFF\xff\xff\xff\xffWAVEfmt " + struct.pack(
        "<IHHIIHH", 16, 1, 1, 48000, 96000, 2, 16
    )
    path.write_bytes(header + b"data\xff\xff\xff\xff" + pcm_of(noise(6.0)))
    assert read(path).size / RATE_HZ == pytest.approx(2.0, abs=0.01)


_BAD = {
    "empty.wav": b"",
    "text.wav": b"Dear diary, this is no sound at all.\n",
    "header-only.wav": b"RIFF\x24\x00\x00\x00WAVE",
    "no-data.wav": b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + bytes(16),
    "no-sound.wav": b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00"
    + struct.pack("<HHIIHH", 1, 1, 16000, 32000, 2, 16)
    + b"data\x00\x00\x00\x00",
    "playlist.wav": b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.wav\n",
    "concat.wav": b"ffconcat version 1.0\nfile other.wav\n",
    "half.flac": b"fLaC\x00\x00\x00\x22" + bytes(20),
    "half.mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(100),
    "half.webm": b"\x1a\x45\xdf\xa3" + bytes(40),
    "half.m4a": b"\x00\x00\x00\x20ftypM4A " + bytes(40),
    "picture.wav": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "random.mp3": b"\xff\xfb" + np.random.default_rng(2).bytes(50),
}


@pytest.mark.parametrize("name", sorted(_BAD))
def test_what_is_no_sound_gets_one_sentence_with_its_name(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(_BAD[name])
    with pytest.raises(InputProblem) as caught:
        read(path)
    assert name in caught.value.sentence
    assert caught.value.sentence.endswith(".")
    assert caught.value.way_out


def test_a_missing_file_a_folder_and_a_pipe_get_one_sentence_each(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=r"no file gone\.wav"):
        read(tmp_path / "gone.wav")
    with pytest.raises(InputProblem, match="a folder"):
        read(tmp_path)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.wav")
        with pytest.raises(InputProblem, match="not an ordinary file"):
            read(tmp_path / "pipe.wav")


def test_names_from_outside_are_shown_without_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31mb\n.wav"
    path.write_bytes(b"no sound")
    with pytest.raises(InputProblem) as caught:
        read(path)
    assert "\x1b" not in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_too_long_and_too_large_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_wav(tmp_path / "long.wav", hum(3.0))
    monkeypatch.setattr(audio_in, "LONGEST_S", 2.0)
    with pytest.raises(InputProblem, match="longer than"):
        read(path)
    monkeypatch.setattr(audio_in, "LARGEST_BYTES", 1000)
    with pytest.raises(InputProblem, match="larger than"):
        read(path)


def test_a_damaged_middle_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mp3", hum(3.0))
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 400] = bytes(400)
    path.write_bytes(data)
    assert read(path).size / RATE_HZ == pytest.approx(3.0, abs=0.3)
