"""Room on the disk: the one trouble of the downloading child that no hub can make."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from voice_interview.transcription.models.fetch import SPARE_BYTES, Trouble, _check_space


def test_the_room_needed_counts_what_is_here_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.bin.incomplete").write_bytes(bytes(600))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=SPARE_BYTES + 400))
    assert _check_space(tmp_path, 1000) is None  # type: ignore[func-returns-value]
    with pytest.raises(Trouble, match="MB are needed") as caught:
        _check_space(tmp_path, 1001)
    assert caught.value.problem == "space"
