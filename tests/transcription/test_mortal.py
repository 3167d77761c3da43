"""Whenever a worker dies, every word of the take is there once, or the take can be done again."""

from pathlib import Path
from random import Random
from threading import Event

import pytest

from tests.transcription.mortal_worker import CHUNKS
from voice_interview.errors import WorkerDied
from voice_interview.model import EngineChoice
from voice_interview.ports.progress import no_progress
from voice_interview.transcription import process
from voice_interview.transcription.client import TranscriptionClient

BUILTIN = EngineChoice("builtin")
MESSAGES = 2 + 1 + 2 * CHUNKS + 1
"""Hello, loaded, opened, two for each chunk, the hearing."""
SURE = 3
"""Messages that every worker says, however many chunks it is spared."""
DEATHS = 50


@pytest.fixture
def deaths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(process, "MODULE", "tests.transcription.mortal_worker")
    path = tmp_path / "deaths"
    monkeypatch.setenv("MORTAL_DEATHS", str(path))
    return path


def test_fifty_deaths_at_every_message_lose_and_double_no_word(
    client: TranscriptionClient, deaths: Path, tmp_path: Path
) -> None:
    """Every message once, and then two deaths in a row at random: given up, and asked again."""
    random = Random(6)
    plans = [[at] for at in range(MESSAGES)]
    while sum(map(len, plans)) < DEATHS:
        plans.append([random.randrange(MESSAGES), random.randrange(SURE)])
    for number, plan in enumerate(plans):
        deaths.write_text("\n".join(map(str, plan)))
        audio = tmp_path / f"{number}.wav"
        try:
            hearing = client.transcribe(audio, BUILTIN, no_progress, Event())
            assert len(plan) == 1
        except WorkerDied:
            assert len(plan) == 2
            hearing = client.transcribe(audio, BUILTIN, no_progress, Event())
        client.close()  # the next plan begins with a worker of its own
        said = [word.text for word in hearing.transcript.words]
        assert said == [f"w{number}" for number in range(CHUNKS)], plan
    assert deaths.read_text() == ""


@pytest.mark.parametrize("at", range(MESSAGES))
def test_a_death_while_one_speaks_and_at_the_stop_is_made_good(
    at: int, client: TranscriptionClient, deaths: Path, tmp_path: Path
) -> None:
    deaths.write_text(str(at))
    ended = Event()
    ended.set()
    hearing = client.transcribe(tmp_path / "audio.wav", BUILTIN, no_progress, Event(), ended)
    assert len(hearing.transcript.words) == CHUNKS
    assert deaths.read_text() == ""
