"""Speech and models that several files of this room test with."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.scripted_whisper import build, line
from tests.transcription.files import Sound, load_wav

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
    path = tmp_path_factory.mktemp("speech") / "sentence.wav"
    subprocess.run(["flite", "-voice", "rms", "-t", SENTENCE, "-o", str(path)], check=True)
    return load_wav(path)


@pytest.fixture(scope="session")
def scripted_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Whisper that says SCRIPT."""
    return build(tmp_path_factory.mktemp("models") / "scripted", line(SCRIPT))
