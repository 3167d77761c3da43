"""Killed in the middle of an answer, every format goes on at the next start."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.interviewing.candidate import shipped, sit, studio
from voice_interview import after_interview
from voice_interview.model import TakeState


@pytest.mark.parametrize("name", shipped())
def test_a_killed_interview_goes_on_to_its_report(name: str, tmp_path: Path) -> None:
    died = subprocess.run(
        [sys.executable, "-m", "tests.interviewing.sitting", str(tmp_path / "home"), name],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
    )
    assert died.returncode == -9, died.stderr.decode()
    with studio(tmp_path / "home") as made:
        (torn,) = made.library.interviews.all()
        (recovered,) = made.library.recovered()
        assert not torn.over
        assert len(torn.asked) == 2
        assert torn.asked[0].length_s is not None
        went_on, _ = sit(made, torn)
        after_interview.transcribe(made, went_on)
        report = after_interview.report(made, went_on)
    assert went_on.finished
    assert went_on.id == torn.id
    assert went_on.drawn == torn.drawn
    assert went_on.entries[: len(torn.entries)] == torn.entries
    assert went_on.elapsed_s >= torn.elapsed_s
    assert went_on.asked[0] == torn.asked[0]
    assert report.missing_words == 0
    if recovered.state is TakeState.RECORDED:
        assert recovered.capture is not None
        assert went_on.asked[1].take_id == recovered.id
        assert went_on.asked[1].length_s == recovered.capture.duration_s
    else:
        assert went_on.asked[1].take_id not in {"", recovered.id}
