"""What was taken is given back, whatever goes wrong while the parts are put together."""

from contextlib import closing, suppress
from pathlib import Path

import pytest

from voice_interview import paths, wiring


@pytest.mark.parametrize("part", ["packs.load", "formats.load", "summary", "StoryShelf"])
def test_a_studio_that_cannot_be_put_together_keeps_no_lock(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICE_INTERVIEW_HOME", str(tmp_path))
    found = paths.find(tmp_path / "recordings")

    def fail(*_given: object, **_named: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch, suppress(MemoryError):
        patch.setattr(f"voice_interview.wiring.{part}", fail)
        with wiring.studio(found):
            pytest.fail("it was put together")
    with closing(wiring.library(found)) as kept:
        assert not kept.read_only
