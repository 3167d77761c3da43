"""A take read while it is written gives the samples that the finished file gives."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from tests.patience import PATIENCE_S
from tests.transcription.files import Sound, at_rate, hum, noise, pcm_of, save_wav
from voice_interview.errors import InputProblem
from voice_interview.transcription.incoming import growing
from voice_interview.transcription.incoming.audio_in import read
from voice_interview.transcription.incoming.growing import follow
from voice_interview.wave_file import WaveWriter


def _followed(blocks: Iterator[Sound]) -> Sound:
    return np.concatenate(list(blocks))


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000])
@pytest.mark.parametrize("block", [97, 4800, 200_000])
def test_the_same_samples_as_the_finished_file(rate_hz: int, block: int, tmp_path: Path) -> None:
    path = tmp_path / "audio.wav"
    sound = at_rate(hum(1.0) + noise(1.0), rate_hz)
    ended, begun = Event(), Event()

    def blocks() -> Iterator[Sound]:
        for piece in follow(path, ended):
            begun.set()
            yield piece

    got: list[Sound] = []
    reader = Thread(target=lambda: got.append(_followed(blocks())))
    with WaveWriter(path, rate_hz) as writer:
        reader.start()
        half = sound.size // 2
        for part in (sound[:half], sound[half:]):
            for start in range(0, part.size, block):
                writer.write(pcm_of(part[start : start + block]))
            assert begun.wait(PATIENCE_S)
    ended.set()
    reader.join()
    assert np.allclose(got[0], read(path)[:], rtol=0, atol=1e-3)


def test_what_is_there_is_handed_on_before_the_end_and_then_that_it_is_all(tmp_path: Path) -> None:
    path = tmp_path / "audio.wav"
    with WaveWriter(path, 16_000) as writer:
        writer.write(pcm_of(hum(0.5)))
        blocks = follow(path, Event())
        assert next(blocks).size > 0.4 * 16_000
        assert next(blocks).size == 0


def test_the_recorder_may_come_later(tmp_path: Path) -> None:
    path, ended = tmp_path / "audio.wav", Event()
    got: list[Sound] = []
    reader = Thread(target=lambda: got.append(_followed(follow(path, ended))))
    reader.start()
    with WaveWriter(path, 16_000) as writer:
        writer.write(pcm_of(hum(1.0)))
    ended.set()
    reader.join()
    assert got[0].size == 16_000


def test_without_any_file_there_is_one_sentence(tmp_path: Path) -> None:
    ended = Event()
    ended.set()
    with pytest.raises(InputProblem, match="No sound was written"):
        next(follow(tmp_path / "audio.wav", ended))


def test_a_take_that_is_discarded_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "audio.wav"
    with WaveWriter(path, 16_000) as writer:
        writer.write(pcm_of(hum(0.5)))
        blocks = follow(path, Event())
        next(blocks)
        path.unlink()
        with pytest.raises(InputProblem, match="no longer on the disk"):
            list(blocks)


def test_a_recording_of_nothing_is_no_sound(tmp_path: Path) -> None:
    path, ended = tmp_path / "audio.wav", Event()
    WaveWriter(path, 48_000).finish()
    ended.set()
    assert list(follow(path, ended)) == []


def test_the_live_one_of_two_channels_is_followed(tmp_path: Path) -> None:
    ended = Event()
    ended.set()
    path = save_wav(tmp_path / "a.wav", np.stack([np.zeros(16000, np.float32), hum(1.0)]))
    assert np.abs(_followed(follow(path, ended))).max() == pytest.approx(0.3, abs=0.01)


def test_a_take_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growing, "LONGEST_S", 0.5)
    path = save_wav(tmp_path / "a.wav", hum(1.0))
    with pytest.raises(InputProblem, match="longer than"):
        list(follow(path, Event()))
