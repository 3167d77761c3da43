"""The silent speaker keeps what it was asked."""

import wave
from pathlib import Path
from threading import Event

import pytest

from voice_interview.errors import SpeechProblem
from voice_interview.speech.from_files import SilentSpeaker


def test_it_records_what_was_said_and_prepared(tmp_path: Path) -> None:
    speaker = SilentSpeaker(tmp_path)
    speaker.say("First.", Event())
    speaker.prepare("Second.", Event())
    assert speaker.said == ["First."]
    assert speaker.prepared == ["Second."]


def test_a_failing_one_still_records_and_recovers(tmp_path: Path) -> None:
    speaker = SilentSpeaker(tmp_path, fails="No luck.")
    with pytest.raises(SpeechProblem):
        speaker.say("First.", Event())
    speaker.fails = ""
    speaker.say("Second.", Event())
    assert speaker.said == ["First.", "Second."]


def test_the_file_is_as_long_as_the_duration(tmp_path: Path) -> None:
    file = SilentSpeaker(tmp_path, duration_s=0.5).prepare("Text", Event())
    with wave.open(str(file)) as sound:
        assert sound.getnframes() / sound.getframerate() == 0.5
