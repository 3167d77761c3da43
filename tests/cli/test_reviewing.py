"""`review`: what the report screen's keys do, from the command line."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_progress import ENDING, STORY, run, take
from voice_interview.cli import main
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Interval, Take

SAID = "So <um 0.4> " + STORY + ENDING


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "recordings"
    take(root, 1, SAID)
    return root


def reviewed(root: Path, capsys: pytest.CaptureFixture[str], *line: str) -> Any:
    return json.loads(run(root, capsys, "review", "last", "--json", *line))


def refused(root: Path, capsys: pytest.CaptureFixture[str], *line: str) -> str:
    assert main(["review", "last", *line, "--recordings", str(root)]) == 1
    return capsys.readouterr().err


def test_a_filler_is_rejected_and_taken_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = reviewed(root, capsys)
    at = str(before["fillers"][0]["start_s"])
    after = reviewed(root, capsys, "--reject", at)
    assert len(after["fillers"]) == len(before["fillers"]) - 1
    assert after["rejected"][0]["start_s"] == before["fillers"][0]["start_s"]
    assert "No fillers, as you said:" in run(root, capsys, "review", "last")
    assert reviewed(root, capsys, "--confirm", at) == before


def test_a_place_is_meant_from_a_second_away_and_told_in_minutes_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(root, 2, f"So {STORY} (60.0) <um 0.4> and then it was over")
    (late,) = [one for one in reviewed(root, capsys)["fillers"] if one["start_s"] > 60]
    assert "There is no filler at" in refused(root, capsys, "--reject", f"{late['end_s'] + 1.1}")
    beside_s = late["end_s"] + 0.9
    at = f"{int(beside_s // 60)}:{beside_s % 60:.1f}"
    after = reviewed(root, capsys, "--reject", at)
    assert [one["start_s"] for one in after["rejected"]] == [late["start_s"]]


def test_an_unclear_sound_is_never_made_a_filler(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    knock = unclear(root, take(root, 2, f"{STORY} (4.0) {ENDING}"))
    at = f"{knock.start:.1f}"
    before = reviewed(root, capsys)
    assert [one["kind"] for one in before["fillers"]] == ["unclear"]
    assert "There is no filler with a time in this answer." in refused(
        root, capsys, "--confirm", at
    )
    assert reviewed(root, capsys) == before
    gone = reviewed(root, capsys, "--reject", at)
    assert (gone["fillers"], gone["rejected"][0]["group"]) == ([], "unclear")
    assert reviewed(root, capsys, "--confirm", at) == before, "only the rejection is taken back"


def unclear(root: Path, kept: Take) -> Interval:
    """A knock in the first pause of three seconds."""
    library = TakeLibrary.open(root)
    heard = library.hearing(kept.id)
    assert heard is not None
    assert heard.sounds is not None
    runs = pairwise(heard.sounds.speech)
    begins_s = next(one.end for one, after in runs if after.start - one.end > 3.0) + 1.0
    knock = Interval(begins_s, begins_s + 0.3)
    library.save_hearing(kept.id, replace(heard, sounds=replace(heard.sounds, unclear=(knock,))))
    library.close()
    return knock


def test_where_one_step_cannot_be_taken_none_is(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = str(reviewed(root, capsys)["fillers"][0]["start_s"])
    kept = reviewed(root, capsys, "--correct", "0.1", "Then")
    assert kept["corrected"]
    assert "no filler at 900" in refused(root, capsys, "--reject", at, "--reject", "900")
    assert reviewed(root, capsys) == kept
    assert "no filler at 900" in refused(root, capsys, "--reset", "--confirm", "900")
    assert reviewed(root, capsys) == kept, "what was said before is not lost to a slip"


def test_a_word_is_corrected_and_taken_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = json.loads(run(root, capsys, "show", "last", "--json"))["transcript"]["words"]
    release = next(word for word in words if word["text"] == "release")
    at = f"{release['start']:.2f}"
    after = reviewed(root, capsys, "--correct", at, "deployment tool")
    assert after["corrected"][0]["heard"] == "release"
    assert after["corrected"][0]["meant"] == "deployment tool"
    assert "our deployment tool broke" in run(root, capsys, "show", "last")
    assert reviewed(root, capsys, "--correct", at, "")["corrected"] == []


def test_a_part_of_the_story_begins_elsewhere(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = json.loads(run(root, capsys, "show", "last", "--json"))["transcript"]["words"]
    first = next(word for word in words if word["text"] == "read")
    after = reviewed(root, capsys, "--begins", "action", f"{first['start']:.2f}")
    action = next(part for part in after["parts"] if part["part"] == "action")
    assert action["text"].startswith("read all the logs")
    assert reviewed(root, capsys, "--reset") != after
    last = next(word for word in words if word["text"] == "Monday.")
    after = reviewed(root, capsys, "--begins", "action", f"{last['start']:.2f}")
    action = next(part for part in after["parts"] if part["part"] == "action")
    assert action["text"].startswith("Monday. First I read"), "from the end of the part before it"


def test_a_note_is_kept_and_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(root, capsys, "--note", "Slower.")["note"] == "Slower."
    assert "Note: Slower." in run(root, capsys, "review", "last")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("--reject", "900"), "There is no filler at 900. The nearest is “"),
        (
            ("--begins", "result", "0.5"),
            "The result is neither at that word nor the next part after it.",
        ),
    ],
)
def test_what_cannot_be_is_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], told: str
) -> None:
    before = reviewed(root, capsys)
    assert told in refused(root, capsys, *line)
    assert reviewed(root, capsys) == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("--correct", "soon", "x"), "“soon” is not a time."),
        (("--correct", "9" * 5000 + ":1", "x"), "is not a time."),
        (("--begins", "ending", "3"), "There is no part “ending”."),
    ],
)
def test_what_is_no_time_or_no_part_is_wrong_use(
    root: Path, capsys: pytest.CaptureFixture[str], line: tuple[str, ...], told: str
) -> None:
    before = reviewed(root, capsys)
    assert main(["review", "last", *line, "--recordings", str(root)]) == 2
    assert told in capsys.readouterr().err
    assert reviewed(root, capsys) == before
