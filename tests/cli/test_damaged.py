"""A take that cannot be read keeps no command from the others: it is passed over and named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.test_progress import ENDING, STORY, take
from tests.notation import hearing
from voice_interview.cli import main
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Question, TakeState


@pytest.fixture
def root(home: Path) -> Path:
    return home / "recordings"


def refused(capsys: pytest.CaptureFixture[str], *line: str) -> tuple[str, str]:
    assert main([*line]) == 1
    told = capsys.readouterr()
    return told.out, told.err


@pytest.mark.parametrize("file", ["transcript.json", "review.json"])
def test_a_search_names_it(root: Path, capsys: pytest.CaptureFixture[str], file: str) -> None:
    broken, whole = take(root, 0, STORY), take(root, 1, STORY)
    (root / broken.id / file).write_text("{")
    out, err = refused(capsys, "history", "search", "something", "broke")
    assert out.startswith(whole.id)
    assert broken.id not in out
    assert err.startswith(f"{broken.id}: {file} of take")
    out, _ = refused(capsys, "history", "search", "something", "broke", "--json")
    assert [one["id"] for one in json.loads(out)] == [whole.id]


@pytest.mark.parametrize("file", ["transcript.json", "review.json"])
def test_the_newest_two_are_those_that_can_be_read(
    root: Path, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    first, second, broken = (
        take(root, 0, STORY),
        take(root, 1, STORY + ENDING),
        take(root, 2, STORY),
    )
    (root / broken.id / file).write_text("{")
    out, err = refused(capsys, "compare", "--question-id", "broken")
    assert out.startswith(f"First:  {first.id}\nSecond: {second.id}\n")
    assert err.startswith(f"{broken.id}: {file} of take")
    (root / first.id / file).write_text("{")
    out, err = refused(capsys, "compare", "--question-id", "broken")
    assert out == ""
    assert "There is only one take with a transcript for that question." in err


@pytest.mark.parametrize("now", [(), ("--now", "--yes")])
def test_it_can_be_deleted_as_the_check_advises(
    root: Path, capsys: pytest.CaptureFixture[str], now: tuple[str, ...]
) -> None:
    broken, whole = take(root, 0, STORY), take(root, 1, STORY)
    (root / broken.id / "take.json").write_text("{")
    assert main(["history", "delete", broken.id[-4:], *now]) == 0
    assert broken.id in capsys.readouterr().out
    assert not (root / broken.id).exists()
    assert (root / whole.id).is_dir()
    assert "There is no take" in refused(capsys, "history", "delete", "nope")[1]


def test_a_follow_up_that_cannot_be_read_is_left_out_of_the_report_which_says_so(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = take(root, 0, STORY)
    library = TakeLibrary.open(root)
    for said in (ENDING, "It was all fine in the end, and we learnt to test."):
        asked = library.begin(Question("", said), part_of=first.id)
        library.save_hearing(asked.id, hearing(said))
        library.change(asked.id, lambda now: replace(now, state=TakeState.DONE))
    library.close()
    assert "The answer and 2 follow-ups" in shown(capsys, first.id)
    (root / asked.id / "transcript.json").write_text("{")
    told = shown(capsys, first.id)
    assert "The answer and the follow-up, read as one" in told
    assert f"A part of this answer is left out: transcript.json of take {asked.id}" in told


def shown(capsys: pytest.CaptureFixture[str], take_id: str) -> str:
    assert main(["show", take_id]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_an_interview_that_cannot_be_read_is_named_beside_the_list(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "interviews").mkdir(parents=True)
    (root / "interviews" / "2026-11-20T10-32-07-workshop-4f2a.json").write_text("{")
    assert main(["interview", "list", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert told.err.startswith("The interview 2026-11-20T10-32-07-workshop-4f2a cannot be read: ")
