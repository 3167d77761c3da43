"""A studio on file-backed parts, and the one thread that handles what happens in it."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue

import pytest

from tests.patience import PATIENCE_S, wait_until
from tests.twins import QUESTION
from voice_interview.audio.from_files import WavMicrophone
from voice_interview.model import Word
from voice_interview.rehearsal import Rehearsal
from voice_interview.session import events as on
from voice_interview.session.states import Stage, State
from voice_interview.studio import Studio

WORDS = tuple(Word(text, i * 0.2, i * 0.2 + 0.15, 0.9) for i, text in enumerate(["I", "led", "it"]))


@dataclass
class House:
    """A studio, its rehearsal, and the one thread that handles events."""

    studio: Studio
    rehearsal: Rehearsal
    inbox: SimpleQueue[on.Event]

    def tell(self, event: on.Event) -> State:
        return self.rehearsal.handle(event)

    def until(self, reached: Callable[[State], bool]) -> State:
        """Handle events as they come until `reached`; fails when none comes any more."""
        while not reached(self.rehearsal.state):
            try:
                self.rehearsal.handle(self.inbox.get(timeout=PATIENCE_S))
            except Empty:
                pytest.fail(f"nothing happened in {self.rehearsal.state}")
        return self.rehearsal.state

    def reach(self, stage: Stage) -> State:
        return self.until(lambda state: state.stage is stage)

    def until_heard(self) -> None:
        """The recording has its first sample."""
        self.reach(Stage.RECORDING)
        wait_until(lambda: self.rehearsal.gauge.live)

    def begin(self, asking: on.Event | None = None) -> str:
        """A question is asked and its answer goes on; gives the take's id."""
        self.tell(asking or on.Ask(QUESTION))
        self.reach(Stage.READY)
        self.tell(on.Press())
        self.until_heard()
        take_id = self.rehearsal.state.take_id
        assert take_id is not None
        return take_id


def answer(house: House, asking: on.Event | None = None) -> State:
    house.begin(asking)
    recorder = house.studio.recorder
    assert isinstance(recorder, WavMicrophone)
    assert recorder.spoken.wait(PATIENCE_S)
    house.tell(on.Press())
    return house.reach(Stage.REVIEW)
