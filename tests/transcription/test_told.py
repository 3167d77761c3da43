"""The recogniser of the benchmark of latency: it gives the words that lie in its window."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from faster_whisper import WhisperModel

from benchmarks.synthetic import told
from benchmarks.synthetic.answers import answer
from tests.scripted_whisper import TINY
from voice_interview.listening.sound.levels import blocks
from voice_interview.model import Word
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.hearing import tasks, whisper
from voice_interview.transcription.incoming.audio_in import read

TIMES = 2
"""Tokens before and behind the words."""
THREE = (Word("So,", 1.0, 2.0), Word("I", 2.0, 2.5), Word("led.", 2.5, 4.0))


@pytest.fixture
def untold(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever is told here is not told in other tests."""
    monkeypatch.setenv(told.SAID, str(tmp_path / "said.json"))
    for module, name in ((whisper, "_Windowed"), (tasks, "WhisperEngine"), (tasks, "Pipeline")):
        monkeypatch.setitem(vars(module), name, vars(module)[name])


def test_a_window_has_the_words_of_which_more_than_half_lies_in_it() -> None:
    assert told.between(THREE, 1.6, 3.2) == (Word("I", 2.0 - 1.6, 2.5 - 1.6, 1.0),)
    assert [word.text for word in told.between(THREE, 1.4, 4.0)] == ["So,", "I", "led."]


def test_each_word_and_each_mark_is_a_token() -> None:
    assert told.tokens(THREE) == 5


@pytest.mark.real
@pytest.mark.usefixtures("untold")
@pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")
@pytest.mark.parametrize("hesitant", [False, True])
def test_every_chunk_of_a_take_has_the_words_that_are_said_in_it(
    hesitant: bool, tmp_path: Path
) -> None:
    said = answer(tmp_path / "answer.wav", 33.0, hesitant=hesitant)
    told.tell(said)
    told.instead()
    engine = tasks.load("whisper", str(told.model(tmp_path / "model", TINY)), "tiny", "en", 1)
    chunks: list[Chunk] = []
    take = told.Telling(engine, chunks.append)
    for block in blocks(read(tmp_path / "answer.wav"), 1):
        take.add(block)
    take.finish()
    assert len(chunks) > 1
    assert all(chunk.heard_all for chunk in chunks)
    assert [word.text for word in take.words()] == [word.text for word in said]
    off_s = [
        abs(w.start - s.start)
        for w, s in zip(take.words(), said, strict=True)
        if w.start and s.start
    ]
    assert np.median(off_s) < 0.05
    assert bool(take.filled_pauses()) == hesitant


@pytest.mark.real
@pytest.mark.usefixtures("untold")
def test_the_model_says_as_many_tokens_as_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    generate = WhisperModel.generate_with_fallback

    def counted(*given: object) -> object:
        found = generate(*given)
        counts.append(len(found[0].sequences_ids[0]) - TIMES)
        return found

    monkeypatch.setattr(WhisperModel, "generate_with_fallback", counted)
    told.instead()
    engine = tasks.load("whisper", str(told.model(tmp_path / "model", TINY)), "tiny", "en", 1)
    words = [Word(f"word{n}", 0.1 * n, 0.1 * n + 0.1) for n in range(60)]
    for count in (1, 20, 60):
        told.tell(words[:count])
        engine.begin()
        engine.hear(np.zeros(16_000 * 12, np.float32), 12.0)
    assert counts == [1, 20, 60]
