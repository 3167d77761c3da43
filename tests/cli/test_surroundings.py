"""What a command finds around it: closed or full ends, a locale that knows no signs, no folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S
from voice_interview.cli import arguments, main


def run(line: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A shell runs the line, in which `vi` is the program."""
    return subprocess.run(
        ["/bin/sh", "-c", f'vi() {{ "{sys.executable}" -m voice_interview "$@"; }}; {line}'],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize("command", ["history", "paths --json"])
def test_an_output_that_takes_no_more_is_told(command: str, tmp_path: Path) -> None:
    ended = run(f"vi {command} > /dev/full", tmp_path)
    assert ended.returncode == 1
    assert ended.stderr == (
        "The output cannot be written: No space left on device. Send it to another place.\n"
    )


def test_a_closed_input_is_an_empty_one(tmp_path: Path) -> None:
    ended = run("vi practice --plain <&-", tmp_path)
    assert "Traceback" not in ended.stderr


def test_the_first_practice_of_all_begins_with_a_question_that_fits_anyone(tmp_path: Path) -> None:
    told = run("vi practice --plain --mute --recordings takes <&-", tmp_path).stdout
    first = run("vi questions next --limit 1 --recordings takes", tmp_path).stdout.splitlines()
    reason, question = told.splitlines()[:2]
    assert first[0] == f"recruiter-about-you: {question.removeprefix('Question: ')}"
    assert reason == f"Suggested: {first[1].strip()}"
    themed = run("vi practice --plain --mute --theme conflict --recordings takes <&-", tmp_path)
    assert "Suggested" not in themed.stdout


@pytest.mark.parametrize("command", ["history", "history --json", "export last --json -"])
def test_what_goes_to_a_closed_end_is_lost(command: str, tmp_path: Path) -> None:
    told = run(f"vi {command}", tmp_path)
    ended = run(f"vi {command} >&-", tmp_path)
    assert (ended.returncode, ended.stderr) == (told.returncode, told.stderr)
    ended = run(f"vi {command} 2>&-", tmp_path)
    assert (ended.returncode, ended.stdout) == (told.returncode, told.stdout)


def test_where_the_locale_is_c_a_sign_ends_no_command(tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run("vi settings report.add_words Z\u00fcrich", tmp_path)
    ended = run("vi settings", tmp_path, **plain)
    assert ended.returncode == 0
    assert "Z?rich" in ended.stdout


def test_a_folder_that_was_removed_under_ones_feet_is_told(tmp_path: Path) -> None:
    ended = run("mkdir gone; cd gone; rmdir ../gone; vi --recordings takes history", tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith("The folder you are in is not there any more.")


def test_typed_bytes_that_are_no_text_end_nothing(tmp_path: Path) -> None:
    line = r"printf 'caf\351\nq\n' | vi practice --plain --recordings takes"
    ended = run(line, tmp_path, PYTHONIOENCODING="utf-8:strict")
    assert "is not one of the keys here." in ended.stdout
    assert "Traceback" not in ended.stderr


def test_ctrl_c_while_the_command_line_is_loaded_is_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pressed(_argv: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(arguments, "parse", pressed)
    assert main(["history"]) == 1
    assert capsys.readouterr().err == "\nStopped.\n"


def test_nothing_slow_is_loaded_before_ctrl_c_is_answered(tmp_path: Path) -> None:
    loaded = "import sys, voice_interview.cli; print('argparse' in sys.modules)"
    ended = run(f'"{sys.executable}" -c "{loaded}"', tmp_path)
    assert (ended.stdout, ended.stderr) == ("False\n", "")
