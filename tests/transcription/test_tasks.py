"""What the worker tells while it hears a growing take, and that it tells the truth."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from tests.patience import PATIENCE_S
from tests.transcription.files import RATE_HZ, Sound, noise, pcm_of, save_wav
from tests.transcription.test_pipeline import CountingEngine
from voice_interview.errors import NothingHeard
from voice_interview.model import Hearing, Interval
from voice_interview.text import clock
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.hearing import pipeline, tasks
from voice_interview.transcription.incoming import audio_in
from voice_interview.transcription.incoming.tape import Tape
from voice_interview.wave_file import WaveWriter


@dataclass
class Told:
    lengths_s: list[float] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    hearings: list[Hearing] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    doings: list[str] = field(default_factory=list)

    def opened(self, length_s: float) -> None:
        self.lengths_s.append(length_s)

    def closed(self, chunk: Chunk) -> None:
        self.chunks.append(chunk)

    def so_far(self, hearing: Hearing) -> None:
        self.hearings.append(hearing)

    def progress(self, share: float, doing: str) -> None:
        self.shares.append(share)
        self.doings.append(doing)


@pytest.fixture(scope="module")
def talk(spoken: Sound) -> Sound:
    """20 s, which makes a chunk that closes and a tail that ends in the middle of speech."""
    pause = noise(0.6, level=0.0005)
    parts = [spoken, pause, spoken, pause, spoken[: 5 * RATE_HZ]]
    return np.concatenate(parts).astype(np.float32)


def _hear(audio: Path, ended: Event) -> tuple[Told, Hearing]:
    told = Told()
    return told, tasks.transcribe(audio, ended, CountingEngine(), "en", (), told)


def test_a_backlog_is_told_with_what_is_known_and_true_progress(
    talk: Sound, tmp_path: Path
) -> None:
    """Nothing was heard yet when the take ended: every chunk counts against the whole."""
    ended = Event()
    ended.set()
    told, whole = _hear(save_wav(tmp_path / "audio.wav", np.concatenate([talk, talk])), ended)
    length_s = 2 * talk.size / RATE_HZ
    assert told.lengths_s == [length_s]  # what is left is given its time
    assert told.shares == sorted(told.shares)
    assert told.shares[0] == 0.0
    assert set(told.doings[:-1]) == {
        f"{clock(closed_s)} of {clock(length_s)}"
        for closed_s in (0.0, *(chunk.cut.end_s for chunk in told.chunks))
    }
    assert len(whole.transcript.words) == len(told.chunks) >= 3
    assert whole.sounds is not None
    assert not whole.sounds.heard_all, "one word for a whole chunk fits nowhere"
    first, last = whole.sounds.speech[0], whole.sounds.speech[-1]
    assert whole.sounds.unchecked == (Interval(first.start, last.end),)


def test_a_moment_of_sound_is_not_told_as_none(tmp_path: Path) -> None:
    ended = Event()
    ended.set()
    told, audio = Told(), save_wav(tmp_path / "audio.wav", noise(0.4, level=0.01))
    with pytest.raises(NothingHeard):
        tasks.transcribe(audio, ended, CountingEngine(), "en", (), told)
    assert "less than a second" in told.doings
    assert not any("0:00" in doing for doing in told.doings)


def test_what_is_known_at_the_stop_is_the_beginning_of_the_whole(
    talk: Sound, tmp_path: Path
) -> None:
    audio, ended, heard = tmp_path / "audio.wav", Event(), Event()

    class Telling(Told):
        def closed(self, chunk: Chunk) -> None:
            super().closed(chunk)
            heard.set()
            assert ended.wait(PATIENCE_S)  # so that the rest is not heard ahead

    told, hearings = Telling(), list[Hearing]()

    def hear() -> None:
        hearings.append(tasks.transcribe(audio, ended, CountingEngine(), "en", (), told))

    worker = Thread(target=hear)
    worker.start()
    with WaveWriter(audio, RATE_HZ) as writer:
        writer.write(pcm_of(talk))
        assert heard.wait(PATIENCE_S)
    ended.set()
    worker.join()
    (so_far,), (whole,) = told.hearings, hearings
    assert whole.transcript.words[: len(so_far.transcript.words)] == so_far.transcript.words
    assert 0 < len(so_far.transcript.words) < len(whole.transcript.words)
    assert so_far.sounds is not None
    assert whole.sounds is not None
    assert so_far.sounds.duration_s == pytest.approx(told.chunks[0].cut.end_s, abs=0.01)
    assert whole.sounds.speech[: len(so_far.sounds.speech)] == so_far.sounds.speech
    levels = so_far.sounds.level_dbfs[:-1]
    assert whole.sounds.level_dbfs[: len(levels)] == levels


def test_a_short_take_is_told_once_and_whole(spoken: Sound, tmp_path: Path) -> None:
    ended = Event()
    ended.set()
    told, whole = _hear(save_wav(tmp_path / "audio.wav", spoken), ended)
    assert told.hearings == []
    assert whole.transcript.words


@pytest.mark.parametrize("growing", [True, False])
def test_nothing_of_a_long_take_is_left_lying_about(
    growing: bool, talk: Sound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its minutes lay in files without a name, and those are closed."""
    tapes: list[Tape] = []

    class Watched(Tape):
        def __init__(self) -> None:
            super().__init__()
            tapes.append(self)

    monkeypatch.setattr(pipeline, "Tape", Watched)
    monkeypatch.setattr(audio_in, "Tape", Watched)
    ended = Event()
    ended.set()
    silence = noise(61.0, level=0.0005)
    audio = save_wav(tmp_path / "audio.wav", np.concatenate([talk, silence]))
    told = Told()
    tasks.transcribe(audio, ended if growing else None, CountingEngine(), "en", (), told)
    assert len(tapes) == (1 if growing else 2)
    assert all(tape._file is not None and tape._file.closed for tape in tapes)
    assert [path.name for path in tmp_path.iterdir()] == ["audio.wav"]
