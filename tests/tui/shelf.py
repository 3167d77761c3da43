"""Speech models in whatever state a test wants."""

from threading import Event

from voice_interview.errors import Cancelled, Problem
from voice_interview.model import ModelInfo
from voice_interview.ports.progress import Progress


class Shelf:
    """Models in given states, named model-1, model-2 and so on; work on them waits for `let_go`."""

    def __init__(self, *states: str) -> None:
        self.states = list(states)
        self.let_go = Event()
        self.problem: Problem | None = None
        self.done: list[str] = []

    def models(self) -> tuple[ModelInfo, ...]:
        return tuple(
            ModelInfo(f"model-{n}", 10 * n, "english", f"https://models.test/{n}", state, "Quick.")
            for n, state in enumerate(self.states, start=1)
        )

    def download(self, name: str, progress: Progress, stop: Event) -> None:
        progress(0.4, "model.bin")
        self._wait(stop, f"download {name}")
        self.states[int(name[-1]) - 1] = "ready"

    def verify(self, name: str, progress: Progress, stop: Event) -> None:
        progress(0.7, "model.bin")
        self._wait(stop, f"verify {name}")

    def remove(self, name: str) -> None:
        if self.problem is not None:
            raise self.problem
        self.states[int(name[-1]) - 1] = "absent"

    def _wait(self, stop: Event, work: str) -> None:
        while not self.let_go.wait(0.005):
            if stop.is_set():
                raise Cancelled("It was stopped.", "It goes on from there next time.")
        if self.problem is not None:
            raise self.problem
        self.done.append(work)
