"""Whole or not: the check that stands between a synthesiser and the cache."""

from pathlib import Path

import pytest

from tests.speech.worker_double import aiff, write_wav
from voice_interview.speech.sound import kind


def test_a_whole_wav_and_a_whole_aiff(tmp_path: Path) -> None:
    write_wav(tmp_path / "a", 10)
    (tmp_path / "b").write_bytes(aiff(10))
    assert kind(tmp_path / "a") == ".wav"
    assert kind(tmp_path / "b") == ".aiff"


def test_no_frames_is_no_sound(tmp_path: Path) -> None:
    write_wav(tmp_path / "a", 0)
    (tmp_path / "b").write_bytes(aiff(0))
    assert kind(tmp_path / "a") == ""
    assert kind(tmp_path / "b") == ""


def test_every_truncation_of_a_whole_file_is_refused(tmp_path: Path) -> None:
    write_wav(tmp_path / "whole", 8)
    for content in ((tmp_path / "whole").read_bytes(), aiff(8)):
        for length in range(len(content)):
            (tmp_path / "cut").write_bytes(content[:length])
            assert kind(tmp_path / "cut") == "", length


@pytest.mark.parametrize("content", [b"", b"text", b"RIFF\xff\xff\xff\xffAVI LIST"])
def test_other_files_and_none_at_all(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(content)
    assert kind(tmp_path / "a") == ""
    assert kind(tmp_path / "missing") == ""
