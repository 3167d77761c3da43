"""When a smaller model is brought to mind, and when not."""

import pytest

from voice_interview.model import Hearing, Sounds, Transcript
from voice_interview.session.states import Stage, State
from voice_interview.session.telling import BEHIND_S, SlowModel

LENGTH_S = 60.0
ENOUGH = LENGTH_S / (LENGTH_S + BEHIND_S)
"""The share heard at which just as much is missing as a slow recogniser leaves."""


def ended(share: float, model: str = "base.en", engine: str = "whisper") -> State:
    heard = Hearing(Transcript((), engine, model), Sounds(LENGTH_S, ()))
    return State(Stage.FINISHING, progress=share, so_far=heard)


SAVING = State(Stage.SAVING)


def test_it_is_told_once_with_the_place_to_look() -> None:
    slow = SlowModel()
    told = slow.at(SAVING, ended(0.5))
    assert "base.en cannot keep up" in told
    assert "`voice-interview models list` shows them." in told
    assert not slow.at(SAVING, ended(0.5))


@pytest.mark.parametrize(("share", "told"), [(ENOUGH - 0.01, True), (ENOUGH + 0.01, False)])
def test_a_chunk_that_is_under_way_is_not_slow(share: float, told: bool) -> None:
    assert bool(SlowModel().at(SAVING, ended(share))) is told


@pytest.mark.parametrize("state", [ended(0.5, "tiny.en"), ended(0.5, "", "builtin"), SAVING])
def test_where_no_smaller_model_would_help_nothing_is_told(state: State) -> None:
    slow = SlowModel()
    assert not slow.at(SAVING, state)
    assert slow.at(SAVING, ended(0.5)), "and it can still be told"


def test_what_is_left_while_the_end_is_written_down_is_not_judged_again() -> None:
    assert not SlowModel().at(ended(0.7), ended(0.5))
