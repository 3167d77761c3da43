"""`export`: a take of the library as a file for somebody else."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.audio.samples import syllables, wav
from tests.notation import hearing
from voice_interview.cli import main
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Capture, Question, TakeState

SAID = "Um we left the old system (0.8) and =1+1 nobody <uh 0.4> complained about it, like, ever."
QUESTION = Question("left", "What did you leave behind?")


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    """One take with words, and one of the same question without."""
    root = tmp_path / "recordings"
    library = TakeLibrary.open(root)
    take = library.begin(QUESTION)
    wav(library.audio(take.id), syllables(8.0, 16_000))
    library.save_hearing(take.id, hearing(SAID))
    library.change(
        take.id,
        lambda now: replace(now, state=TakeState.DONE, capture=Capture(8.0, 16_000, "a file")),
    )
    library.close()
    return root


def export(recordings: Path, *line: str) -> int:
    return main(["export", *line, "--recordings", str(recordings)])


def test_every_format_at_once(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {kind: tmp_path / f"report.{kind}" for kind in ("html", "markdown", "csv", "json")}
    wanted = [word for kind, path in files.items() for word in (f"--{kind}", str(path))]
    assert export(recordings, "last", *wanted) == 0
    said = capsys.readouterr().out
    assert all(f"Wrote {path} (" in said for path in files.values())
    assert "data:audio/webm;base64," in files["html"].read_text("utf-8")
    assert json.loads(files["json"].read_text("utf-8"))["fillers"]["heard"] == 2
    with files["csv"].open(encoding="utf-8", newline="") as file:
        cells = [row["text"] for row in csv.DictReader(file)]
    assert "'=1+1" in cells
    assert "# What did you leave behind" in files["markdown"].read_text("utf-8")


def test_a_file_below_the_home_folder_may_be_named_by_its_sign(
    recordings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert export(recordings, "last", "--markdown=~/report.md") == 0
    assert (tmp_path / "report.md").is_file()


def test_the_sound_can_be_left_out(recordings: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert export(recordings, "last", "--html", str(page), "--no-audio") == 0
    assert "audio" not in page.read_text("utf-8").partition("</style>")[2].partition("<footer>")[0]


def test_a_take_that_lost_its_sound_is_still_handed_on(recordings: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    next(recordings.glob("*/audio.wav")).unlink()
    assert export(recordings, "last", "--html", str(page)) == 0
    assert "This page has no sound" in page.read_text("utf-8")


def test_what_cannot_be_written_says_why(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(recordings, "last", "--json", str(tmp_path / "no" / "folder.json")) == 1
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["html", "markdown", "csv", "json"])
@pytest.mark.parametrize("which", [("last",), ("--question-id", "left")])
def test_what_is_printed_is_what_a_file_would_hold(
    recordings: Path,
    tmp_path: Path,
    kind: str,
    which: tuple[str, ...],
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert export(recordings, *which, f"--{kind}", "-", "--no-audio") == 0
    printed = capfdbinary.readouterr()
    assert export(recordings, *which, f"--{kind}", "file", "--no-audio") == 0
    assert printed == (Path("file").read_bytes(), b"")
    assert not Path("-").exists()


def test_beside_a_printed_report_the_files_are_told_apart_from_it(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "report.csv"
    assert export(recordings, "last", "--json", "-", "--csv", str(table)) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["fillers"]["heard"] == 2
    assert f"Wrote {table}" in said.err


def test_two_reports_are_not_printed_one_after_the_other(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(recordings, "last", "--json", "-", "--csv", "-") == 2
    said = capsys.readouterr()
    assert (said.out, "Only one report" in said.err) == ("", True)


def test_all_takes_of_a_question(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "left.json"
    assert export(recordings, "--question-id", "left", "--json", str(out)) == 0
    (take,) = json.loads(out.read_text("utf-8"))["takes"]
    assert take["report"]["question"]["text"] == QUESTION.text
    assert export(recordings, "--question-id", "gone", "--json", "-") == 1
    assert "no transcribed take" in capsys.readouterr().err


def test_a_take_that_cannot_be_read_keeps_no_other_from_being_handed_on(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = TakeLibrary.open(recordings)
    broken = library.begin(QUESTION)
    library.save_hearing(broken.id, hearing(SAID))
    library.change(broken.id, lambda now: replace(now, state=TakeState.DONE))
    library.close()
    (recordings / broken.id / "transcript.json").write_text("{")
    out = tmp_path / "left.json"
    assert export(recordings, "--question-id", "left", "--json", str(out)) == 1
    (take,) = json.loads(out.read_text("utf-8"))["takes"]
    assert take["id"] != broken.id
    assert capsys.readouterr().err.startswith(f"{broken.id}: ")


@pytest.mark.parametrize("kind", ["html", "markdown", "csv", "json"])
def test_a_file_that_is_there_is_replaced_only_when_told(
    recordings: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("my thesis")
    line = ("last", f"--{kind}", str(mine), "--no-audio")
    assert export(recordings, *line) == 1
    told = f"{mine} already exists. Give another name, or say --yes to replace it.\n"
    assert capsys.readouterr() == ("", told)
    assert mine.read_text() == "my thesis"
    assert export(recordings, *line, "--yes") == 0
    assert "left" in mine.read_text("utf-8")


def test_where_one_file_may_not_be_replaced_none_is_written(
    recordings: Path, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.json"
    old.write_text("mine")
    assert export(recordings, "last", "--json", str(new), "--csv", str(old)) == 1
    assert not new.exists()


def test_two_reports_do_not_go_into_one_file(
    recordings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = str(tmp_path / "both")
    assert export(recordings, "last", "--json", both, "--csv", both) == 2
    assert "Two reports cannot go into one file." in capsys.readouterr().err
    assert not (tmp_path / "both").exists()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device here")
def test_a_device_is_no_file_to_be_replaced(recordings: Path) -> None:
    assert export(recordings, "last", "--json", "/dev/null") == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("line", [(), ("last", "--question-id", "left")])
def test_a_take_or_a_question_is_named_and_not_both(
    recordings: Path, tmp_path: Path, line: tuple[str, ...]
) -> None:
    assert export(recordings, *line, "--json", str(tmp_path / "x.json")) == 2
    assert not (tmp_path / "x.json").exists()
