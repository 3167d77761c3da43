"""A recording made small: the same outline at the same places, a small part of the size."""

from pathlib import Path

import av
import pytest

from tests.audio.samples import likeness, outline, syllables, wav
from voice_interview.audio import opus
from voice_interview.errors import InputProblem

RATE_HZ = 48_000
SECONDS = 20.0
FINE_S = 0.005


def decoded(small: Path) -> bytes:
    """All of it as FFmpeg reads it."""
    to_pcm = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
    with av.open(str(small)) as container:
        frames = [out for frame in container.decode(audio=0) for out in to_pcm.resample(frame)]
    return b"".join(bytes(frame.planes[0])[: frame.samples * 2] for frame in frames)


def test_it_sounds_the_same_at_every_place(tmp_path: Path) -> None:
    said = syllables(SECONDS, RATE_HZ, seed=7)
    small = tmp_path / "said.webm"
    small.write_bytes(opus.encoded(wav(tmp_path / "said.wav", said, RATE_HZ)))
    heard, wanted = outline(decoded(small), RATE_HZ, FINE_S), outline(said, RATE_HZ, FINE_S)
    assert len(heard) == pytest.approx(len(wanted), abs=5)
    for start in range(0, len(wanted) - 400, 400):
        assert likeness(heard[start : start + 400], wanted[start : start + 400]) > 0.98
    assert small.stat().st_size < len(said) / 12


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100])
def test_any_rate_keeps_its_length(tmp_path: Path, rate_hz: int) -> None:
    small = tmp_path / "said.webm"
    small.write_bytes(opus.encoded(wav(tmp_path / "a.wav", syllables(2.0, rate_hz), rate_hz)))
    assert len(decoded(small)) / 2 / RATE_HZ == pytest.approx(2.0, abs=0.03)


def test_what_holds_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no sound", "utf-8")
    for path in (tmp_path / "gone.wav", tmp_path / "notes.txt", wav(tmp_path / "empty.wav", b"")):
        with pytest.raises(InputProblem):
            opus.encoded(path)
