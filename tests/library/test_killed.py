"""Killed (signal 9) at any step, the library is whole at the next start."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.scenes import WHOLE_ANSWER, WORKS, assert_sound, prepare
from voice_interview.library.library import TakeLibrary
from voice_interview.model import Take, TakeState

pytestmark = pytest.mark.timeout(600)

NAMES = ("start", *WORKS, *WHOLE_ANSWER)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """All libraries that `tests.library.killed` left, and the id of the take it worked on."""
    folder = tmp_path_factory.mktemp("killed")
    take_id = prepare(folder / "prepared")
    (folder / "out").mkdir()
    subprocess.run(
        [
            *(sys.executable, "-m", "tests.library.killed"),
            *(str(folder / "prepared"), take_id, str(folder / "out")),
        ],
        cwd=Path(__file__).parents[2],
        check=True,
    )
    return folder / "out", take_id


@pytest.mark.parametrize("work", NAMES)
def test_the_next_start_finds_everything(killed: tuple[Path, str], work: str) -> None:
    out, take_id = killed
    roots = sorted(out.glob(f"{work}-*"))
    assert len(roots) > 10
    for root in roots:
        library = TakeLibrary.open(root)
        assert_sound(library, take_id, work)
        assert not list(root.glob(".new-*")) + list(root.glob(".deleting-*"))
        for take in library.recovered():
            assert_as_far_as_it_got(library, take)
        assert {row.take.state for row in library.rows()}.isdisjoint(
            {TakeState.RECORDING, TakeState.TRANSCRIBING}
        )
        assert [check.detail for check in library.check() if check.status != "ok"] == []
        library.close()


def assert_as_far_as_it_got(library: TakeLibrary, take: Take) -> None:
    """Either it has sound and can be played, or it says that it has none."""
    audio = library.audio(take.id)
    if take.state is TakeState.FAILED:
        assert take.failure == "The recording was empty."
        assert not audio.exists() or audio.stat().st_size <= 44
    else:
        assert take.state is TakeState.RECORDED
        assert take.capture is not None
        assert take.capture.duration_s == (audio.stat().st_size - 44) / 32_000


def test_a_killed_recording_is_among_them_with_its_sound(killed: tuple[Path, str]) -> None:
    out, _ = killed
    states = set()
    for root in out.glob("answer-*"):
        library = TakeLibrary.open(root)
        states |= {(row.take.recovered, row.take.state) for row in library.rows()}
        library.close()
    assert {(True, TakeState.FAILED), (True, TakeState.RECORDED), (False, TakeState.DONE)} <= states
    assert (False, TakeState.RECORDED) in states
