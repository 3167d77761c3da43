"""One take with a date that no clock can show keeps no command from the others."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_progress import BROKEN, STORY, run, take
from voice_interview.cli import main

LINES = (
    "history",
    "history --json",
    "history trends",
    "history trends --by week",
    "history trends --question-id broken",
    "history search release",
    "history compress",
    "history star last",
    "show last",
    "compare --question-id broken",
    "export --question-id broken --html - --no-audio",
    "export --question-id broken --markdown -",
    "stories map",
    "questions next",
    "questions list --only rested",
    "interview list",
)
DATES = ("0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z")


@pytest.fixture(params=["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The earliest place on earth, and one of the latest."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set here")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def dated(root: Path, take_id: str, date: str) -> None:
    file = root / take_id / "take.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"recorded_at": date}))


@pytest.mark.parametrize("date", DATES)
def test_every_command_goes_on(
    home: Path, capsys: pytest.CaptureFixture[str], zone: str, date: str
) -> None:
    root = home / "recordings"
    odd, _ = take(root, 0, STORY), take(root, 1, STORY)
    assert main(["stories", "new", "The release"]) == 0
    assert main(["stories", "link", odd.id, "the-release"]) == 0
    dated(root, odd.id, date)
    for line in LINES:
        assert main(line.split()) == 0, line
        assert capsys.readouterr().err == "", line


@pytest.mark.parametrize("date", DATES)
def test_it_comes_back_from_the_trash_and_from_a_backup(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], zone: str, date: str
) -> None:
    root = home / "recordings"
    odd = take(root, 0, STORY)
    dated(root, odd.id, date)
    assert run(root, capsys, "history", "backup", str(tmp_path / "b.zip")).startswith("1 take")
    run(root, capsys, "history", "delete", odd.id)
    (moment,) = (root / ".trash").iterdir()
    moment.rename(moment.with_name(date[:19].replace(":", "-")))
    listed = run(root, capsys, "history", "trash")
    if date == DATES[0]:
        assert listed == "The trash is empty.\n", "it was kept for more than 30 days"
        run(root, capsys, "history", "restore-backup", str(tmp_path / "b.zip"))
    else:
        assert odd.id in listed
        run(root, capsys, "history", "restore", "last")
    assert BROKEN.text[:20] in run(root, capsys, "history")


@pytest.mark.parametrize("date", DATES)
def test_a_take_known_by_its_name_alone_is_listed(
    home: Path, capsys: pytest.CaptureFixture[str], zone: str, date: str
) -> None:
    root = home / "recordings"
    odd = root / f"{date[:19].replace(':', '-')}-broken-4f2a"
    (root / take(root, 0, STORY).id).rename(odd)
    (odd / "take.json").write_text("{")
    assert odd.name in run(root, capsys, "history")
    assert main(["history", "delete", odd.name, "--now", "--yes"]) == 0
