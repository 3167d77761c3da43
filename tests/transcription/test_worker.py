"""The worker itself, spoken to through its pipes."""

import json
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.patience import PATIENCE_S
from tests.transcription.files import Sound, save_wav

pytestmark = pytest.mark.real

_MODULE = "voice_interview.transcription.worker"
_ROOT = Path(__file__).parents[2]


class Line:
    """A worker at the other end of two pipes."""

    def __init__(self, *command: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *(command or ("-m", _MODULE, "0"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=_ROOT,
            text=True,
        )

    def ask(self, **request: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()

    def hear(self, until: str) -> list[dict[str, Any]]:
        """Messages up to the first that says `until`, without heartbeats."""
        assert self.process.stdout is not None
        messages = []
        for line in self.process.stdout:
            message = json.loads(line)
            if message["say"] != "beat":
                messages.append(message)
            if message["say"] == until:
                return messages
        raise AssertionError(f"it ended without saying {until!r}: {messages}")


@pytest.fixture
def worker() -> Iterator[Line]:
    line = Line()
    with line.process:
        yield line
        line.process.kill()


def _load_builtin(worker: Line) -> None:
    worker.ask(do="load", engine="builtin", folder="", model="", language="en", threads=1)
    worker.hear("loaded")


def test_it_greets_with_its_pid_and_versions(worker: Line) -> None:
    (hello,) = worker.hear("hello")
    assert hello["pid"] == worker.process.pid
    assert set(hello["versions"]) >= {"faster-whisper", "ctranslate2", "pocketsphinx"}


def test_a_file_becomes_chunks_and_a_hearing(worker: Line, spoken: Sound, tmp_path: Path) -> None:
    audio = save_wav(tmp_path / "audio.wav", spoken)
    _load_builtin(worker)
    worker.ask(do="transcribe", audio=str(audio), growing=False, language="en", earlier=[])
    said = worker.hear("hearing")
    assert [message["say"] for message in said] == [
        "progress",
        "opened",
        "chunk",
        "progress",
        "progress",
        "hearing",
    ]
    words = [row[0] for row in said[-1]["transcript"]["words"]]
    assert "customer" in words
    assert said[-1]["sounds"]["duration_s"] == pytest.approx(spoken.size / 16000)


def test_problems_are_answers_and_the_worker_lives_on(worker: Line, tmp_path: Path) -> None:
    for _ in range(2):
        worker.ask(do="listen", audio=str(tmp_path / "none.wav"), transcript=None)
        problem = worker.hear("problem")[-1]
        assert problem["kind"] == "InputProblem"
        assert "none.wav" in problem["sentence"]


def test_it_beats_while_it_has_nothing_to_do(worker: Line) -> None:
    worker.hear("beat")
    assert worker.process.poll() is None


def test_it_ends_when_it_is_left_alone(worker: Line) -> None:
    worker.hear("hello")
    assert worker.process.stdin is not None
    worker.process.stdin.close()
    assert worker.process.wait(PATIENCE_S) == 0


def test_it_ends_in_the_middle_of_work_when_its_parent_is_killed(
    spoken: Sound, tmp_path: Path
) -> None:
    audio = save_wav(tmp_path / "audio.wav", spoken)
    parent = Line(
        "-c",
        textwrap.dedent(
            """
            import sys, time
            from pathlib import Path
            from threading import Event, Thread
            from voice_interview.model import EngineChoice
            from voice_interview.transcription.client import TranscriptionClient
            folder = Path(sys.argv[1])
            client = TranscriptionClient(folder, folder / "log", 60)
            work = client.transcribe, (folder / "audio.wav", EngineChoice("builtin"))
            tell = lambda share, doing: print('{"say": "%s"}' % doing, flush=True)
            Thread(target=lambda: work[0](*work[1], tell, Event()), daemon=True).start()
            while not client._worker: time.sleep(0.01)
            print('{"say": "pid", "pid": %d}' % client._worker.pid, flush=True)
            time.sleep(3600)
            """
        ),
        str(audio.parent),
    )
    (pid,) = [m["pid"] for m in parent.hear("opening the file") if m["say"] == "pid"]
    parent.process.kill()
    parent.process.communicate()
    _wait_for_end(pid)


def _wait_for_end(pid: int) -> None:
    """Returns once no process of this id runs; the test's time limit is the limit."""
    status = Path(f"/proc/{pid}/stat")
    while status.exists() and ") Z " not in status.read_text():
        time.sleep(0.02)


_NOISY = """
import os, sys
from voice_interview.transcription.hearing import tasks
def load(**options):
    os.write(1, b"native noise"); print("python noise", flush=True); os.write(2, b"more noise")
    return tasks.BuiltinEngine()
tasks.load = load
from voice_interview.transcription import worker
worker.main()
"""


def test_noise_on_standard_output_stays_out_of_the_protocol() -> None:
    worker = Line("-c", _NOISY, "0")
    _load_builtin(worker)
    out, err = worker.process.communicate()  # closes its input
    assert "noise" not in out
    assert "native noise" in err
    assert "python noise" in err


_NINE_CORES = """
import os, threading
os.cpu_count = lambda: 9
from voice_interview.transcription import worker
class Counting(worker.Server):
    def serve(self):
        import numpy
        native = len(os.listdir("/proc/self/task")) - threading.active_count()
        names = "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"
        set_to = [os.environ.get(name) for name in names]
        self._answers.say({"say": "loaded", "native": native, "set_to": set_to})
        super().serve()
worker.Server = Counting
worker.main()
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads cannot be counted")
@pytest.mark.parametrize("own", [None, "3"])
def test_numpy_has_one_thread_and_the_recogniser_what_was_set(
    own: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one core numpy would have one in any case."""
    if own is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    else:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", own)
    worker = Line("-c", _NINE_CORES, "0")
    with worker.process:
        told = worker.hear("loaded")[-1]
        worker.process.kill()
    assert told["native"] == 0
    assert told["set_to"] == ["8", own]
