"""`formats` and `interview` as commands."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.interviewing import candidate
from voice_interview.cli import interviews, main
from voice_interview.cli.lines.interview_mode import InterviewMode
from voice_interview.studio import Studio


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    with candidate.studio(tmp_path / "studio") as studio:

        @contextmanager
        def opened(_wish: object) -> Iterator[Studio]:
            yield studio

        monkeypatch.setattr(interviews, "open_studio", opened)
        yield studio


def answer(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    code = main(argv)
    shown = capsys.readouterr()
    return code, shown.out + shown.err


def test_formats_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = answer(capsys, "formats", "list", "--json")
    listed = json.loads(shown)
    assert code == 0
    assert [one["id"] for one in listed] == list(candidate.shipped())
    code, shown = answer(capsys, "formats", "show", "one-way")
    assert "30 s to prepare; at most 3 min each" in shown
    code, shown = answer(capsys, "formats", "show", "worksop")
    assert (code, "Did you mean 'workshop'?" in shown) == (1, True)


def test_a_format_is_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('title = "Mine"\n[[phase]]\nid = "a"\n', "utf-8")
    code, shown = answer(capsys, "formats", "check", str(path))
    assert code == 1
    assert "mine.toml, line 2, kind: the phase has no kind." in shown
    code, shown = answer(capsys, "formats", "check")
    assert (code, "no formats of your own yet" in shown) == (0, True)


def test_an_interview_is_left_listed_taken_up_and_reported(
    made: Studio, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    code, shown = answer(
        capsys, "interview", "start", "rapid-fire", "--plain", "--seed", "7", "--remind"
    )
    assert code == 0
    assert "Rapid fire, 10 min." in shown
    assert "Kept for later: voice-interview interview resume" in shown
    (listed,) = json.loads(answer(capsys, "interview", "list", "--json")[1])
    assert (listed["format"], listed["seed"], listed["state"]) == ("rapid-fire", 7, "open")
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    assert "Ten questions" in answer(capsys, "interview", "resume", "--plain")[1]
    candidate.sit(made, made.library.interviews.find(listed["id"]))
    document = json.loads(answer(capsys, "interview", "report", "--json")[1])
    assert document["state"] == "finished"
    assert document["answered"] == len(document["questions"]) == 10
    shown = answer(capsys, "interview", "report", listed["id"][-4:])[1]
    assert "10 of 10 answered" in shown
    asked = document["questions"]
    assert max(len(one["text"]) for one in asked) > 80 >= max(map(len, shown.splitlines()))
    assert all(one["text"] in " ".join(shown.split()) for one in asked)
    assert "finished" in answer(capsys, "interview", "list")[1]
    code, shown = answer(capsys, "interview", "resume", "--plain", listed["id"])
    assert (code, "is over" in shown) == (1, True)
    code, shown = answer(capsys, "interview", "resume", "--plain")
    assert (code, "No interview is open." in shown) == (1, True)


def test_the_report_goes_into_a_file(
    made: Studio, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    candidate.start(made, "workshop")
    page = tmp_path / "report.md"
    answer(capsys, "interview", "report", "last", "--markdown", str(page))
    assert page.read_text("utf-8").startswith("# Workshop\n\n## Overall\n\n- Open, 0:00 of")


def test_the_report_is_printed_alone(made: Studio, capsys: pytest.CaptureFixture[str]) -> None:
    candidate.start(made, "workshop")
    code, printed = answer(capsys, "interview", "report", "last", "--markdown", "-")
    assert (code, printed.startswith("# Workshop\n\n## Overall\n\n- Open")) == (0, True)
    assert "Wrote" not in printed


def test_the_report_becomes_a_table_with_a_question_a_row(
    made: Studio, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    interview, _ = candidate.sit(made, candidate.start(made, "workshop"))
    answer(capsys, "interview", "report", "last", "--csv", str(tmp_path / "report.csv"))
    with (tmp_path / "report.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["take"] for row in rows] == [asked.take_id for asked in interview.asked]
    assert {row["answered"] for row in rows if row["take"]} == {"yes"}


def test_the_interview_becomes_one_page_with_every_answer(
    made: Studio, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    interview, _ = candidate.sit(made, candidate.start(made, "workshop"))
    page = tmp_path / "interview.html"
    answer(capsys, "interview", "report", "last", "--html", str(page), "--no-audio")
    text = page.read_text("utf-8")
    answered = [asked for asked in interview.asked if asked.take_id]
    assert text.count("<article") == len(answered) > 1
    assert "<h2>Overall</h2>" in text
    assert "<audio" not in text
    code, told = answer(capsys, "interview", "report", "last", "--html", str(page))
    assert (code, "already exists" in told) == (1, True)
    assert page.read_text("utf-8") == text
    answer(capsys, "interview", "report", "last", "--html", str(page), "--yes")
    assert page.read_text("utf-8").count("<audio") == len(answered)


def test_whoever_presses_ctrl_c_is_told_how_to_go_on(
    made: Studio, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(_mode: InterviewMode) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(InterviewMode, "is_left", property(pressed))
    code, shown = answer(capsys, "interview", "start", "rapid-fire", "--plain")
    (kept,) = made.library.interviews.all()
    assert code == 1
    assert not kept.over
    assert f"Kept for later: voice-interview interview resume {kept.id}" in shown
    assert shown.endswith("Stopped.\n")


def test_the_page_names_every_key(made: Studio, capsys: pytest.CaptureFixture[str]) -> None:
    candidate.sit(made, candidate.start(made, "reverse"))
    document = json.loads(answer(capsys, "interview", "report", "--json")[1])
    page = (Path(__file__).parents[2] / "docs" / "report-schema.md").read_text("utf-8")
    _, _, told = page.partition("# An interview as JSON")
    named = {*document, *document["phases"][0], *document["questions"][0]}
    named |= {*document["questions"][0]["own"], *document["questions"][0]["own"]["avoid"][0]}
    assert {key for key in named if f'"{key}"' not in told} == set()


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("start", "--plain", "worksop"), "Did you mean 'workshop'?"),
        (
            ("start", "--plain", "behavioural", "--pick", "cooking"),
            "There are: leadership, conflict",
        ),
        (("start", "--plain", "workshop", "--pick", "conflict"), "does not offer"),
        (("report",), "There is no interview yet."),
        (("report", "abc"), "There is no interview “abc”."),
    ],
)
def test_what_cannot_be_done_is_told(
    made: Studio, capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], says: str
) -> None:
    code, shown = answer(capsys, "interview", *argv)
    assert code == 1
    assert says in shown
    assert made.library.interviews.all() == ()
