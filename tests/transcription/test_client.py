"""One warm worker, killed, hung, noisy or gone: the take is transcribed or the reason is told."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from tests.transcription.bad_worker import MODES
from tests.transcription.files import RATE_HZ, Sound, noise, pcm_of, save_wav
from voice_interview.errors import Cancelled, NoModel, WorkerDied
from voice_interview.model import EngineChoice
from voice_interview.ports import no_progress
from voice_interview.transcription import dialogue, process
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.wave_file import WaveWriter

pytestmark = pytest.mark.real

BUILTIN = EngineChoice("builtin")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TranscriptionClient]:
    made = TranscriptionClient(tmp_path / "models", tmp_path / "log", keep_warm_s=60)
    yield made
    made.close()


@pytest.fixture
def whisper(scripted_model: Path) -> EngineChoice:
    return EngineChoice("whisper", str(scripted_model))


@pytest.fixture(scope="module")
def long_take(spoken: Sound, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """About 40 s, which makes three chunks."""
    pause = noise(0.6, level=0.0005)
    sound = np.concatenate([part for _ in range(6) for part in (spoken, pause)])
    return save_wav(tmp_path_factory.mktemp("long") / "audio.wav", sound)


def _pid(client: TranscriptionClient) -> int:
    assert client._worker is not None
    return client._worker.pid


class Assassin:
    """A progress watcher that kills the worker at a stage, the first `times` it is reached."""

    def __init__(self, client: TranscriptionClient, stage: str, times: int) -> None:
        self.client, self.stage, self.times = client, stage, times
        self.doings: list[str] = []

    def __call__(self, share: float, doing: str) -> None:
        self.doings.append(doing)
        if self.times and self.stage in doing:
            self.times -= 1
            os.kill(_pid(self.client), signal.SIGKILL)


_STAGES = ("opening", "14 of", "28 of", "listening")


def test_the_worker_stays_warm_between_answers(
    client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    client.transcribe(long_take, whisper, no_progress, Event())
    pid = _pid(client)
    client.transcribe(long_take, whisper, no_progress, Event())
    client.listen(long_take, None, no_progress, Event())
    assert _pid(client) == pid


def test_warming_loads_before_anyone_asks(
    client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    client.warm(whisper)
    while not client._loaded:
        time.sleep(0.01)
    pid = _pid(client)
    client.transcribe(long_take, whisper, no_progress, Event())
    assert _pid(client) == pid


def test_an_idle_worker_is_let_go(whisper: EngineChoice, long_take: Path, tmp_path: Path) -> None:
    client = TranscriptionClient(tmp_path, tmp_path / "log", keep_warm_s=0.0)
    client.transcribe(long_take, whisper, no_progress, Event())
    while client._worker is not None:
        time.sleep(0.01)
    assert client.transcribe(long_take, whisper, no_progress, Event()).transcript.words
    client.close()


@pytest.mark.parametrize("stage", _STAGES)
def test_a_worker_killed_once_is_replaced_and_nothing_is_lost(
    stage: str, client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    whole = client.transcribe(long_take, whisper, no_progress, Event())
    assassin = Assassin(client, stage, times=1)
    assert client.transcribe(long_take, whisper, assassin, Event()) == whole
    assert assassin.times == 0


def test_a_worker_killed_twice_is_given_up(
    client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    with pytest.raises(WorkerDied) as caught:
        client.transcribe(long_take, whisper, Assassin(client, "opening", times=2), Event())
    assert "kept" in caught.value.way_out


def test_chunks_that_were_heard_are_not_heard_again_by_the_next_worker_or_on_asking_again(
    client: TranscriptionClient, long_take: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each worker hears one chunk and dies; each is told of all chunks before."""
    _bad_worker("one chunk", tmp_path, monkeypatch)
    for _ in range(2):
        with pytest.raises(WorkerDied):
            client.transcribe(long_take, BUILTIN, no_progress, Event())
    with pytest.raises(WorkerDied):
        client.transcribe(tmp_path / "other.wav", BUILTIN, no_progress, Event())
    assert (tmp_path / "starts.earlier").read_text().split() == ["0", "1", "2", "3", "0", "1"]


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode not in ("silent", "one chunk")])
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


def test_work_without_end_is_given_up_with_a_way_out(
    client: TranscriptionClient, long_take: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogue, "_LIMIT_S", 0.0)
    monkeypatch.setattr(dialogue, "_LIMIT_PER_S", 0.0)
    with pytest.raises(WorkerDied, match="too long") as caught:
        client.transcribe(long_take, BUILTIN, no_progress, Event())
    assert "smaller model" in caught.value.way_out


def test_a_worker_that_cannot_be_started_is_a_sentence(
    client: TranscriptionClient, long_take: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkerDied, match="cannot be started"):
        client.transcribe(long_take, BUILTIN, no_progress, Event())


