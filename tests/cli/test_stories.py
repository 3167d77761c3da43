"""`stories`: from an empty bank to a map that asks for the next one."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_progress import LED, STORY, take
from voice_interview.cli import main
from voice_interview.library.library import TakeLibrary


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    return tmp_path / "recordings"


def run(*line: str) -> int:
    return main(["stories", *line])


def told(capsys: pytest.CaptureFixture[str], *line: str) -> Any:
    assert run(*line, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_an_empty_bank_says_how_to_begin(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert "stories new" in capsys.readouterr().out
    assert told(capsys, "map")["next"].startswith("Note down one story on leadership")


def test_a_story_from_its_title_to_the_map(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = take(root, 1, STORY, LED)
    assert run("new", "The broken release", "--theme", "Leadership") == 0
    file = root / "stories" / "the-broken-release.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('situation = ""', 'situation = "A release broke on Friday."'))
    assert run("link", answer.id[-4:], "the-broken-release") == 0
    capsys.readouterr()

    (story,) = told(capsys)
    assert story["told"] == [answer.id]
    assert story["usage"]["told"] == 1
    assert "no task, action or result noted yet" in story["usage"]["remarks"]
    leadership = told(capsys, "map")["themes"][0]
    assert leadership["theme"] == "leadership" and leadership["told"] == 1

    assert run("unlink", "last") == 0
    capsys.readouterr()
    assert told(capsys)[0]["told"] == []


def test_a_follow_up_is_linked_as_the_answer_it_goes_on_with(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = take(root, 1, STORY, LED)
    more = take(root, 2, STORY, LED)
    library = TakeLibrary.open(root)
    library.change(more.id, lambda now: replace(now, part_of=first.id))
    library.close()
    assert run("new", "The broken release") == 0
    capsys.readouterr()
    assert run("link", more.id, "the-broken-release") == 0
    said = f"{first.id}, which {more.id} goes on with, told the-broken-release.\n"
    assert capsys.readouterr().out == said
    assert told(capsys)[0]["told"] == [first.id]
    assert told(capsys, "unlink", more.id) == {"take": first.id, "story": None}
    assert told(capsys)[0]["told"] == []
    library = TakeLibrary.open(root)
    assert library.review(first.id).no_story
    library.close()


def test_a_guess_shows_the_words_it_rests_on(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(root, 1, STORY)
    assert run("new", "The broken release") == 0
    capsys.readouterr()
    assert told(capsys, "guess", "last") is None
    file = root / "stories" / "the-broken-release.toml"
    file.write_text("title = 'The broken release'\nsituation = 'On a Friday, before Monday; logs.'")
    guess = told(capsys, "guess", "last")
    assert guess["story_id"] == "the-broken-release"
    assert "release" in guess["words"]


@pytest.mark.parametrize(
    ("line", "says", "status"),
    [
        (("new",), "title", 2),
        (("new", "Oven", "--theme", "conflic"), "no theme", 1),
        (("show", "lost"), "no story", 1),
        (("link", "last"), "no take yet", 1),
        (("remove",), "Which story", 2),
    ],
)
def test_wrong_use_has_its_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], says: str, status: int
) -> None:
    assert run(*line) == status
    assert says in capsys.readouterr().err


def test_a_faulty_file_is_told_and_checked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    (root / "stories").mkdir(parents=True)
    (root / "stories" / "oven.toml").write_text("titel = 'The oven'")
    assert run() == 0
    assert "stories/oven.toml" in capsys.readouterr().err
    assert run("check") == 1
    assert "no key" in capsys.readouterr().out
