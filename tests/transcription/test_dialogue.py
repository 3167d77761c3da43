"""How long a worker may take, on a clock that stands still with the program."""

from collections.abc import Callable
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest

from voice_interview.errors import WorkerDied
from voice_interview.ports.progress import no_progress
from voice_interview.ports.transcribing import not_so_far
from voice_interview.transcription import dialogue
from voice_interview.transcription.dialogue import Dialogue
from voice_interview.transcription.messages import Message
from voice_interview.transcription.process import WorkerGone, WorkerProcess

HOUR_S = 3600.0


class Stand:
    """A worker in whose every wait `passes_s` go by; with `beats` it shows that it lives."""

    def __init__(self, passes_s: float, beats: bool, answers_at: int) -> None:
        self.now_s = 0.0
        self.signs_of_life = 0
        self._passes_s, self._beats, self._answers_at = passes_s, beats, answers_at
        self._waits = 0

    def ask(self, message: Message) -> None:
        """It hears."""

    def hear(self, wait_s: float) -> Message | None:
        self._waits += 1
        self.now_s += self._passes_s
        self.signs_of_life += self._beats
        return {"say": "loaded", "window_s": 0.5} if self._waits == self._answers_at else None


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Callable[[Stand], float | None]:
    def ask(stand: Stand) -> float | None:
        monkeypatch.setattr(dialogue, "time", SimpleNamespace(monotonic=lambda: stand.now_s))
        worker = cast(WorkerProcess, stand)
        talk = Dialogue(worker, no_progress, not_so_far, Event(), Event())
        return talk.load({"do": "load"})

    return ask


def test_time_in_which_the_program_stood_still_is_held_against_nobody(
    load: Callable[[Stand], float | None],
) -> None:
    assert load(Stand(HOUR_S, beats=False, answers_at=10)) == 0.5


def test_a_worker_that_lives_and_never_comes_to_an_end_is_given_up(
    load: Callable[[Stand], float | None],
) -> None:
    with pytest.raises(WorkerDied, match="too long"):
        load(Stand(0.5, beats=True, answers_at=1000))


def test_a_worker_without_a_sign_of_life_is_gone(load: Callable[[Stand], float | None]) -> None:
    with pytest.raises(WorkerGone):
        load(Stand(0.5, beats=False, answers_at=1000))
