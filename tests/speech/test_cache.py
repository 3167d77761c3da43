"""The cache: names, modes, the oldest use goes first, nothing broken is handed out."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.speech.worker_double import aiff, write_wav
from voice_interview.speech import cache as room
from voice_interview.speech.cache import Cache, key
from voice_interview.speech.voice import Voice


def test_the_key_changes_with_everything_that_changes_the_sound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    voice = Voice("v", 170, 1.0)
    keys = {
        key("text", voice),
        key("texts", voice),
        key("text", replace(voice, voice="w")),
        key("text", replace(voice, rate_wpm=171)),
        key("text", replace(voice, volume=0.9)),
    }
    monkeypatch.setattr(room, "driver", lambda: "other")
    keys.add(key("text", voice))
    monkeypatch.setattr(room, "engine_version", lambda: "0")
    keys.add(key("text", voice))
    assert len(keys) == 7
    assert key("text", voice) in keys


def test_opening_sweeps_what_was_left_and_not_what_another_window_is_making(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "cache" / "speech"
    folder.mkdir(parents=True)
    (folder / "abc.1234.part.wav").write_bytes(b"half")
    os.utime(folder / "abc.1234.part.wav", (1_000_000, 1_000_000))
    (folder / "def.1234.part.wav").write_bytes(b"being made")
    write_wav(folder / "abc.wav", 10)
    Cache(folder).open()
    assert sorted(path.name for path in folder.iterdir()) == ["abc.wav", "def.1234.part.wav"]


def test_a_folder_that_was_cleaned_away_is_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "speech")
    cache.open()
    (tmp_path / "speech").rmdir()
    cache.open()
    assert (tmp_path / "speech").is_dir()


def test_a_new_folder_is_the_users_alone(tmp_path: Path) -> None:
    Cache(tmp_path / "new").open()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_find_gives_wav_and_aiff_and_nothing_for_a_stranger(tmp_path: Path) -> None:
    write_wav(tmp_path / "one.wav", 10)
    (tmp_path / "two.aiff").write_bytes(aiff(10))
    cache = Cache(tmp_path)
    assert cache.find("one") == tmp_path / "one.wav"
    assert cache.find("two") == tmp_path / "two.aiff"
    assert cache.find("three") is None


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not sound at all", aiff(10)])
def test_what_does_not_decode_is_deleted(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "one.wav").write_bytes(content)
    assert Cache(tmp_path).find("one") is None
    assert not (tmp_path / "one.wav").exists()


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    for age, name in enumerate(["newest", "middle", "oldest"]):
        write_wav(tmp_path / f"{name}.wav", 478)
        os.utime(tmp_path / f"{name}.wav", (1_000_000 - age, 1_000_000 - age))
    cache = Cache(tmp_path, limit_bytes=2000)
    assert cache.find("oldest")
    cache.trim()
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["newest", "oldest"]


def test_a_file_that_goes_meanwhile_holds_nothing_up(tmp_path: Path) -> None:
    write_wav(tmp_path / "one.wav", 478)
    (tmp_path / "going.wav").symlink_to(tmp_path / "gone.wav")
    cache = Cache(tmp_path, limit_bytes=500)
    assert cache.find("going") is None
    cache.trim()
    assert not (tmp_path / "one.wav").exists()


def test_two_parts_of_one_key_are_two_files(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.part("one") != cache.part("one")


def test_on_macos_the_part_is_named_aiff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "driver", lambda: "nsss")
    assert Cache(tmp_path).part("one").name.endswith(".part.aiff")
