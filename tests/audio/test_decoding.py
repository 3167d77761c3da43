"""Sound files as they are brought along: whole, from any place, at any speed, broken, hostile."""

import socket
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from tests.audio.encoded import CODECS, encode
from tests.audio.samples import likeness, noise, outline, syllables, wav
from voice_interview.audio.decoding import Chunk, SoundFile
from voice_interview.errors import InputProblem
from voice_interview.wave_file import WaveWriter

RATE_HZ = 48_000
SECONDS = 3.0
SAID = syllables(SECONDS, RATE_HZ, seed=4)
FINE_S = 0.005


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sounds")
    wav(place / "said.wav", SAID, RATE_HZ)
    for ending in CODECS:
        encode(place / f"said.{ending}", SAID, RATE_HZ)
    return place


def chunks(
    path: Path,
    start_s: float = 0.0,
    *,
    speed: float = 1.0,
    rate_hz: int = RATE_HZ,
    until_s: float | None = None,
) -> list[Chunk]:
    with SoundFile(path) as sound:
        return list(sound.chunks(start_s, speed, rate_hz, until_s))


def joined(parts: list[Chunk]) -> bytes:
    return b"".join(part.pcm for part in parts)


def seconds(pcm: bytes, rate_hz: int = RATE_HZ) -> float:
    return len(pcm) / 2 / rate_hz


def said_from(start_s: float) -> list[float]:
    return outline(SAID[round(start_s * RATE_HZ) * 2 :], RATE_HZ, FINE_S)


@pytest.mark.parametrize("ending", ["wav", *CODECS])
@pytest.mark.parametrize("start_s", [0.0, 1.0, 1.503])
def test_every_format_from_every_place(folder: Path, ending: str, start_s: float) -> None:
    parts = chunks(folder / f"said.{ending}", start_s)
    heard = joined(parts)
    assert parts[0].start_s == start_s
    assert seconds(heard) == pytest.approx(SECONDS - start_s, abs=0.04)
    assert likeness(outline(heard, RATE_HZ, FINE_S), said_from(start_s)[:-20]) > 0.99


def test_wav_comes_back_bit_for_bit(tmp_path: Path) -> None:
    pcm = noise(10_000)
    path = wav(tmp_path / "a.wav", pcm, 16_000)
    assert joined(chunks(path, rate_hz=16_000)) == pcm
    assert joined(chunks(path, 0.25, rate_hz=16_000)) == pcm[8000:]
    assert joined(chunks(path, 0.25, rate_hz=16_000, until_s=0.5)) == pcm[8000:16_000]


def test_an_open_ended_take_can_be_played_before_its_repair(tmp_path: Path) -> None:
    pcm = noise(10_000)
    writer = WaveWriter(tmp_path / "a.wav", 16_000)
    writer.write(pcm)
    assert joined(chunks(tmp_path / "a.wav", rate_hz=16_000)) == pcm
    assert joined(chunks(tmp_path / "a.wav", 0.5, rate_hz=16_000)) == pcm[16_000:]
    writer.finish()


@pytest.mark.parametrize("speed", [0.75, 1.25, 1.5])
def test_speed_changes_the_length_and_keeps_the_pitch(folder: Path, speed: float) -> None:
    tone = wav(folder / f"tone-{speed}.wav", syllables(SECONDS, RATE_HZ, seed=4), RATE_HZ)
    heard = joined(chunks(tone, speed=speed))
    assert seconds(heard) == pytest.approx(SECONDS / speed, abs=0.05)
    assert crossings_a_second(heard) == pytest.approx(440 * 2, rel=0.05)


def crossings_a_second(pcm: bytes) -> float:
    """Changes of sign in what is loud: twice the pitch of a tone."""
    loud = array("h")
    samples, step = array("h", pcm), RATE_HZ // 50
    for at in range(0, len(samples) - step, step):
        part = samples[at : at + step]
        if min(max(part[: step // 2]), max(part[step // 2 :])) > 1500:
            loud.extend(part)
    changes = sum(a * b < 0 for a, b in pairwise(loud))
    return changes / (len(loud) / RATE_HZ)


def test_each_part_says_where_it_stands(folder: Path) -> None:
    for speed in (0.75, 1.0, 1.5):
        parts = chunks(folder / "said.flac", 0.7, speed=speed)
        for part, following in pairwise(parts):
            assert part.start_s + seconds(part.pcm) * speed == pytest.approx(following.start_s)


def test_another_rate_keeps_the_length(folder: Path) -> None:
    assert seconds(joined(chunks(folder / "said.wav", rate_hz=44_100)), 44_100) == pytest.approx(
        SECONDS, abs=0.001
    )


def test_a_jump_beyond_the_end_gives_nothing(folder: Path) -> None:
    for ending in ("wav", "mp3", "opus"):
        assert joined(chunks(folder / f"said.{ending}", 100.0)) == b""


@pytest.mark.parametrize("content", [b"", b"RIFF", b"Dear diary", bytes(5000), noise(2500)])
def test_what_is_no_sound_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "note.wav"
    path.write_bytes(content)
    with pytest.raises(InputProblem, match=r"note\.wav holds no sound"):
        chunks(path)


def test_sound_in_a_codec_that_nobody_knows_is_told(tmp_path: Path) -> None:
    path = wav(tmp_path / "strange.wav", noise(2500), 16_000)
    unknown = bytearray(path.read_bytes())
    unknown[20:22] = b"\x03\x00"  # floating point of 16 bits
    path.write_bytes(unknown)
    with pytest.raises(InputProblem, match=r"strange\.wav holds no sound"):
        chunks(path)


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.wav"):
        with pytest.raises(InputProblem, match="cannot be opened"):
            chunks(path)


@pytest.mark.parametrize("rate_hz", [1, 768_001])
def test_a_rate_that_no_recording_has_is_told(tmp_path: Path, rate_hz: int) -> None:
    """Converting five seconds of it takes minutes."""
    path = wav(tmp_path / "odd.wav", noise(2500), rate_hz)
    with pytest.raises(InputProblem, match=f"{rate_hz} samples a second"):
        SoundFile(path)


def test_a_list_of_addresses_is_no_sound(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.mp3"
        playlists = (
            f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{address}\n#EXT-X-ENDLIST\n",
            f"ffconcat version 1.0\nfile '{address}'\n",
            f'<?xml version="1.0"?><MPD><BaseURL>{address}</BaseURL></MPD>',
        )
        for text in playlists:
            (tmp_path / "list.wav").write_text(text)
            with pytest.raises(InputProblem):
                chunks(tmp_path / "list.wav")
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_file_cut_in_the_middle_plays_up_to_there(folder: Path, tmp_path: Path) -> None:
    for ending in ("flac", "mp3", "opus"):
        raw = (folder / f"said.{ending}").read_bytes()
        path = tmp_path / f"cut.{ending}"
        path.write_bytes(raw[: len(raw) // 2])
        heard, told = b"", ""
        with SoundFile(path) as sound:
            try:
                for part in sound.chunks(0.0, 1.0, RATE_HZ, None):
                    heard += part.pcm
            except InputProblem as problem:
                told = problem.sentence
        assert 0.5 < seconds(heard) < SECONDS
        assert not told or "can be played up to" in told
