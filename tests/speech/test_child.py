"""The process that speaks is of the very program that asks it."""

import sys
from pathlib import Path
from threading import Event

import pytest

from tests.patience import PATIENCE_S
from voice_interview import paths
from voice_interview.speech import child

SAYS_WHERE = "import json, voice_interview as v; print(json.dumps({'file': v.__file__}))"


def test_the_worker_is_that_of_this_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voice_interview").mkdir()
    (tmp_path / "voice_interview" / "__init__.py").touch()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "voice_interview")
    worker = (sys.executable, "-P", "-c", SAYS_WHERE)
    found = child.ask({}, PATIENCE_S, Event(), tmp_path / "noise", worker)
    assert found is not None
    assert Path(found["file"]).is_relative_to(tmp_path)
