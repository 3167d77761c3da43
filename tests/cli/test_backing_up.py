"""`history backup` and `restore-backup`."""

import json
from pathlib import Path

import pytest

from tests.cli.test_progress import STORY, run, take
from voice_interview.cli import main


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


def test_there_and_back(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one = take(root, 0, STORY)
    archive, other = tmp_path / "takes.zip", tmp_path / "other"
    assert run(root, capsys, "history", "backup", str(archive)).startswith("1 take in ")
    assert main(["history", "backup", str(archive), "--recordings", str(root)]) == 1
    assert "already exists" in capsys.readouterr().err
    found = json.loads(run(other, capsys, "history", "restore-backup", str(archive), "--json"))
    assert found == {"new": [one.id], "same": [], "kept": []}
    told = run(other, capsys, "history", "restore-backup", str(archive))
    assert told == "0 brought back, 1 already here.\n"
    (other / one.id / "review.json").write_text("{}")
    (other / one.id / "take.json").write_text("{}")
    told = run(other, capsys, "history", "restore-backup", str(archive))
    assert told.splitlines()[-1].strip() == one.id
    assert (other / one.id / "take.json").read_text() == "{}"


def test_a_backup_is_not_printed(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["history", "backup", "-", "--recordings", str(root)]) == 1
    assert "cannot be printed" in capsys.readouterr().err
    assert not Path("-").exists()


def test_what_is_no_archive_is_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(b"no archive")
    for name, says in (("a.zip", "This is not a backup"), ("missing.zip", "There is no file")):
        line = ["history", "restore-backup", str(tmp_path / name), "--recordings", str(root)]
        assert main(line) == 1
        assert capsys.readouterr().err.startswith(says)
