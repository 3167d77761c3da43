"""A studio whose parts the tests hold in the hand."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tui.stand_ins import (
    HeldRecorder,
    HeldSpeaker,
    HeldTranscriber,
    NoModels,
    ShelfLibrary,
    SilentPlayer,
    TwoDevices,
)
from voice_interview.model import Question
from voice_interview.settings import Settings
from voice_interview.studio import Studio

QUESTIONS = (
    Question(
        "led-change",
        "Tell me about a time when you led a team through a change nobody had asked for.",
        theme="leadership",
        target_s=120.0,
        shows="Direction, listening, and a result one can name.",
    ),
    Question(
        "conflict",
        "Describe a disagreement with a colleague and how the two of you settled it.",
        theme="conflict",
    ),
    Question(
        "brackets",
        "What does [um] mean to you, and [/red] why [@click=app.quit]here[/]?",
        theme="feedback",
        expects_story=False,
    ),
    Question(
        "incident",
        "Walk me through an incident that you handled under pressure.",
        theme="incidents",
        target_s=150.0,
    ),
)


@dataclass(slots=True)
class Stage:
    """The studio with its parts by their own types."""

    studio: Studio
    speaker: HeldSpeaker
    recorder: HeldRecorder
    devices: TwoDevices
    transcriber: HeldTranscriber
    library: ShelfLibrary


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return build(tmp_path)


def build(folder: Path, settings: Settings | None = None) -> Stage:
    speaker, recorder, devices = HeldSpeaker(), HeldRecorder(), TwoDevices()
    transcriber, library = HeldTranscriber(), ShelfLibrary(folder)
    studio = Studio(
        speaker=speaker,
        recorder=recorder,
        player=SilentPlayer(),
        devices=devices,
        transcriber=transcriber,
        models=NoModels(),
        library=library,
        questions=QUESTIONS,
        rules=(),
        settings=settings or Settings(),
        keep_settings=lambda _settings: None,
        checks=tuple,
    )
    return Stage(studio, speaker, recorder, devices, transcriber, library)