def test_a_cancelled_worker_is_gone(
    client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    stop, pids = Event(), list[int]()

    def cancel(_share: float, _doing: str) -> None:
        pids.append(_pid(client))
        stop.set()

    with pytest.raises(Cancelled):
        client.transcribe(long_take, whisper, cancel, stop)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_waiting_for_ones_turn_can_be_cancelled(
    client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    ended, stop = Event(), Event()
    first = Thread(target=client.transcribe, args=(long_take, whisper, no_progress, Event(), ended))
    first.start()
    while client._worker is None:
        time.sleep(0.01)
    stop.set()
    with pytest.raises(Cancelled):
        client.listen(long_take, None, no_progress, stop)
    ended.set()
    first.join()


def test_another_engine_is_loaded_into_the_same_worker(
    client: TranscriptionClient, whisper: EngineChoice, spoken: Sound, tmp_path: Path
) -> None:
    audio = save_wav(tmp_path / "audio.wav", spoken)
    first = client.transcribe(audio, whisper, no_progress, Event())
    pid = _pid(client)
    second = client.transcribe(audio, BUILTIN, no_progress, Event())
    assert [first.transcript.engine, second.transcript.engine] == ["whisper", "builtin"]
    assert _pid(client) == pid


def test_a_model_that_does_not_load_leaves_the_worker_usable(
    client: TranscriptionClient, scripted_model: Path, spoken: Sound, tmp_path: Path
) -> None:
    audio = save_wav(tmp_path / "audio.wav", spoken)
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in scripted_model.iterdir():
        data = file.read_bytes()
        (broken / file.name).write_bytes(data[:5000] if file.name == "model.bin" else data)
    with pytest.raises(NoModel):
        client.transcribe(audio, EngineChoice("whisper", str(broken)), no_progress, Event())
    assert client.transcribe(audio, BUILTIN, no_progress, Event()).transcript.words


def test_the_transcript_names_the_model_and_not_its_place(
    client: TranscriptionClient, whisper: EngineChoice, long_take: Path
) -> None:
    hearing = client.transcribe(long_take, whisper, no_progress, Event())
    assert hearing.transcript.model == "scripted"


@pytest.fixture(scope="module")
def sound_48_khz(spoken: Sound) -> Sound:
    """16 s: one chunk that closes and a tail."""
    pause = noise(0.7, level=0.0005)
    return np.repeat(np.concatenate([spoken, pause, spoken, pause, spoken[: 2 * RATE_HZ]]), 3)


def _record(path: Path, sound: Sound, ended: Event, heard: Event) -> None:
    """Writes the most of it, waits until some was heard, and writes the rest in small pieces."""
    half = 15 * 48_000
    with WaveWriter(path, 48_000) as writer:
        writer.write(pcm_of(sound[:half]))
        heard.wait()
        for start in range(half, sound.size, 5000):
            writer.write(pcm_of(sound[start : start + 5000]))
    ended.set()


def test_a_take_recorded_at_48_khz_gives_the_same_words_while_it_grows(
    client: TranscriptionClient, sound_48_khz: Sound, tmp_path: Path
) -> None:
    audio, ended, heard = tmp_path / "audio.wav", Event(), Event()
    recorder = Thread(target=_record, args=(audio, sound_48_khz, ended, heard))
    recorder.start()
    followed = client.transcribe(audio, BUILTIN, lambda *_: heard.set(), Event(), ended)
    recorder.join()
    whole = client.transcribe(audio, BUILTIN, no_progress, Event())
    one, other = followed.transcript.text.split(), whole.transcript.text.split()
    assert len(one) > 36
    assert _word_errors(one, other) <= 0.02 * len(other)
    assert followed.sounds == whole.sounds


def test_a_worker_that_dies_while_one_speaks_is_replaced_and_nothing_is_lost(
    client: TranscriptionClient, whisper: EngineChoice, sound_48_khz: Sound, tmp_path: Path
) -> None:
    audio, ended, heard = tmp_path / "audio.wav", Event(), Event()
    assassin = Assassin(client, " of ", times=1)

    def watch(share: float, doing: str) -> None:
        assassin(share, doing)
        heard.set()

    recorder = Thread(target=_record, args=(audio, sound_48_khz, ended, heard))
    recorder.start()
    followed = client.transcribe(audio, whisper, watch, Event(), ended)
    recorder.join()
    assert assassin.times == 0
    assert client.transcribe(audio, whisper, no_progress, Event()) == followed


def _word_errors(one: Sequence[str], other: Sequence[str]) -> int:
    """Words to put in, take out or change to make the one row the other."""
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, rival in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != rival))
    return row[-1]


def _bad_worker(mode: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Puts a misbehaving worker in place; answers how often it was started."""
    count = folder / "starts"
    monkeypatch.setattr(process, "MODULE", "tests.transcription.bad_worker")
    monkeypatch.setenv("BAD_WORKER", mode)
    monkeypatch.setenv("BAD_WORKER_COUNT", str(count))
    return lambda: count.stat().st_size
