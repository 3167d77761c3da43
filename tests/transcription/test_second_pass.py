"""A second pass by a recogniser of its own, really run: its words come, or it dies at once."""

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests import twins
from tests.patience import PATIENCE_S
from tests.transcription.conftest import SCRIPT, pid_of
from tests.transcription.files import Sound, save_wav
from voice_interview import second_pass
from voice_interview.model import Hearing, Take, TakeState, Transcript, Word
from voice_interview.second_pass import Arrived, SecondPass
from voice_interview.settings import Transcription
from voice_interview.studio import Studio
from voice_interview.transcription.client import LAST_IN_LINE, TranscriptionClient
from voice_interview.transcription.models.manifest import FileSum, Manifest, write

pytestmark = [pytest.mark.real, pytest.mark.timeout(900)]
"""Last in line for the processor, this recogniser hardly gets it while others are busy."""

ROUGH = Hearing(Transcript((Word("so"), Word("let")), "builtin"), None)


@pytest.fixture
def models(scripted_model: Path, tmp_path: Path) -> Path:
    """A shelf on which small.en is ready: it says SCRIPT."""
    small = tmp_path / "models" / "small.en"
    small.mkdir(parents=True)
    sums = []
    for file in scripted_model.iterdir():
        (small / file.name).write_bytes(file.read_bytes())
        sums.append(FileSum(file.name, file.stat().st_size, "0" * 64))
    write(small, Manifest("tests/small.en", "1", tuple(sums)))
    return tmp_path / "models"


@pytest.fixture
def studio(
    models: Path, spoken: Sound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Studio]:
    monkeypatch.setattr(second_pass, "IDLE_S", 0.01)
    client = TranscriptionClient(models, tmp_path / "log", 60, LAST_IN_LINE)
    with twins.studio(tmp_path, save_wav(tmp_path / "answer.wav", spoken), ()) as made:
        made.background = client
        made.settings = replace(made.settings, transcription=Transcription(second_pass=True))
        yield made
        client.close()


@pytest.fixture
def take(studio: Studio, spoken: Sound) -> Take:
    take = replace(studio.library.begin(twins.QUESTION), state=TakeState.DONE)
    save_wav(studio.library.audio(take.id), spoken)
    studio.library.change(take.id, lambda _: take)
    studio.library.save_hearing(take.id, ROUGH)
    return take


def test_the_better_model_on_the_disk_writes_it_down(studio: Studio, take: Take) -> None:
    arrived: SimpleQueue[Arrived] = SimpleQueue()
    passing = SecondPass(studio, lambda: False, arrived.put)
    passing.rest()
    assert arrived.get().transcript.model == "small.en"
    passing.stop()
    hearing = studio.library.hearing(take.id)
    assert hearing is not None and hearing.transcript.text == SCRIPT
    assert studio.library.other_hearings(take.id) == (ROUGH,)


def test_a_stop_kills_the_recogniser_and_loses_that_pass_alone(
    studio: Studio, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = studio.background
    assert isinstance(client, TranscriptionClient)
    hears, frozen = client.transcribe, threading.Event()

    def freezing(*given: object) -> Hearing:
        client.listen(studio.library.audio(take.id), None, lambda *_: None, threading.Event())
        os.kill(pid_of(client), signal.SIGSTOP)
        frozen.set()
        return hears(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(client, "transcribe", freezing)
    arrived: SimpleQueue[Arrived] = SimpleQueue()
    passing = SecondPass(studio, lambda: False, arrived.put)
    passing.rest()
    frozen.wait()
    passing.stop()
    for thread in threading.enumerate():
        if thread.name == "second pass":
            thread.join(PATIENCE_S)
    assert client._worker is None
    assert studio.library.hearing(take.id) == ROUGH
    monkeypatch.undo()
    monkeypatch.setattr(second_pass, "IDLE_S", 0.01)
    passing.rest()
    assert arrived.get().take_id == take.id
    passing.stop()


def test_it_is_the_last_in_line_for_the_processor_and_the_other_is_not(
    studio: Studio, take: Take, client: TranscriptionClient
) -> None:
    def niceness(client: TranscriptionClient) -> int:
        client.listen(studio.library.audio(take.id), None, lambda *_: None, threading.Event())
        return os.getpriority(os.PRIO_PROCESS, pid_of(client))

    assert isinstance(studio.background, TranscriptionClient)
    assert niceness(studio.background) == min(19, os.nice(0) + LAST_IN_LINE)
    assert niceness(client) == os.nice(0)
