"""One warm worker, killed, hung, noisy or gone: the take is transcribed or the reason is told."""

import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread, Timer
from typing import NoReturn

import pytest

from tests.transcription.conftest import pid_of
from tests.transcription.files import Sound, record_in_bursts
from voice_interview.errors import Cancelled, NoModel
from voice_interview.model import EngineChoice
from voice_interview.ports.progress import no_progress
from voice_interview.transcription.client import TranscriptionClient
from voice_interview.transcription.dialogue import Dialogue
from voice_interview.transcription.messages import Message
from voice_interview.transcription.models import speed
from voice_interview.transcription.process import WorkerGone, WorkerProcess
from voice_interview.wave_file import duration

pytestmark = pytest.mark.real

BUILTIN = EngineChoice("builtin")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_no_text_is_heard(
    client: TranscriptionClient, short_take: Path, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"ans\xffwer.wav")
    shutil.copyfile(short_take, path)
    heard = client.listen(path, None, no_progress, Event()).sounds
    assert heard is not None
    assert heard.speech


def test_the_worker_stays_warm_between_answers(
    client: TranscriptionClient, whisper: EngineChoice, short_take: Path
) -> None:
    client.transcribe(short_take, whisper, no_progress, Event())
    pid = pid_of(client)
    client.transcribe(short_take, whisper, no_progress, Event())
    client.listen(short_take, None, no_progress, Event())
    assert pid_of(client) == pid


def test_warming_loads_before_anyone_asks(
    client: TranscriptionClient, whisper: EngineChoice, short_take: Path
) -> None:
    client.warm(whisper)
    while not client._loaded:
        time.sleep(0.01)
    pid = pid_of(client)
    client.transcribe(short_take, whisper, no_progress, Event())
    assert pid_of(client) == pid


