"""`history trends` and `compare` on a library of takes whose words and sounds are given."""

import json
import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.notation import hearing
from voice_interview.cli import main
from voice_interview.cli.arguments import parse
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Question, Take, TakeState

BROKEN = Question("broken", "Tell me about a time when something broke.", theme="incidents")
LED = Question("led", "Tell me about a time you led a team.", theme="leadership")
STORY = (
    "Last year our release broke on a Friday. (0.4) My manager asked me to find out why before "
    "Monday. (0.4) First I read all the logs of that week. (0.3) Then I wrote a check that runs "
    "before each release, and I showed it to the team. (0.5) "
)
ENDING = "As a result we had no broken release for six months, and we saved ten hours a week."
BEGUN = datetime(2026, 1, 5, 10, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


def take(root: Path, number: int, said: str, question: Question = BROKEN) -> Take:
    """One finished take a day."""
    library = TakeLibrary.open(root, now=lambda: BEGUN + timedelta(days=number))
    begun = library.begin(question)
    library.save_hearing(begun.id, hearing(said))
    done = replace(begun, state=TakeState.DONE)
    library.change(done.id, lambda _: done)
    library.close()
    return done


def practise(root: Path) -> list[Take]:
    """Three takes full of um and without an end, then three without um and with one."""
    early = [take(root, n, "<um 0.4> " * (7 + n) + STORY) for n in range(3)]
    return early + [take(root, n, "So (0.3) " * (n - 2) + STORY + ENDING) for n in range(3, 6)]


def run(root: Path, capsys: pytest.CaptureFixture[str], *line: str) -> str:
    assert main([*line, "--recordings", str(root)]) == 0
    return capsys.readouterr().out


def measure(trends: Any, name: str) -> Any:
    return next(one for one in trends["measures"] if one["name"] == name)


def test_trends_tell_what_became_better(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    takes = practise(root)
    found = json.loads(run(root, capsys, "history", "trends", "--json"))
    assert found["schema"] == "voice-interview/trends/1"
    assert (found["takes"], found["other_rules"], found["by"]) == (6, 0, "take")
    fillers = measure(found, "fillers_per_minute")
    assert fillers["verdict"] == "better"
    assert [point["take"] for point in fillers["points"]] == [one.id for one in takes]
    assert fillers["change"]["before"]["takes"] == fillers["change"]["recent"]["takes"] == 3
    assert fillers["change"]["difference"] < -fillers["change"]["needed"]
    assert measure(found, "star_parts")["verdict"] == "better"
    assert measure(found, "possible_per_minute")["verdict"] == "no clear change"
    assert found["stories"]["result"] == {"strong": 3, "thin": 0, "missing": 3}
    assert found["best"] is None


def test_in_words_every_measure_has_its_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    takes = practise(root)
    told = run(root, capsys, "history", "trends", "--question-id", "broken")
    assert told.startswith("6 takes.\n")
    assert "\nFiller sounds heard, a minute: better\n" in told
    assert "\nParts of the story, of 4: better\n" in told
    assert "lately 0.0 (3 takes), before" in told
    assert "take by take: 01-05" in told
    assert f"Best so far: {takes[-1].id}\n  It has the most parts of the story" in told
    assert max(map(len, told.splitlines())) <= 80


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")
def test_days_are_those_where_the_user_is(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten in the morning in London is midnight on Kiritimati."""
    last = [take(root, number, STORY) for number in range(2)][-1]
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Pacific/Kiritimati")
        time.tzset()
        try:
            told = run(root, capsys, "history", "trends")
            run(root, capsys, "history", "delete", last.id)
            (there,) = json.loads(run(root, capsys, "history", "trash", "--json"))
            listed = run(root, capsys, "history", "trash")
        finally:
            patch.undo()
            time.tzset()
    assert "take by take: 01-06 " in told
    until = datetime.fromisoformat(there["until"]) + timedelta(hours=14)
    assert f"{until:%Y-%m-%d}" in listed


def test_in_words_a_lower_bound_is_called_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    takes = [take(root, n, STORY) for n in range(2)]
    run(root, capsys, "history", "trends")  # makes the figures
    library = TakeLibrary.open(root)
    newest = library.series()[-1].figures
    library.save_figures(takes[-1].id, replace(newest, fillers_at_least=True))
    library.close()
    told = run(root, capsys, "history", "trends")
    assert "  at least so many: some um and uh may have been missed\n" in told
    left_out = "1 take left out: um and uh could not be counted there as in the newest take"
    assert f"  {left_out}\n" in told
    measures = json.loads(run(root, capsys, "history", "trends", "--json"))["measures"]
    assert [one["name"] for one in measures if one["at_least"]] == ["fillers_per_minute"]


def test_by_week_the_points_are_weeks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in (0, 1, 8):
        take(root, number, STORY)
    found = json.loads(run(root, capsys, "history", "trends", "--by", "week", "--json"))
    assert [
        (point["at"], point["takes"], point["take"] is None)
        for point in measure(found, "duration_s")["points"]
    ] == [("2026-W02", 2, True), ("2026-W03", 1, False)]
    assert "by week: W02 " in run(root, capsys, "history", "trends", "--by", "week")


def test_one_question_or_one_theme_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    take(root, 0, STORY)
    take(root, 1, STORY + ENDING)
    take(root, 2, STORY, LED)
    for chosen, number in ((["--question-id", "broken"], 2), (["--theme", "leadership"], 1)):
        found = json.loads(run(root, capsys, "history", "trends", *chosen, "--json"))
        assert found["takes"] == number
    before = json.loads(run(root, capsys, "history", "--question-id", "led", "--json", "trends"))
    assert (before["takes"], before["question_id"]) == (1, "led")


def test_the_takes_that_told_one_story(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = take(root, 0, STORY)
    take(root, 1, STORY + ENDING)
    run(root, capsys, "stories", "new", "The broken release")
    run(root, capsys, "stories", "link", told.id, "the-broken-release")
    line = ("history", "trends", "--story", "the-broken-release", "--json")
    found = json.loads(run(root, capsys, *line))
    assert (found["takes"], found["story_id"]) == (1, "the-broken-release")
    assert main(["history", "trends", "--story", "lost", "--recordings", str(root)]) == 1
    assert "no story" in capsys.readouterr().err
    assert "too few takes to tell" in run(
        root, capsys, "history", "trends", "--question-id", "broken"
    )


def test_figures_made_under_other_rules_are_made_again_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    takes = practise(root)
    run(root, capsys, "history", "trends")
    library = TakeLibrary.open(root)
    (old,) = [one.figures for one in library.series() if one.take_id == takes[0].id]
    library.save_figures(takes[0].id, replace(old, rules_version="0", fillers_per_minute=99.0))
    library.close()
    found = json.loads(run(root, capsys, "history", "trends", "--json"))
    assert (found["takes"], found["other_rules"]) == (6, 0)
    assert max(point["value"] for point in measure(found, "fillers_per_minute")["points"]) < 99


def test_none_and_one_take_are_a_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, capsys, "history", "trends") == "No takes with a transcript yet.\n"
    found = json.loads(run(root, capsys, "history", "trends", "--json"))
    assert found["takes"] == 0
    assert all(
        (one["points"], one["median"], one["change"], one["verdict"])
        == ([], None, None, "no clear change")
        for one in found["measures"]
    )
    take(root, 0, STORY)
    assert run(root, capsys, "history", "trends").startswith("One take so far: ")
    told = run(root, capsys, "history", "trends", "--theme", "nothing")
    assert told == "No take with a transcript matches.\n"


def test_two_takes_side_by_side(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = take(root, 0, "<um 0.4> " * 9 + STORY)
    second = take(root, 1, STORY + ENDING)
    found = json.loads(run(root, capsys, "compare", first.id, "last", "--json"))
    assert found["schema"] == "voice-interview/comparison/1"
    assert (found["first"]["source"], found["second"]["source"]) == (first.id, second.id)
    fillers = next(one for one in found["figures"] if one["name"] == "fillers_per_minute")
    assert fillers["first"] > 10
    assert fillers["second"] == 0
    assert fillers["difference"] == -fillers["first"]
    assert fillers["verdict"] is None
    kept, added = found["words"]["spans"]
    assert (kept["kind"], kept["first"][0], kept["second"][0]) == ("kept", 0, 0)
    assert (added["kind"], added["second"][1]) == ("added", found["second"]["words"])
    assert found["words"]["added"] == len(ENDING.split())
    assert found["star"]["result"] == {"first": "missing", "second": "strong"}
    assert found["best"]["take"] == second.id


def test_with_enough_takes_differences_are_judged(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    practise(root)
    take(root, 6, STORY + ENDING)
    take(root, 7, STORY + ENDING)
    take(root, 8, "<um 0.4> " * 40 + STORY)
    found = json.loads(run(root, capsys, "compare", "--question-id", "broken", "--json"))
    verdicts = {one["name"]: one["verdict"] for one in found["figures"]}
    assert verdicts["fillers_per_minute"] == "worse"
    assert verdicts["possible_per_minute"] == "no clear change"


def test_in_words_what_was_kept_dropped_and_added(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = take(root, 0, STORY)
    second = take(root, 1, STORY + ENDING)
    told = run(root, capsys, "compare", "--question-id", "broken")
    assert told.startswith(f"First:  {first.id}\nSecond: {second.id}\nQuestion: {BROKEN.text}\n")
    assert "Result: missing -> strong" in told
    assert f"0 dropped, {len(ENDING.split())} added." in told
    assert "\n+ As a result we had no broken release" in told
    assert "From 6 takes on" in told
    assert f"Best so far: {second.id}" in told
    assert max(map(len, told.splitlines())) <= 80


def test_takes_of_two_questions_can_be_compared_and_have_no_best(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = take(root, 0, STORY), take(root, 1, STORY, LED)
    told = run(root, capsys, "compare", first.id, second.id)
    assert "They answer two different questions:" in told
    assert "Best so far" not in told


def test_beside_another_window_figures_that_are_still_to_come_are_not_taken_for_no_takes(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(root, 0, STORY)
    take(root, 1, STORY)
    library = TakeLibrary.open(root)
    assert run(root, capsys, "history", "trends").startswith("No figures yet: another window")
    library.close()
    assert run(root, capsys, "history", "trends").startswith("2 takes.")


def test_what_cannot_be_compared_is_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    only = take(root, 0, STORY)
    library = TakeLibrary.open(root)
    bare = library.begin(LED)
    library.close()
    for line, sentence in (
        (["compare", only.id, only.id], "the same take twice"),
        (["compare", "--question-id", "broken"], "only one take with a transcript"),
        (["compare", "--question-id", "led"], "no take with a transcript"),
        (["compare", only.id, bare.id], "This take has no transcript"),
    ):
        assert main([*line, "--recordings", str(root)]) == 1
        told = capsys.readouterr().err.splitlines()[-1]
        assert sentence in told


def test_words_that_look_like_commands_to_the_terminal_stay_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(root, 0, STORY)
    take(root, 1, STORY + "\x1b[31mred [um] \u202e")
    told = run(root, capsys, "compare", "--question-id", "broken")
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "[um]" in told


def keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set()


def test_the_page_names_every_key(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    practise(root)
    chosen = ["--question-id", "broken", "--json"]
    page = (Path(__file__).parents[2] / "docs" / "report-schema.md").read_text("utf-8")
    _, _, told = page.partition("# Trends as JSON")
    for line in (["history", "trends"], ["compare"]):
        found = json.loads(run(root, capsys, *line, *chosen))
        assert found["best"] is not None
        assert {key for key in keys(found) if f'"{key}"' not in told} == set()
        for one in found.get("measures", ()):
            assert f"`{one['name']}`" in told


def test_the_page_names_every_key_of_the_history_and_no_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(root, 0, STORY)
    page = (Path(__file__).parents[2] / "docs" / "report-schema.md").read_text("utf-8")
    _, _, rest = page.partition("# Takes as JSON")
    told, _, _ = rest.partition("\n- ")
    found = json.loads(run(root, capsys, "history", "--json"))
    assert found[0]["figures"] is not None
    assert set(re.findall(r'"(\w+)":', told)) == keys(found)


def test_trends_have_a_help_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["history", "trends", "--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert "voice-interview history trends --theme conflict" in shown
    assert "--by {take,week}" in shown


def test_what_to_practise_next_comes_with_its_reason(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Question("conflict-deadline", "?", theme="conflict")
    take(root, 0, STORY, asked)
    found = json.loads(run(root, capsys, "questions", "next", "--json", "--limit", "400"))
    rules = {one["rule"] for one in found}
    assert {"coverage"} <= rules <= {"coverage", "weakness", "age"}
    assert [one["points"] for one in found] == sorted(
        (one["points"] for one in found), reverse=True
    )
    told = run(root, capsys, "questions", "next", "--limit", "1").splitlines()
    assert told[0].startswith(found[0]["id"])
    assert told[1].strip() == found[0]["reason"]
