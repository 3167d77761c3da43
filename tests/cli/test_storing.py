"""`history compress` and `history import` on real sound."""

import errno
import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_progress import STORY, run, take
from tests.library.nouns import write_audio
from voice_interview import wiring
from voice_interview.audio.from_files import SilentPlayer
from voice_interview.cli import main
from voice_interview.library.library import TakeLibrary
from voice_interview.paths import checkout
from voice_interview.transcription import client
from voice_interview.transcription.process import WorkerProcess

PROMPTS = (checkout() or Path()) / "prompts"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


def test_old_takes_are_compressed_and_still_play_and_export(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    takes = [take(root, number, STORY) for number in range(3)]
    for one in takes[:2]:
        write_audio(root / one.id / "audio.wav")
    assert run(root, capsys, "history", "compress", "--older-than", "9" * 30).startswith(
        "There is nothing to compress."
    )
    done = json.loads(run(root, capsys, "history", "compress", "--json"))
    assert (done["takes"], done["refused"]) == (2, 0)
    assert done["freed_bytes"] > 0
    assert [path.parent.name for path in sorted(root.glob("*/audio.*"))] == sorted(
        one.id for one in takes[:2]
    )
    assert all(path.suffix == ".flac" for path in root.glob("*/audio.*"))
    page = tmp_path / "page.html"
    run(root, capsys, "export", takes[0].id, "--html", str(page))
    assert "data:audio/" in page.read_text()
    assert run(root, capsys, "history", "compress").startswith("There is nothing to compress.")


def test_a_place_beyond_all_sound_is_its_end(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, old: Path
) -> None:
    player = SilentPlayer(speed=None)
    monkeypatch.setattr(wiring, "Loudspeaker", lambda _device: player)
    run(root, capsys, "history", "import", str(old))
    assert run(root, capsys, "play", "last", "--from", "inf") == ""
    assert player.sounding_frames == 0
    run(root, capsys, "play", "last", "--from", "nan")
    assert player.sounding_frames > 0


def test_one_that_cannot_be_is_named_and_the_rest_goes_on(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd, plain = take(root, 0, STORY), take(root, 1, STORY)
    (root / odd.id / "audio.wav").write_bytes(b"no sound at all")
    write_audio(root / plain.id / "audio.wav")
    assert main(["history", "compress", "--recordings", str(root)]) == 1
    told = capsys.readouterr()
    assert odd.id in told.err
    assert told.out.startswith("1 take compressed")
    assert (root / odd.id / "audio.wav").read_bytes() == b"no sound at all"


def test_of_takes_that_are_named_the_others_stay_as_they_are(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, other = take(root, 0, STORY), take(root, 1, STORY)
    for one in (named, other):
        write_audio(root / one.id / "audio.wav")
    assert run(root, capsys, "history", "compress", named.id).startswith("1 take compressed")
    assert (root / other.id / "audio.wav").is_file()


def test_a_recording_from_the_future_is_dated_now(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_audio(tmp_path / "answer.wav")
    os.utime(tmp_path / "answer.wav", (2**33, 2**33))
    run(root, capsys, "history", "import", str(tmp_path / "answer.wav"))
    (row,) = json.loads(run(root, capsys, "history", "--json"))
    assert datetime.fromisoformat(row["recorded_at"]) <= datetime.now(UTC)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Two different recordings, one of them twice, one hidden, one that is none."""
    folder = tmp_path / "old answers"
    for year in ("2019", "2020"):
        (folder / year).mkdir(parents=True)
    write_audio(folder / "2019" / "Why us?.wav", 8_000)
    shutil.copy(folder / "2019" / "Why us?.wav", folder / "2020" / "copy.WAV")
    shutil.copy(PROMPTS / "demo" / "phrase.flac", folder / "2019" / "phrase.flac")
    (folder / ".hidden.wav").write_bytes(b"x")
    (folder / "notes.txt").write_text("mine")
    os.utime(folder / "2019" / "Why us?.wav", (1_560_000_000, 1_560_000_000))
    return folder


def test_a_folder_comes_in_once_whatever_is_twice_in_it(
    root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads(run(root, capsys, "history", "import", str(old), "--json"))
    assert (len(first["new"]), first["known"], first["refused"]) == (2, 1, {})
    again = json.loads(run(root, capsys, "history", "import", str(old), "--json"))
    assert (again["new"], again["known"]) == ([], 3)
    library = TakeLibrary.open(root)
    rows = {row.take.question.text: row.take for row in library.rows()}
    assert set(rows) == {"Why us?", "phrase"}
    assert rows["Why us?"].recorded_at == datetime.fromtimestamp(1_560_000_000, UTC).strftime(
        "%Y-%m-%dT%H:%M:%S.000Z"
    )
    assert rows["Why us?"].capture is not None
    assert rows["Why us?"].capture.duration_s == 0.5
    assert all(library.audio(one.id).is_file() for one in rows.values())
    library.close()


def test_one_that_is_no_sound_is_named_and_the_rest_comes_in(
    root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (old / "a.mp3").write_bytes(b"no sound at all" * 50)
    assert main(["history", "import", str(old), "--recordings", str(root)]) == 1
    told = capsys.readouterr()
    assert "a.mp3" in told.err
    assert told.out.startswith("2 new takes, 1 already here, 1 refused.")
    library = TakeLibrary.open(root)
    assert library.count() == 2
    library.close()
    assert not list(root.glob(".new-*"))


def test_the_library_is_not_imported_into_itself(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_audio(root / take(root, 0, STORY).id / "audio.wav")
    assert main(["history", "import", str(root.parent), "--recordings", str(root)]) == 1
    assert "There is no recording in" in capsys.readouterr().err


def test_a_link_that_leads_round_in_a_circle_is_refused_in_a_sentence(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    assert main(["history", "import", str(circle), "--recordings", str(root)]) == 1
    assert "circle cannot be opened: Too many levels" in capsys.readouterr().err


def test_a_folder_that_cannot_be_opened_is_named(
    root: Path, old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shut, opened = str(old / "2020"), os.scandir

    def refuse(place: str) -> Any:
        if str(place) == shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)
        return opened(place)

    monkeypatch.setattr("os.scandir", refuse)
    assert main(["history", "import", str(old), "--recordings", str(root)]) == 1
    told = capsys.readouterr()
    assert told.err.startswith(f"{shut} cannot be opened: Permission denied.")
    assert told.out == ""


@pytest.mark.real
def test_nor_from_beside_it_nor_from_within(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = root / take(root, 0, STORY).id / "audio.wav"
    write_audio(sound)
    monkeypatch.chdir(root.parent)
    for place, says in (
        (".", "no recording in"),
        ("nowhere", "There is no "),
        (str(root), "the recordings folder itself"),
        (str(sound), "the recordings folder itself"),
    ):
        assert main(["history", "import", place, "--recordings", str(root)]) == 1
        assert says in capsys.readouterr().err


def test_with_transcribe_they_are_written_down_and_a_second_call_goes_on(
    root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(root, capsys, "history", "import", str(old))
    one = str(old / "2019" / "phrase.flac")
    run(root, capsys, "history", "import", one, "--transcribe")
    rows = json.loads(run(root, capsys, "history", "--json"))
    by_name = {row["question"]["text"]: row for row in rows}
    assert by_name["phrase"]["state"] == "done"
    assert by_name["phrase"]["figures"]["words"] > 3
    assert by_name["Why us?"]["state"] == "recorded", "nobody asked for that one"


def test_one_recogniser_writes_all_of_them_down(
    root: Path, old: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To load a model for each recording takes longer than to hear it."""
    started = list[WorkerProcess]()

    def start(*given: Any) -> WorkerProcess:
        started.append(WorkerProcess(*given))
        return started[-1]

    monkeypatch.setattr(client, "WorkerProcess", start)
    run(root, capsys, "history", "import", str(old), "--transcribe")
    rows = json.loads(run(root, capsys, "history", "--json"))
    assert sorted(row["state"] for row in rows) == ["done", "failed"]
    assert len(started) == 1


def test_that_no_model_is_there_is_said_once(
    root: Path, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["history", "import", str(old), "--transcribe", "--recordings", str(root)]
    assert main(["settings", "transcription.engine", "whisper"]) == 0
    capsys.readouterr()
    main(arguments)
    assert capsys.readouterr().err.count("There is no speech model on this computer.") == 1