def test_loading_a_listed_model_times_this_machine(
    client: TranscriptionClient, scripted_model: Path, short_take: Path, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    shutil.copytree(scripted_model, models / "base.en")
    assert speed.small_window_s(models) is None
    choice = EngineChoice("whisper", str(models / "base.en"))
    client.transcribe(short_take, choice, no_progress, Event())
    assert speed.small_window_s(models) is not None


@pytest.mark.parametrize(("while_recording", "threads"), [(True, 3), (False, 4)])
def test_one_core_stays_free_while_somebody_records(
    while_recording: bool,
    threads: int,
    client: TranscriptionClient,
    whisper: EngineChoice,
    short_take: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, ended = _asked(monkeypatch), Event()
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    ended.set()
    client.transcribe(short_take, whisper, no_progress, Event(), ended if while_recording else None)
    assert [message["threads"] for message in asked if message["do"] == "load"] == [threads]


def test_a_core_more_is_no_reason_to_load_again(
    client: TranscriptionClient,
    whisper: EngineChoice,
    short_take: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, ended = _asked(monkeypatch), Event()
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    ended.set()
    client.transcribe(short_take, whisper, no_progress, Event(), ended)
    client.transcribe(short_take, whisper, no_progress, Event())
    assert [message["do"] for message in asked].count("load") == 1


def _asked(monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """All that any worker is asked from now on."""
    asked, ask = list[Message](), WorkerProcess.ask

    def listening(worker: WorkerProcess, message: Message) -> None:
        asked.append(message)
        ask(worker, message)

    monkeypatch.setattr(WorkerProcess, "ask", listening)
    return asked


def test_an_idle_worker_is_let_go(whisper: EngineChoice, short_take: Path, tmp_path: Path) -> None:
    client, pids = TranscriptionClient(tmp_path, tmp_path / "log", keep_warm_s=0.0), set[int]()
    client.transcribe(short_take, whisper, lambda *_: pids.add(pid_of(client)), Event())
    while client._worker is not None:
        time.sleep(0.01)
    (pid,) = pids
    with pytest.raises(ProcessLookupError):  # its memory went with it
        os.kill(pid, 0)
    assert client.transcribe(short_take, whisper, no_progress, Event()).transcript.words
    client.close()


def test_the_timer_of_a_turn_is_set_before_the_next_one_can_begin(
    client: TranscriptionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    monkeypatch.setattr(Timer, "start", lambda _timer: taken.append(client._turn.locked()))
    for _ in range(2):
        with client._taking_turn(Event()):
            pass
    assert taken == [True, True]


def test_a_timer_that_fires_too_late_lets_nobody_go(
    client: TranscriptionClient,
    whisper: EngineChoice,
    short_take: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client.transcribe(short_take, whisper, no_progress, Event())
    late = client._idle
    assert late is not None
    monkeypatch.setattr("voice_interview.transcription.client.current_thread", lambda: late)
    client.transcribe(short_take, whisper, no_progress, Event())
    pid = pid_of(client)
    late.function()
    assert pid_of(client) == pid


def test_a_cancelled_worker_is_gone(
    client: TranscriptionClient, whisper: EngineChoice, short_take: Path
) -> None:
    stop, pids = Event(), list[int]()

    def cancel(_share: float, _doing: str) -> None:
        pids.append(pid_of(client))
        stop.set()

    with pytest.raises(Cancelled):
        client.transcribe(short_take, whisper, cancel, stop)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_a_watcher_that_fails_leaves_no_answer_behind_for_the_next_one(
    client: TranscriptionClient, short_take: Path, long_take: Path
) -> None:
    def fails(_share: float, _doing: str) -> NoReturn:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        client.listen(long_take, None, fails, Event())
    heard = client.listen(short_take, None, no_progress, Event()).sounds
    assert heard is not None
    assert heard.duration_s == pytest.approx(duration(short_take), abs=0.01)


def test_a_worker_that_hangs_while_it_is_warmed_is_not_asked_again(
    client: TranscriptionClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hangs(*_: object) -> NoReturn:
        raise WorkerGone

    monkeypatch.setattr(Dialogue, "load", hangs)
    client._warm(BUILTIN)
    assert client._worker is None


def test_waiting_for_ones_turn_can_be_cancelled(
    client: TranscriptionClient, whisper: EngineChoice, short_take: Path
) -> None:
    ended, stop = Event(), Event()
    first = Thread(
        target=client.transcribe, args=(short_take, whisper, no_progress, Event(), ended)
    )
    first.start()
    while client._worker is None:
        time.sleep(0.01)
    stop.set()
    with pytest.raises(Cancelled):
        client.listen(short_take, None, no_progress, stop)
    ended.set()
    first.join()


def test_another_engine_is_loaded_into_the_same_worker(
    client: TranscriptionClient, whisper: EngineChoice, short_take: Path
) -> None:
    first = client.transcribe(short_take, whisper, no_progress, Event())
    pid = pid_of(client)
    second = client.transcribe(short_take, BUILTIN, no_progress, Event())
    assert [first.transcript.engine, second.transcript.engine] == ["whisper", "builtin"]
    assert pid_of(client) == pid


def test_a_model_that_does_not_load_leaves_the_worker_usable(
    client: TranscriptionClient, scripted_model: Path, short_take: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in scripted_model.iterdir():
        data = file.read_bytes()
        (broken / file.name).write_bytes(data[:5000] if file.name == "model.bin" else data)
    with pytest.raises(NoModel):
        client.transcribe(short_take, EngineChoice("whisper", str(broken)), no_progress, Event())
    assert client.transcribe(short_take, BUILTIN, no_progress, Event()).transcript.words


def test_the_transcript_names_the_model_and_not_its_place(
    client: TranscriptionClient, whisper: EngineChoice, short_take: Path
) -> None:
    hearing = client.transcribe(short_take, whisper, no_progress, Event())
    assert hearing.transcript.model == "scripted"


def test_a_take_recorded_at_48_khz_gives_the_same_words_while_it_grows(
    client: TranscriptionClient, sound_48_khz: Sound, tmp_path: Path
) -> None:
    audio, ended, heard = tmp_path / "audio.wav", Event(), Event()
    recorder = Thread(target=record_in_bursts, args=(audio, sound_48_khz, ended, heard))
    recorder.start()
    followed = client.transcribe(audio, BUILTIN, lambda *_: heard.set(), Event(), ended)
    recorder.join()
    whole = client.transcribe(audio, BUILTIN, no_progress, Event())
    one, other = followed.transcript.text.split(), whole.transcript.text.split()
    assert len(one) > 36
    assert _word_errors(one, other) <= 0.02 * len(other)
    assert followed.sounds == whole.sounds


def _word_errors(one: Sequence[str], other: Sequence[str]) -> int:
    """Words to put in, take out or change to make the one row the other."""
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, rival in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != rival))
    return row[-1]


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="asks the system")
def test_the_worker_puts_its_temporary_files_beside_its_log(
    client: TranscriptionClient, whisper: EngineChoice, tmp_path: Path
) -> None:
    """Many a system keeps /tmp in memory."""
    client.warm(whisper)
    while not client._loaded:
        time.sleep(0.01)
    environment = Path(f"/proc/{pid_of(client)}/environ").read_bytes().split(b"\0")
    assert f"TMPDIR={tmp_path}".encode() in environment


def test_a_home_that_takes_no_log_is_no_hindrance(short_take: Path, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    client = TranscriptionClient(tmp_path / "models", tmp_path / "state" / "program.log", 60)
    try:
        assert client.listen(short_take, None, no_progress, Event()).sounds is not None
    finally:
        client.close()
