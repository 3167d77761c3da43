"""Speech and models that several files of this room test with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.scripted_whisper import build, line
from tests.transcription.files import Sound, chunk_and_tail, noise, save_wav, say
from voice_interview.model import EngineChoice
from voice_interview.transcription.client import TranscriptionClient

SENTENCE = (
    "The deadline was two weeks away and the customer was unhappy. "
    "We split the work and met every morning."
)
SCRIPT = "So um I led the team and we shipped it."


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """SENTENCE in a voice that the built-in recogniser follows: 16 kHz, about 6 s."""
    if shutil.which("flite") is None:
        pytest.skip("flite is not installed")
    return say(SENTENCE, tmp_path_factory.mktemp("speech") / "sentence.wav")


@pytest.fixture(scope="session")
def scripted_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Whisper that says SCRIPT."""
    return build(tmp_path_factory.mktemp("models") / "scripted", line(SCRIPT))


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TranscriptionClient]:
    made = TranscriptionClient(tmp_path / "models", tmp_path / "log", keep_warm_s=60)
    yield made
    made.close()


@pytest.fixture
def whisper(scripted_model: Path) -> EngineChoice:
    return EngineChoice("whisper", str(scripted_model))


@pytest.fixture(scope="session")
def short_take(spoken: Sound, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_wav(tmp_path_factory.mktemp("short") / "audio.wav", spoken)


@pytest.fixture(scope="session")
def long_take(spoken: Sound, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """About 40 s, which makes three chunks."""
    pause = noise(0.6, level=0.0005)
    sound = np.concatenate([part for _ in range(6) for part in (spoken, pause)])
    return save_wav(tmp_path_factory.mktemp("long") / "audio.wav", sound)


@pytest.fixture(scope="session")
def sound_48_khz(spoken: Sound) -> Sound:
    """16 s: one chunk that closes and a tail."""
    return chunk_and_tail(spoken)


def pid_of(client: TranscriptionClient) -> int:
    assert client._worker is not None
    return client._worker.pid
