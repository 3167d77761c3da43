"""A recogniser that knows what is read aloud says it only of a recording that holds all of it."""

from pathlib import Path
from threading import Event

import pytest

from tests.scripted_transcriber import ScriptedTranscriber
from tests.transcription.files import hum, save_wav
from voice_interview.model import EngineChoice, Word
from voice_interview.ports.progress import no_progress
from voice_interview.transcription.told import ToldWords


@pytest.mark.parametrize(
    ("recorded_s", "said"),
    [(4.0, "I sold the boat"), (3.9, "I sold the boat"), (2.0, "Something")],
)
def test_the_words_of_an_answer_cut_short_are_those_that_are_heard(
    recorded_s: float, said: str, tmp_path: Path
) -> None:
    whole = save_wav(tmp_path / "whole.wav", hum(4.0))
    take = save_wav(tmp_path / "audio.wav", hum(recorded_s))
    told = ToldWords(ScriptedTranscriber((Word("Something"),)), "I sold the boat", whole)
    hearing = told.transcribe(take, EngineChoice(), no_progress, Event())
    assert hearing.transcript.text == said
