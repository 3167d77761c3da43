"""One place decides every folder, by flag, then environment, then checkout."""

import subprocess
import sys
from pathlib import Path

import pytest

from voice_interview import paths
from voice_interview.errors import InputProblem


def test_home_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    monkeypatch.delenv("VOICE_INTERVIEW_RECORDINGS", raising=False)
    found = paths.find()
    for place in (found.recordings, found.user_prompts, found.settings, found.models, found.log):
        assert place.is_relative_to(tmp_path)
    assert found.speech_cache.is_relative_to(tmp_path)


def test_a_home_below_the_users_own_is_one_place_for_all(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", "~/rehearsals")
    monkeypatch.delenv("VOICE_INTERVIEW_RECORDINGS", raising=False)
    found = paths.find()
    for place in (found.recordings, found.settings, found.models, found.speech_cache, found.log):
        assert place.is_relative_to(tmp_path / "rehearsals")


def test_recordings_follow_flag_then_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_RECORDINGS", str(tmp_path / "env"))
    assert paths.find().recordings == tmp_path / "env"
    assert paths.find(tmp_path / "flag").recordings == tmp_path / "flag"


def test_a_checkout_keeps_its_recordings_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VOICE_INTERVIEW_HOME", raising=False)
    monkeypatch.delenv("VOICE_INTERVIEW_RECORDINGS", raising=False)
    source = paths.checkout()
    assert source is not None
    assert paths.find().recordings == source / "recordings"
    assert paths.find().shipped_prompts == source / "prompts"


def test_a_path_below_the_home_is_told_as_one_would_type_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    below = tmp_path / "reports" / "one.html"
    assert paths.with_tilde(below) == f"~/{Path('reports/one.html')}"
    assert paths.expanded(Path(paths.with_tilde(below))) == below
    assert paths.with_tilde(tmp_path.parent) == str(tmp_path.parent)


def test_a_home_that_nobody_has_is_a_sentence() -> None:
    with pytest.raises(InputProblem, match="~nobody-of-that-name"):
        paths.find(Path("~nobody-of-that-name/takes"))


def test_a_child_finds_this_program_and_what_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some systems hand every program its libraries by PYTHONPATH."""
    for folder, name in (("copy", "voice_interview"), ("given", "their_own")):
        (tmp_path / folder / name).mkdir(parents=True)
        (tmp_path / folder / name / "__init__.py").touch()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "copy" / "voice_interview")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "given"))
    found = subprocess.run(
        [sys.executable, "-P", "-c", "import voice_interview as v, their_own; print(v.__file__)"],
        env=paths.for_children(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).is_relative_to(tmp_path / "copy")
