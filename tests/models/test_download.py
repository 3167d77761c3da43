"""The real download against a hub of our own: whole, resumed, cancelled, refused, falsified."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from threading import Event

import pytest
from filelock import FileLock

from tests.models.conftest import SECRETS
from tests.models.fake_hub import FakeHub
from tests.models.model_folders import flip_byte, model_bin
from tests.patience import PATIENCE_S
from voice_interview import paths
from voice_interview.errors import Cancelled, NoModel
from voice_interview.model import EngineChoice
from voice_interview.ports.progress import no_progress
from voice_interview.transcription.models import hub as room
from voice_interview.transcription.models import manifest
from voice_interview.transcription.models.catalogue import listed
from voice_interview.transcription.models.shelf import ModelShelf

MB = 1_000_000
BASE = listed("base.en")


def download(shelf: ModelShelf, stop: Event | None = None) -> None:
    shelf.download("base.en", no_progress, stop or Event())


def state(shelf: ModelShelf, name: str = "base.en") -> str:
    return next(model.state for model in shelf.models() if model.name == name)


def test_a_download_brings_the_needed_files_and_nothing_else(hub: FakeHub, tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path / "models")
    assert state(shelf) == "absent"
    download(shelf)
    assert state(shelf) == "ready"
    needed = {"config.json", "tokenizer.json", "vocabulary.txt", "model.bin"}
    folder = shelf.path("base.en")
    assert {path.name for path in folder.iterdir()} == needed | {"manifest.json"}
    assert all((folder / name).read_bytes() == hub.files[name] for name in needed)
    contents = [asked for asked in hub.asked if asked.path.startswith("/content/")]
    assert {asked.headers["accept-encoding"] for asked in contents} == {"identity"}


def test_systems_that_know_fewer_ways_to_open_a_file_download_too(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has no O_CLOEXEC."""
    monkeypatch.delattr(os, "O_CLOEXEC")
    shelf = ModelShelf(tmp_path / "models")
    download(shelf)
    assert state(shelf) == "ready"


def test_the_manifest_records_source_commit_and_sums(hub: FakeHub, tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path)
    download(shelf)
    record = manifest.read(tmp_path / "base.en")
    assert record is not None
    assert (record.repo, record.revision, record.damaged) == (BASE.repo, BASE.revision, ())
    assert manifest.changed(tmp_path / "base.en", record, lambda _: None) == ()


def test_only_the_listed_repository_at_its_pinned_commit_is_asked(
    hub: FakeHub, tmp_path: Path
) -> None:
    download(ModelShelf(tmp_path))
    paths = {request.path for request in hub.asked}
    assert f"/api/models/{BASE.repo}/revision/{BASE.revision}" in paths
    for path in paths:
        assert path.startswith(
            (f"/api/models/{BASE.repo}/revision/", f"/{BASE.repo}/resolve/", "/content/")
        )
        assert "/resolve/" not in path or f"/resolve/{BASE.revision}/" in path
    assert {request.method for request in hub.asked} == {"GET"}


