"""The file-backed transcriber does what it is told, besides the contract."""

import json
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.scripted_transcriber import ScriptedTranscriber
from tests.transcription.files import hum, save_wav
from voice_interview.errors import Cancelled, InputProblem, NothingHeard, WorkerDied
from voice_interview.model import EngineChoice, Interval, Word
from voice_interview.ports.progress import no_progress


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    return save_wav(tmp_path / "audio.wav", hum(3.0))


def test_words_handed_in_are_said_for_any_audio(audio: Path) -> None:
    words = (Word("So", 0.2, 0.5), Word("um", 0.6, 0.8), Word("yes", 1.5, 1.9), Word("no"))
    hearing = ScriptedTranscriber(words).transcribe(audio, EngineChoice(), no_progress, Event())
    assert hearing.transcript.words == words
    assert hearing.sounds is not None
    assert hearing.sounds.speech == (Interval(0.2, 0.8), Interval(1.5, 1.9))
    assert hearing.sounds.duration_s == pytest.approx(3.0)


@pytest.mark.parametrize("content", ["", "{", "[1]", '[{"start": 1}]', '{"text": "a"}'])
def test_words_that_cannot_be_read_are_an_input_problem(content: str, audio: Path) -> None:
    audio.with_name("audio.wav.words.json").write_text(content)
    with pytest.raises(InputProblem, match="no words for audio"):
        ScriptedTranscriber().transcribe(audio, EngineChoice(), no_progress, Event())


def test_words_from_files_are_cleaned(audio: Path) -> None:
    rows = [{"text": "a\x1b[31mb"}]
    audio.with_name("audio.wav.words.json").write_text(json.dumps(rows))
    hearing = ScriptedTranscriber().transcribe(audio, EngineChoice(), no_progress, Event())
    assert hearing.transcript.words == (Word("ab"),)


def test_no_words_are_nothing_heard(audio: Path) -> None:
    with pytest.raises(NothingHeard):
        ScriptedTranscriber(()).transcribe(audio, EngineChoice(), no_progress, Event())


def test_it_fails_half_way_when_told_to(audio: Path) -> None:
    told: list[float] = []
    failing = ScriptedTranscriber((Word("a"),), fails=WorkerDied("It died.", "Try again."))
    with pytest.raises(WorkerDied, match="It died"):
        failing.transcribe(audio, EngineChoice(), lambda share, _: told.append(share), Event())
    assert told == [0.0, 0.1, 0.2, 0.3, 0.4]


def test_a_slow_one_is_cancelled_in_the_middle(audio: Path) -> None:
    slow = ScriptedTranscriber((Word("a"),), lasts_s=3600)
    begun, stop = Event(), Event()
    raised: list[Exception] = []

    def transcribe() -> None:
        try:
            slow.transcribe(audio, EngineChoice(), lambda *_: begun.set(), stop)
        except Cancelled as cancelled:
            raised.append(cancelled)

    thread = Thread(target=transcribe)
    thread.start()
    begun.wait()
    stop.set()
    thread.join()
    assert raised
