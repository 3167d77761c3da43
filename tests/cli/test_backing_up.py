"""`history backup` and `restore-backup`."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_housekeeping import closed_to_us
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
    assert found == {"new": [one.id], "same": [], "kept": [], "left_out": [], "takes": 1}
    told = run(other, capsys, "history", "restore-backup", str(archive))
    assert told == "Nothing brought back, 1 already here.\n"
    (other / one.id / "review.json").write_text("{}")
    (other / one.id / "take.json").write_text("{}")
    told = run(other, capsys, "history", "restore-backup", str(archive))
    assert told.splitlines()[-1].strip() == one.id
    assert (other / one.id / "take.json").read_text() == "{}"


def test_packs_of_ones_own_go_along_and_come_back_over_nothing(
    root: Path, home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    take(root, 0, STORY)
    pack, panel = home / "prompts" / "mine.toml", home / "prompts" / "formats" / "panel.toml"
    panel.parent.mkdir(parents=True)
    pack.write_text("# mine")
    panel.write_text("# panel")
    archive = str(tmp_path / "all.zip")
    assert main(["history", "backup", archive, "--recordings", str(root)]) == 0
    assert capsys.readouterr().err == ""
    pack.write_text("# other")
    shutil.rmtree(panel.parent)
    told = run(root, capsys, "history", "restore-backup", archive)
    assert told.splitlines() == [
        "1 file brought back, 1 already here.",
        "Different here, and left as it is:",
        "  your questions, rules and formats/mine.toml",
    ]
    assert (pack.read_text(), panel.read_text()) == ("# other", "# panel")


def test_what_is_left_out_is_named_and_the_exit_status_tells(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut, other = take(root, 0, STORY), take(root, 1, STORY)
    archive = str(tmp_path / "takes.zip")
    with monkeypatch.context() as patch:
        closed_to_us(patch, root / shut.id)
        assert main(["history", "backup", archive, "--recordings", str(root)]) == 1
        told = capsys.readouterr()
        assert told.out.startswith("1 take in ")
        assert told.err.splitlines()[1:] == [
            f"  {shut.id}",
            "Fix the permissions, the name or the disk, and make another backup.",
        ]
    told_back = run(tmp_path / "other", capsys, "history", "restore-backup", archive)
    assert told_back.splitlines() == [
        "1 take brought back, 0 already here.",
        "Not in this backup, as it was left out when the backup was made:",
        f"  {shut.id}",
    ]
    assert (tmp_path / "other" / other.id).is_dir()


def test_a_backup_is_not_printed(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["history", "backup", "-", "--recordings", str(root)]) == 2
    assert "cannot be printed" in capsys.readouterr().err
    assert not Path("-").exists()


def test_from_a_folder_that_is_gone_a_backup_is_refused_in_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["history", "backup", "takes.zip", "--recordings", str(root)]) == 1
    assert capsys.readouterr().err.startswith("The folder you are in is not there any more.")


def test_what_is_no_archive_is_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(b"no archive")
    (tmp_path / "folder").mkdir()
    for name, says in (
        ("a.zip", "This is not a backup"),
        ("missing.zip", "There is no file"),
        ("folder", f"{tmp_path / 'folder'} is a folder, not a backup."),
    ):
        line = ["history", "restore-backup", str(tmp_path / name), "--recordings", str(root)]
        assert main(line) == 1
        assert capsys.readouterr().err.startswith(says)