def test_no_token_no_cookie_and_no_telemetry_is_sent(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_USER_AGENT_ORIGIN", "tell-them")
    download(ModelShelf(tmp_path))
    assert len(hub.asked) > 4
    for request in hub.asked:
        assert "authorization" not in request.headers
        assert "cookie" not in request.headers
        sent = json.dumps([request.path, request.headers])
        assert not any(secret in sent for secret in SECRETS)
        told = request.headers["user-agent"]
        assert "agent/" not in told
        assert "torch" not in told
        assert "tell-them" not in told


def test_progress_runs_from_nothing_to_all_and_names_the_source_first(
    hub: FakeHub, tmp_path: Path
) -> None:
    told: list[tuple[float, str]] = []
    ModelShelf(tmp_path).download("base.en", lambda *now: told.append(now), Event())
    shares = [share for share, _ in told]
    assert told[0] == (0.0, "asking 127.0.0.1")
    assert told[-1] == (1.0, "ready")
    assert shares == sorted(shares)
    assert any(0 < share < 1 for share in shares)


def test_a_second_download_of_a_ready_model_asks_nobody(hub: FakeHub, tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path)
    download(shelf)
    hub.asked.clear()
    download(shelf)
    assert hub.asked == []


def test_cancel_kills_the_child_keeps_what_is_here_and_the_next_goes_on(
    hub: FakeHub, tmp_path: Path
) -> None:
    shelf, stop = ModelShelf(tmp_path), Event()
    hub.hang_after = 1 * MB

    def stop_in_the_middle() -> None:
        hub.hanging.wait(PATIENCE_S)
        stop.set()

    threading.Thread(target=stop_in_the_middle, daemon=True).start()
    with pytest.raises(Cancelled):
        download(shelf, stop)
    assert hub.client_gone.wait(PATIENCE_S)
    assert state(shelf) == "partial"
    with pytest.raises(NoModel, match="only partly downloaded"):
        shelf.path("base.en")

    kept = (tmp_path / "base.en.part" / "model.bin.incomplete").stat().st_size
    assert kept > 0
    hub.hang_after = None
    hub.asked.clear()
    download(shelf)
    assert state(shelf) == "ready"
    assert hub.ranges_of("model.bin") == [f"bytes={kept}-"]
    assert hub.ranges_of("tokenizer.json") == []
    assert (tmp_path / "base.en" / "model.bin").read_bytes() == hub.files["model.bin"]


def test_a_broken_connection_is_taken_up_again_by_itself(hub: FakeHub, tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path)
    hub.cut_after = 1 * MB
    download(shelf)
    assert state(shelf) == "ready"
    first, second = hub.ranges_of("model.bin")
    assert first is None
    assert second is not None


def test_a_server_that_knows_no_ranges_starts_over(hub: FakeHub, tmp_path: Path) -> None:
    hub.cut_after, hub.knows_ranges = 1 * MB, False
    download(ModelShelf(tmp_path))
    assert (tmp_path / "base.en" / "model.bin").read_bytes() == hub.files["model.bin"]


def test_the_child_dies_with_a_killed_program(hub: FakeHub, tmp_path: Path) -> None:
    hub.hang_after = 1 * MB
    program = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from threading import Event\n"
            "from voice_interview.transcription.models.shelf import ModelShelf\n"
            "ModelShelf(Path(sys.argv[1])).download('base.en', lambda *_: None, Event())",
            str(tmp_path),
        ]
    )
    assert hub.hanging.wait(PATIENCE_S)
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    assert hub.client_gone.wait(PATIENCE_S)
    shelf = ModelShelf(tmp_path)
    assert state(shelf) == "partial"
    hub.hang_after = None
    download(shelf)
    assert state(shelf) == "ready"


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json"])
def test_a_byte_that_was_changed_on_the_way_never_becomes_a_model(
    name: str, hub: FakeHub, tmp_path: Path
) -> None:
    shelf = ModelShelf(tmp_path)
    falsified = bytearray(hub.files[name])
    falsified[-3] ^= 1
    hub.sends[name] = bytes(falsified)
    with pytest.raises(NoModel, match=f"{name} has another checksum"):
        download(shelf)
    assert state(shelf) == "partial"
    assert shelf.resolve(EngineChoice())[0].engine == "builtin"
    hub.sends.clear()
    download(shelf)
    assert state(shelf) == "ready"


def test_half_a_file_of_other_content_is_found_out(hub: FakeHub, tmp_path: Path) -> None:
    part = tmp_path / "base.en.part"
    part.mkdir()
    (part / "model.bin.incomplete").write_bytes(model_bin(1 * MB, seed=2))
    with pytest.raises(NoModel, match="another checksum"):
        download(ModelShelf(tmp_path))
    download(ModelShelf(tmp_path))
    assert state(ModelShelf(tmp_path)) == "ready"


def test_more_than_the_whole_file_is_begun_anew(hub: FakeHub, tmp_path: Path) -> None:
    part = tmp_path / "base.en.part"
    part.mkdir()
    (part / "model.bin.incomplete").write_bytes(hub.files["model.bin"] + b"and more")
    download(ModelShelf(tmp_path))
    assert state(ModelShelf(tmp_path)) == "ready"


