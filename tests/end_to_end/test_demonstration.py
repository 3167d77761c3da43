"""`demo --plain`: the whole job on a machine without sound hardware, and without a network."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

CONTENT = {"hospital", "patients", "missed", "appointments", "manager", "called", "forty",
           "list", "trained", "thirty", "eleven", "second", "room"}  # fmt: skip


def without_network() -> list[str]:
    """A prefix that takes the network away, where this system allows it."""
    for prefix in (["unshare", "-n"], ["unshare", "-r", "-n"]):
        if (
            shutil.which("unshare")
            and not subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode
        ):
            return prefix
    return []


def demonstrate(home: Path, *line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*without_network(), sys.executable, "-m", "voice_interview", "demo", "--plain", *line],
        env=os.environ | {"VOICE_INTERVIEW_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_candidate_is_recorded_transcribed_and_reported_live(tmp_path: Path) -> None:
    done = demonstrate(tmp_path, "--speed", "40", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    heard = {word["text"].lower().strip(".,") for word in report["transcript"]["words"]}
    assert len(CONTENT & heard) >= len(CONTENT) - 2, CONTENT - heard
    assert 45 < report["timing"]["duration_s"] < 60
    assert any(pause["end"] - pause["start"] > 1 for pause in report["timing"]["pauses"])
    assert report["star"]["story"] is True
    assert not (tmp_path / "recordings").exists(), "the demonstration touched the user's takes"


def test_the_plain_demonstration_ends_with_the_report(tmp_path: Path) -> None:
    done = demonstrate(tmp_path, "--answer", "thin", "--speed", "40")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "A synthetic candidate answers; nothing of it is kept."
    assert lines[1].startswith("Question: ")
    assert "Kept as" not in done.stdout
    assert any(line.startswith("Speech rate: ") for line in lines)


def test_a_coaching_answer_is_read_aloud_and_reported(tmp_path: Path) -> None:
    """What each of them is found to have: tests/analysis/test_coaching_answers.py."""
    done = demonstrate(tmp_path, "--answer", "thin", "--speed", "40", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    parts = [found["status"] for found in report["star"]["components"].values()]
    assert report["transcript"]["engine"] == "given"
    assert 100 < report["timing"]["speech_rate_wpm"] < 190
    assert parts.count("strong") <= 1
    assert not report["star"]["quantified_result"]


def test_an_answer_that_is_not_there(tmp_path: Path) -> None:
    done = demonstrate(tmp_path, "--answer", "brilliant")
    assert done.returncode == 1
    assert "strong, thin, rambling" in done.stderr
