"""Every command runs in a home of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VOICE_INTERVIEW_RECORDINGS", raising=False)
    return tmp_path / "home"