@pytest.mark.parametrize("lacking", ["tokenizer.json", "vocabulary.txt", "model.bin"])
def test_a_source_that_lists_half_a_model_is_refused(
    lacking: str, hub: FakeHub, tmp_path: Path
) -> None:
    del hub.files[lacking]
    with pytest.raises(NoModel, match="lists no whole model"):
        download(ModelShelf(tmp_path))


@pytest.mark.parametrize("status", [401, 404, 429, 503])
def test_a_refusal_is_one_sentence(status: int, hub: FakeHub, tmp_path: Path) -> None:
    hub.status = status
    with pytest.raises(NoModel, match=f"does not offer base.en .HTTP {status}") as caught:
        download(ModelShelf(tmp_path))
    assert caught.value.way_out


def test_no_network_is_one_sentence_and_leaves_nothing(hub: FakeHub, tmp_path: Path) -> None:
    hub._server.shutdown()
    hub._server.server_close()
    shelf = ModelShelf(tmp_path)
    with pytest.raises(NoModel, match=r"connection to 127\.0\.0\.1 failed") as caught:
        download(shelf)
    assert "goes on" in caught.value.way_out
    assert state(shelf) == "absent"


def test_two_downloads_of_one_model_do_not_mix(hub: FakeHub, tmp_path: Path) -> None:
    (tmp_path / "base.en.part").mkdir()
    with (
        FileLock(tmp_path / "base.en.part" / ".lock"),
        pytest.raises(NoModel, match="Another window"),
    ):
        download(ModelShelf(tmp_path))


def test_a_damaged_model_is_mended_by_fetching_what_is_wrong(hub: FakeHub, tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path)
    download(shelf)
    flip_byte(tmp_path / "base.en" / "model.bin")
    with pytest.raises(NoModel, match=r"model\.bin has changed"):
        shelf.verify("base.en", no_progress, Event())
    assert state(shelf) == "broken"
    hub.asked.clear()
    download(shelf)
    assert state(shelf) == "ready"
    shelf.verify("base.en", no_progress, Event())
    assert hub.ranges_of("tokenizer.json") == []


TELLS = "import sys; sys.stdin.readline(); sys.stdout.write({!r})"


@pytest.mark.parametrize("problem", ["source", "space", "disk", "network", "something new"])
def test_whatever_the_child_tells_becomes_a_sentence_with_a_way_out(
    problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.dumps({"problem": problem, "detail": "be\x1b[2Jcause"}) + "\n"
    monkeypatch.setattr(room, "FETCHER", (sys.executable, "-c", TELLS.format(told)))
    with pytest.raises(NoModel, match="because") as caught:
        download(ModelShelf(tmp_path))
    assert caught.value.sentence.endswith(".")
    assert caught.value.way_out


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.kill(os.getpid(), 9)",
        TELLS.format('{"share": 0.5, "doing": "half"}\n'),
        TELLS.format('{"share": 0.5, "doi'),
    ],
)
def test_a_child_that_breaks_off_is_told_as_such(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "FETCHER", (sys.executable, "-c", program))
    with pytest.raises(NoModel, match="broke off"):
        download(ModelShelf(tmp_path))


def test_the_child_is_of_this_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "voice_interview").mkdir()
    (tmp_path / "voice_interview" / "__init__.py").touch()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "voice_interview")
    says = "print(json.dumps({'problem': 'disk', 'detail': v.__file__}))"
    program = f"import json, sys, voice_interview as v; sys.stdin.readline(); {says}"
    monkeypatch.setattr(room, "FETCHER", (sys.executable, "-P", "-c", program))
    with pytest.raises(NoModel, match=re.escape(str(tmp_path / "voice_interview"))):
        download(ModelShelf(tmp_path / "models"))


def test_a_child_that_claims_to_be_done_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "FETCHER", (sys.executable, "-c", TELLS.format('{"done": true}\n')))
    with pytest.raises(NoModel, match="without a whole model"):
        download(ModelShelf(tmp_path))
    assert state(ModelShelf(tmp_path)) == "absent"
