"""Workers killed, hung, noisy or gone: the take is transcribed, or the reason is told."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.patience import PATIENCE_S
from tests.transcription.bad_worker import MODES
from tests.transcription.conftest import pid_of
from tests.transcription.files import Sound, record_in_bursts
from voice_interview.errors import Cancelled, WorkerDied
from voice_interview.model import EngineChoice, Hearing, Transcript, Word
from voice_interview.ports.progress import no_progress
from voice_interview.transcription import dialogue, process
from voice_interview.transcription.client import TranscriptionClient

pytestmark = pytest.mark.real

BUILTIN = EngineChoice("builtin")


class Assassin:
    """A progress watcher that kills the worker at a stage, the first `times` it is reached."""

    def __init__(self, client: TranscriptionClient, stage: str, times: int) -> None:
        self.client, self.stage, self.times = client, stage, times

    def __call__(self, share: float, doing: str) -> None:
        if self.times and self.stage in doing:
            self.times -= 1
            os.kill(pid_of(self.client), signal.SIGKILL)


_STAGES = ("opening", "0:13 of", "0:27 of", "listening")


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TranscriptionClient]:
    """One for several tests: each begins with whatever the one before left."""
    folder = tmp_path_factory.mktemp("warm")
    made = TranscriptionClient(folder / "models", folder / "log", keep_warm_s=60)
    yield made
    made.close()


@pytest.fixture(scope="module")
def undisturbed(warm: TranscriptionClient, scripted_model: Path, long_take: Path) -> Hearing:
    choice = EngineChoice("whisper", str(scripted_model))
    return warm.transcribe(long_take, choice, no_progress, Event())


@pytest.mark.parametrize("stage", _STAGES)
def test_a_worker_killed_once_is_replaced_and_nothing_is_lost(
    stage: str,
    warm: TranscriptionClient,
    undisturbed: Hearing,
    whisper: EngineChoice,
    long_take: Path,
) -> None:
    assassin = Assassin(warm, stage, times=1)
    assert warm.transcribe(long_take, whisper, assassin, Event()) == undisturbed
    assert assassin.times == 0


def test_a_worker_killed_twice_is_given_up(
    client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    with pytest.raises(WorkerDied) as caught:
        client.transcribe(long_take, whisper, Assassin(client, "opening", times=2), Event())
    assert "kept" in caught.value.way_out


def test_a_worker_that_reads_nothing_holds_up_neither_a_stop_nor_the_programs_end(
    client: TranscriptionClient, short_take: Path
) -> None:
    """What is asked here is more than a pipe takes."""
    client.listen(short_take, None, no_progress, Event())
    os.kill(pid_of(client), signal.SIGSTOP)
    told, stop, over = Transcript((Word("word"),) * 20_000, engine="given"), Event(), Event()

    def listen() -> None:
        with pytest.raises(Cancelled):
            client.listen(short_take, told, no_progress, stop)
        over.set()

    Thread(target=listen, daemon=True).start()
    assert not over.wait(0.2)
    stop.set()
    assert over.wait(PATIENCE_S)


def test_chunks_that_were_heard_are_not_heard_again_by_the_next_worker_or_on_asking_again(
    client: TranscriptionClient, long_take: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each worker hears one chunk and dies; each is told of all chunks before, unless another
    recogniser heard them, or in another file."""
    _bad_worker("one chunk", tmp_path, monkeypatch)
    for _ in range(2):
        with pytest.raises(WorkerDied):
            client.transcribe(long_take, BUILTIN, no_progress, Event())
    british = EngineChoice("builtin", language="en-GB")
    for audio, choice in ((long_take, british), (tmp_path / "other.wav", british)):
        with pytest.raises(WorkerDied):
            client.transcribe(audio, choice, no_progress, Event())
    earlier = (tmp_path / "starts.earlier").read_text().split()
    assert earlier == ["0", "1", "2", "3", *("0", "1"), *("0", "1")]


@pytest.mark.parametrize("mode", sorted(set(MODES) - {"silent", "one chunk", "no AVX"}))
def test_a_worker_that_talks_nonsense_is_tried_twice(
    mode: str,
    client: TranscriptionClient,
    long_take: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starts = _bad_worker(mode, tmp_path, monkeypatch)
    with pytest.raises(WorkerDied, match="stopped twice"):
        client.transcribe(long_take, BUILTIN, no_progress, Event())
    assert starts() == 2
    assert client._worker is None


def test_a_worker_without_heartbeat_hangs_and_is_replaced(
    client: TranscriptionClient, long_take: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = _bad_worker("silent", tmp_path, monkeypatch)
    monkeypatch.setattr(dialogue, "_HUNG_S", 0.5)
    with pytest.raises(WorkerDied):
        client.transcribe(long_take, BUILTIN, no_progress, Event())
    assert starts() == 2


def test_work_that_comes_no_further_is_given_up_with_a_way_out(
    client: TranscriptionClient, long_take: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogue, "_PATIENCE_S", 0.0)
    monkeypatch.setattr(dialogue, "_PATIENCE_PER_S", 0.0)
    with pytest.raises(WorkerDied, match="no further") as caught:
        client.transcribe(long_take, BUILTIN, no_progress, Event())
    assert "smaller model" in caught.value.way_out


def test_an_instruction_the_processor_lacks_is_avoided_the_second_time(
    client: TranscriptionClient, long_take: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _bad_worker("no AVX", tmp_path, monkeypatch)
    with pytest.raises(WorkerDied):
        client.transcribe(long_take, BUILTIN, no_progress, Event())
    assert (tmp_path / "starts.isa").read_text().split() == ["any", "GENERIC"]


def test_a_worker_that_cannot_be_started_is_a_sentence(
    client: TranscriptionClient, long_take: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkerDied, match="cannot be started"):
        client.transcribe(long_take, BUILTIN, no_progress, Event())


def test_a_worker_that_dies_while_one_speaks_is_replaced_and_nothing_is_lost(
    client: TranscriptionClient, whisper: EngineChoice, sound_48_khz: Sound, tmp_path: Path
) -> None:
    audio, ended, heard = tmp_path / "audio.wav", Event(), Event()
    assassin = Assassin(client, " of ", times=1)

    def watch(share: float, doing: str) -> None:
        assassin(share, doing)
        heard.set()

    recorder = Thread(target=record_in_bursts, args=(audio, sound_48_khz, ended, heard))
    recorder.start()
    followed = client.transcribe(audio, whisper, watch, Event(), ended)
    recorder.join()
    assert assassin.times == 0
    assert client.transcribe(audio, whisper, no_progress, Event()) == followed


def _bad_worker(mode: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Puts a misbehaving worker in place; answers how often it was started."""
    count = folder / "starts"
    monkeypatch.setattr(process, "MODULE", "tests.transcription.bad_worker")
    monkeypatch.setenv("BAD_WORKER", mode)
    monkeypatch.setenv("BAD_WORKER_COUNT", str(count))
    return lambda: count.stat().st_size
