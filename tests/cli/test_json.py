"""With --json, standard output holds JSON and nothing else, whatever a command did."""

import json
import re
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_progress import STORY, take
from voice_interview.cli import main
from voice_interview.cli.arguments import parse
from voice_interview.transcription.models.shelf import ModelShelf


@pytest.fixture
def root(home: Path) -> Path:
    return home / "recordings"


def told(capsys: pytest.CaptureFixture[str], *line: str) -> Any:
    assert main([*line, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_emptying_the_trash_says_how_many_are_gone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(2):
        main(["history", "delete", take(root, number, STORY).id])
    capsys.readouterr()
    assert told(capsys, "history", "trash", "--empty", "--yes") == {"removed": 2}
    assert told(capsys, "history", "trash", "--empty") == {"removed": 0}
    assert told(capsys, "history", "trash") == []


def test_what_is_asked_first_is_asked_beside_the_output(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = take(root, 0, STORY).id
    monkeypatch.setattr(sys, "stdin", StringIO("y\n"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert main(["history", "delete", "last", "--now", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"take": kept, "until": None}
    assert said.err.endswith("Delete this take and all its files for good? [y/N] ")


def test_a_note_is_told_as_it_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = take(root, 0, STORY)
    noted = told(capsys, "history", "--note", "last", " calmer\x1b[31m ")
    assert noted == {"take": kept.id, "note": "calmer"}


def test_what_was_done_to_a_take_is_told_wherever_json_stands(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = take(root, 0, STORY).id
    assert told(capsys, "history", "star", "last") == {"take": kept, "starred": True}
    assert told(capsys, "history", "star", "last", "--off") == {"take": kept, "starred": False}
    tagged = {"take": kept, "tags": ["acme"]}
    assert told(capsys, "history", "tag", "last", "acme") == tagged
    assert main(["history", "--json", "tag", "last", "acme"]) == 0
    assert json.loads(capsys.readouterr().out) == tagged
    assert told(capsys, "history", "rebuild") == {"takes": 1}
    gone = told(capsys, "history", "delete", kept)
    (there,) = told(capsys, "history", "trash")
    assert gone == {"take": kept, "until": there["until"]}
    assert told(capsys, "history", "restore", "last") == {"take": kept}
    gone = told(capsys, "history", "delete", "last", "--now", "--yes")
    assert gone == {"take": kept, "until": None}


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("history --note", "last calmer"),
        ("history tag", "last acme"),
        ("history star", "last"),
        ("history delete", "last"),
        ("history delete", "last --now --yes"),
        ("history trash --empty", "--yes"),
        ("history rebuild", ""),
    ],
)
def test_the_page_names_every_key_of_what_was_done(
    root: Path, capsys: pytest.CaptureFixture[str], command: str, more: str
) -> None:
    take(root, 0, STORY)
    page = (Path(__file__).parents[2] / "docs" / "report-schema.md").read_text("utf-8")
    _, _, begun = page.partition(f"- `{command}` tells ")
    keys = told(capsys, *command.split(), *more.split()).keys()
    assert set(re.findall(r'"(\w+)":', begun.partition("\n")[0])) == keys


def test_below_a_command_that_takes_json_every_command_takes_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Given before the name of one that does not, it would be passed over in silence."""
    for view in ("history", "interview"):
        with pytest.raises(SystemExit):
            parse([view, "--help"])
        names = re.findall(r"^    ([a-z-]+) ", capsys.readouterr().out, re.MULTILINE)
        assert len(names) > 3
        for name in names if "--json" in shown(capsys, view) else ():
            assert "--json" in shown(capsys, view, name), name


def shown(capsys: pytest.CaptureFixture[str], *line: str) -> str:
    with pytest.raises(SystemExit):
        parse([*line, "--help"])
    usage, _, _ = capsys.readouterr().out.partition("examples:")
    return usage


def test_a_story_is_told_by_its_id(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = take(root, 0, STORY)
    made = told(capsys, "stories", "new", "The release")
    assert made["id"] == "the-release"
    assert Path(made["file"]).is_file()
    linked = {"take": kept.id, "story": "the-release"}
    assert told(capsys, "stories", "link", "last", "the-release") == linked
    assert told(capsys, "stories", "unlink", "last") == linked | {"story": None}
    assert told(capsys, "stories", "remove", "the-release") == {"removed": "the-release"}


def test_a_setting_is_told_as_it_is_kept(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "settings", "report.add_words", "sozusagen, halt") == ["sozusagen", "halt"]
    assert told(capsys, "settings", "speech.rate_wpm", "150") == 150
    assert told(capsys, "settings", "--write") == {"file": str(home / "settings.toml")}


@pytest.mark.parametrize("action", ["download", "verify", "remove"])
def test_a_model_is_told_as_it_is_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    done: list[object] = []
    monkeypatch.setattr(ModelShelf, action, lambda *asked: done.append(asked[1]))
    assert told(capsys, "models", action, "base.en", "--yes")["name"] == "base.en"
    assert done == ["base.en"]


@pytest.mark.parametrize("what", ["questions", "formats"])
def test_a_broken_file_of_ones_own_is_told_beside_the_list(
    home: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    own = home / "prompts" / ("formats" if what == "formats" else "")
    own.mkdir(parents=True)
    (own / "mine.toml").write_text("not TOML")
    assert main([what, "list", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)
    assert said.err.startswith("mine.toml, line 1: this is not TOML")


@pytest.mark.parametrize("what", ["questions", "formats"])
def test_where_nothing_is_to_be_checked_nothing_is_amiss(
    capsys: pytest.CaptureFixture[str], what: str
) -> None:
    assert told(capsys, what, "check") == []


def test_a_report_is_printed_as_json_or_written_to_files(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "report.md"
    assert main(["interview", "report", "--json", "--markdown", str(page)]) == 2
    assert "--json prints the report." in capsys.readouterr().err
    assert not page.exists()
