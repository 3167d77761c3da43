"""What the downloading child meets that no hub can make: a full disk, a line that breaks often."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from voice_interview.transcription.models import fetch
from voice_interview.transcription.models.fetch import (
    IDLE_TRIES,
    SPARE_BYTES,
    Report,
    Trouble,
    _check_space,
    _pull,
)


def test_the_room_needed_counts_what_is_here_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.bin.incomplete").write_bytes(bytes(600))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=SPARE_BYTES + 400))
    assert _check_space(tmp_path, 1000) is None  # type: ignore[func-returns-value]
    with pytest.raises(Trouble, match="MB are needed") as caught:
        _check_space(tmp_path, 1001)
    assert caught.value.problem == "space"


class Breaking:
    """A connection that brings so many bytes each time, and breaks."""

    def __init__(self, brings: int) -> None:
        self.brings, self.times = brings, 0

    def __call__(self, _url: str, growing: Path, _here: int, _report: Report) -> None:
        self.times += 1
        with growing.open("ab") as out:
            out.write(bytes(self.brings))
        raise RuntimeError("the connection broke")


@pytest.fixture
def growing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(fetch, "PAUSE_S", 0.0)
    return tmp_path / "model.bin.incomplete"


def test_a_line_that_breaks_often_and_comes_further_each_time_brings_it_all(
    growing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking = Breaking(10)
    monkeypatch.setattr(fetch, "_stream", breaking)
    _pull("http://some/model.bin", growing, 100, Report())
    assert (breaking.times, growing.stat().st_size) == (10, 100)


def test_a_line_that_brings_nothing_is_given_up(
    growing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking = Breaking(0)
    monkeypatch.setattr(fetch, "_stream", breaking)
    with pytest.raises(RuntimeError):
        _pull("http://some/model.bin", growing, 100, Report())
    assert breaking.times == IDLE_TRIES
