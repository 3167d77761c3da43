"""`history search`, `tag`, `star`, `delete`, `trash`, `restore`, `check`, `rebuild`, `disk`."""

import errno
import json
import os
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.test_progress import BROKEN, LED, STORY, run, take
from tests.library.nouns import write_audio
from voice_interview.cli import main
from voice_interview.library.library import TakeLibrary
from voice_interview.model import NO_VOICE, Capture, TakeState


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "recordings"


def listed(root: Path, capsys: pytest.CaptureFixture[str], *line: str) -> list[str]:
    return [row["id"] for row in json.loads(run(root, capsys, "history", "--json", *line))]


def test_search_gives_each_place_with_its_time(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = take(root, 0, "We missed the (2.0) deadline and missed it again")
    take(root, 1, "Nothing of that", LED)
    (found,) = json.loads(run(root, capsys, "history", "search", "missed", "deadline", "--json"))
    assert (found["id"], found["question"]["id"]) == (first.id, BROKEN.id)
    assert [(one["words"], one["text"]) for one in found["matches"]] == [
        ([1, 2], "missed"),
        ([3, 4], "deadline"),
        ([5, 6], "missed"),
    ]
    assert found["matches"][1]["start_s"] == pytest.approx(2.9)
    assert found["matches"][1]["before"] == "We missed the"
    told = run(root, capsys, "history", "search", "we missed")
    assert run(root, capsys, "history", "search", '"we missed"') == told
    assert told.splitlines()[1].strip() == "0:00  [We missed] the deadline and missed it again"
    assert run(root, capsys, "history", "search", "missed nothing") == "No take matches.\n"
    assert json.loads(run(root, capsys, "history", "search", "zebra", "--json")) == []


@pytest.mark.parametrize(
    ("heard", "at_least", "told"),
    [(0, True, "none found"), (4, True, "at least 4"), (0, False, "0"), (None, True, "-")],
)
def test_the_list_says_what_a_count_of_fillers_is_worth(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    heard: int | None,
    at_least: bool,
    told: str,
) -> None:
    kept = take(root, 0, STORY)
    run(root, capsys, "history", "trends")
    library = TakeLibrary.open(root)
    (made,) = [one.figures for one in library.series()]
    figures = replace(made, fillers_heard=heard, fillers_at_least=at_least)
    library.save_figures(kept.id, figures)
    library.close()
    header, _, row = run(root, capsys, "history").splitlines()
    begins, ends = header.index("um/uh"), header.index("STAR")
    assert row[begins:ends].strip() == told


@pytest.mark.parametrize("silence", [NO_VOICE, "No voice was heard in this recording."])
def test_a_take_in_which_nobody_was_heard_says_so(
    root: Path, capsys: pytest.CaptureFixture[str], silence: str
) -> None:
    wordless = take(root, 0, "(20.0)")
    library = TakeLibrary.open(root)
    silent = library.begin(LED)
    library.change(silent.id, lambda now: replace(now, state=TakeState.FAILED, failure=silence))
    library.close()
    run(root, capsys, "history", "trends")
    _, _, *rows = run(root, capsys, "history").splitlines()
    assert ["no voice heard" in row for row in rows] == [True, False]
    assert ["no words heard" in row for row in rows] == [False, True]
    assert "No voice was heard." in run(root, capsys, "show", wordless.id)
    assert main(["show", silent.id, "--recordings", str(root)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"This take has no transcript. {silence}")
    assert "--engine" not in told


def test_scripts_learn_what_became_of_a_take_without_words(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = TakeLibrary.open(root)
    broken = replace(library.begin(LED), state=TakeState.FAILED, failure="It broke.")
    library.change(broken.id, lambda _now: replace(broken, recovered=True))
    library.close()
    (row,) = json.loads(run(root, capsys, "history", "--json"))
    assert (row["state"], row["failure"]) == ("failed", "It broke.")
    assert (row["recovered"], row["starred"], row["figures"]) == (True, False, None)
    assert main(["show", "last", "--recordings", str(root)]) == 1
    told = "This take has no transcript: It broke. It holds no sound.\n"
    assert capsys.readouterr().err == told
    library = TakeLibrary.open(root)
    heard = Capture(8.0, 16_000, "a file")
    library.change(broken.id, lambda now: replace(now, capture=heard))
    library.close()
    assert main(["show", "last", "--recordings", str(root)]) == 1
    way_out = f"Try: voice-interview show {broken.id} --engine auto\n"
    assert capsys.readouterr().err.endswith(way_out)


def test_of_more_tags_than_a_take_can_have_the_newest_stay(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(root, 0, STORY)
    run(root, capsys, "history", "tag", "last", *(f"t{number}" for number in range(20)))
    told = run(root, capsys, "history", "tag", "last", "newest")
    assert told.endswith(": " + "".join(f"t{n}, " for n in range(1, 20)) + "newest.\n")


def test_tags_and_stars_filter_the_list(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = take(root, 0, STORY), take(root, 1, STORY, LED)
    run(root, capsys, "history", "tag", first.id, "acme", "#Final round")
    assert run(root, capsys, "history", "tag", first.id, "ACME") == (
        f"{first.id}: Final-round, ACME.\n"
    )
    run(root, capsys, "history", "star", "last")
    assert listed(root, capsys, "--tag", "acme", "--tag", "final-round") == [first.id]
    assert listed(root, capsys, "--starred") == [second.id]
    assert "* Tell me" in run(root, capsys, "history", "--starred")
    run(root, capsys, "history", "tag", first.id, "acme", "--remove")
    run(root, capsys, "history", "star", "last", "--off")
    assert listed(root, capsys, "--tag", "acme") == listed(root, capsys, "--starred") == []
    assert run(root, capsys, "history", "--tag", "acme") == "No take matches.\n"


def test_deleted_listed_and_brought_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone, kept = take(root, 0, STORY), take(root, 1, STORY)
    assert run(root, capsys, "history", "trash") == "The trash is empty.\n"
    assert "history restore" in run(root, capsys, "history", "delete", gone.id)
    assert listed(root, capsys) == [kept.id]
    (there,) = json.loads(run(root, capsys, "history", "trash", "--json"))
    assert there["id"] == gone.id
    assert there["until"] > there["deleted_at"]
    head, _rule, line = run(root, capsys, "history", "trash").splitlines()
    assert line.startswith(gone.id)
    assert line.index(there["until"][:10]) == head.index("kept until")
    assert run(root, capsys, "history", "restore", gone.id) == f"{gone.id} is back.\n"
    assert listed(root, capsys) == [kept.id, gone.id]


def test_last_brings_back_what_was_deleted_last(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = take(root, 0, STORY)
    assert main(["history", "restore", "last", "--recordings", str(root)]) == 1
    assert "The trash is empty." in capsys.readouterr().err
    run(root, capsys, "history", "delete", "last")
    assert run(root, capsys, "history", "restore", "last") == f"{older.id} is back.\n"


def test_for_good_only_when_it_is_certain(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = take(root, 0, STORY), take(root, 1, STORY)
    assert main(["history", "delete", first.id, "--now", "--recordings", str(root)]) == 1
    assert "Say --yes." in capsys.readouterr().err
    run(root, capsys, "history", "delete", first.id, "--now", "--yes")
    assert not (root / first.id).exists()
    run(root, capsys, "history", "delete", second.id)
    assert main(["history", "trash", "--empty", "--recordings", str(root)]) == 1
    assert "1 take removed" in run(root, capsys, "history", "trash", "--empty", "--yes")
    assert listed(root, capsys) == []
    assert list((root / ".trash").iterdir()) == []
    assert main(["history", "restore", first.id, "--recordings", str(root)]) == 1
    assert "There is no take" in capsys.readouterr().err


def test_no_answer_at_all_deletes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As when Ctrl-D is typed at the question."""
    there = take(root, 0, STORY)
    monkeypatch.setattr(sys, "stdin", StringIO())
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert main(["history", "delete", there.id, "--now", "--recordings", str(root)]) == 1
    capsys.readouterr()
    assert listed(root, capsys) == [there.id]


def test_check_tells_what_is_wrong_and_its_exit_code_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = take(root, 0, STORY)
    assert "1 take looked at" in run(root, capsys, "history", "check")
    (root / silent.id / "transcript.json").write_text("{")
    assert main(["history", "check", "--json", "--recordings", str(root)]) == 1
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert found[silent.id]["status"] == "problem"
    assert found[silent.id]["way_out"]


def test_rebuild_lists_every_take_with_its_figures(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take(root, 0, STORY)
    take(root, 1, STORY)
    (root / "library.sqlite3").write_bytes(b"nothing of use")
    assert run(root, capsys, "history", "rebuild") == "2 takes listed.\n"
    rows = json.loads(run(root, capsys, "history", "--json"))
    assert all(row["figures"] for row in rows)


def test_disk_use_adds_up(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = take(root, 0, STORY), take(root, 1, STORY)
    (root / first.id / "audio.wav").write_bytes(bytes(3000))
    (root / first.id / "old.flac").write_bytes(bytes(500))
    run(root, capsys, "history", "delete", second.id)
    used = json.loads(run(root, capsys, "history", "disk", "--json"))
    assert (used["takes"], used["sound"], used["uncompressed"]) == (1, 3500, 3000)
    files = [path for path in (root / first.id).iterdir() if path.suffix == ".json"]
    assert used["words"] == sum(path.stat().st_size for path in files)
    assert used["trash"] > 0
    assert "4 kB" in run(root, capsys, "history", "disk")
    (root / "stories").mkdir()
    (root / "stories" / "one.toml").write_text("title = 'One'")
    with_story = json.loads(run(root, capsys, "history", "disk", "--json"))
    assert with_story["words"] == used["words"] + len("title = 'One'")


def test_a_take_that_may_not_be_opened_hides_no_other(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shut, other = take(root, 0, STORY), take(root, 1, STORY)
    for one in (shut, other):
        write_audio(root / one.id / "audio.wav")
    closed_to_us(monkeypatch, root / shut.id)
    told = run(root, capsys, "history", "disk").splitlines()
    assert told[0] == "1 take"
    assert told[-1] == f"{shut.id}: not counted, the system does not let it be opened."
    assert run(root, capsys, "history", "compress", "--older-than", "0").startswith("1 take comp")
    assert (root / other.id / "audio.flac").is_file()


def closed_to_us(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Whoever runs the tests may be allowed everything, whatever a folder's permissions say."""
    allowed, stat = os.access, Path.stat

    def refuse(path: Path, **how: bool) -> os.stat_result:
        if folder in path.parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr("os.access", lambda path, mode: path != folder and allowed(path, mode))
