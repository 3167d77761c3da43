"""One window timed on this computer decides between base and small, and is told."""

import json
import os
from pathlib import Path

import pytest

from voice_interview.model import EngineChoice
from voice_interview.transcription.models import speed
from voice_interview.transcription.models.machine import Machine
from voice_interview.transcription.models.shelf import ModelShelf


def test_what_small_would_take_follows_from_any_other_model(tmp_path: Path) -> None:
    assert speed.small_window_s(tmp_path / "none") is None
    speed.keep(tmp_path, "base.en", 0.4)
    assert speed.small_window_s(tmp_path) == pytest.approx(0.4 * 2.25 / 0.83)
    speed.keep(tmp_path, "small.en", 1.5)
    assert speed.small_window_s(tmp_path) == 1.5, "what was timed goes before what was derived"


def test_a_busy_moment_does_not_make_a_machine_slow(tmp_path: Path) -> None:
    for window_s in (3.0, 1.0, 2.0):
        speed.keep(tmp_path, "small", window_s)
    assert speed.small_window_s(tmp_path) == 1.0


@pytest.mark.parametrize(
    "text", ["", "[1]", "[" * 100_000, '{"small": "fast"}', '{"large-v3": 1}', '{"base": 0}']
)
def test_a_broken_note_is_no_note(text: str, tmp_path: Path) -> None:
    (tmp_path / speed.NAME).write_text(text)
    assert speed.small_window_s(tmp_path) is None
    speed.keep(tmp_path, "base", 0.5)
    assert json.loads((tmp_path / speed.NAME).read_text()) == {"base": 0.5}


def test_a_pipe_is_no_note_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / speed.NAME)
    assert speed.small_window_s(tmp_path) is None


def test_the_models_own_advice_follows_the_clock_and_says_so(tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path, this_machine=Machine(2, 8000))

    def suits() -> list[str]:
        return [model.name for model in shelf.models() if model.advice.startswith("Suits")]

    assert suits() == ["base.en", "base"]
    shelf.keep_speed(tmp_path / "base.en", 0.3)
    assert suits() == ["small.en", "small"]
    (told,) = [model.advice_in_full for model in shelf.models() if model.name == "small.en"]
    assert "small takes 0.8 s for half a minute" in told
    _choice, why = shelf.resolve(EngineChoice())
    assert "models download small.en" in why


def test_a_model_of_the_users_own_says_nothing_of_others(tmp_path: Path) -> None:
    shelf = ModelShelf(tmp_path / "models", this_machine=Machine(2, 8000))
    shelf.keep_speed(tmp_path / "elsewhere" / "small", 0.01)
    assert speed.small_window_s(tmp_path / "models") is None
