"""Parts of a studio that tests hold in the hand: each waits until the test lets it go on."""

from dataclasses import replace
from pathlib import Path
from threading import Event

from voice_interview.errors import Cancelled, Problem, TakeMissing
from voice_interview.model import (
    Capture,
    Device,
    EngineChoice,
    Figures,
    Hearing,
    ModelInfo,
    Question,
    Review,
    Sounds,
    Take,
    TakeRow,
    TakeState,
    Transcript,
    Word,
)
from voice_interview.ports import Gauge, Playhead, Progress


class HeldSpeaker:
    """Speaks until `let_go`, or until it is stopped; fails with `problem` when it has one."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.let_go = Event()
        self.problem: Problem | None = None

    def prepare(self, text: str, stop: Event) -> Path:
        raise NotImplementedError

    def say(self, text: str, stop: Event) -> None:
        self.said.append(text)
        if self.problem is not None:
            raise self.problem
        while not stop.wait(0.005) and not self.let_go.is_set():
            pass

    def voices(self) -> tuple[str, ...]:
        return ("silent",)


class HeldRecorder:
    """Shows on the gauge what the test wrote into `shown`, until it is stopped."""

    def __init__(self) -> None:
        self.shown = Gauge(elapsed_s=67.0, level_dbfs=-22.0, peak_dbfs=-9.0, live=True)
        self.problem: Problem | None = None
        self.ended_by = Event()
        """Set: the device is lost."""
        self.open = 0

    def record(self, audio: Path, stop: Event, gauge: Gauge) -> Capture:
        self._run(stop, gauge)
        lost = self.ended_by.is_set()
        return Capture(
            gauge.elapsed_s, 48_000, "Test microphone", ended_by="device lost" if lost else "stop"
        )

    def listen(self, stop: Event, gauge: Gauge) -> None:
        self._run(stop, gauge)

    def _run(self, stop: Event, gauge: Gauge) -> None:
        if self.problem is not None:
            raise self.problem
        self.open += 1
        try:
            while not stop.is_set() and not self.ended_by.is_set():
                gauge.elapsed_s = self.shown.elapsed_s
                gauge.level_dbfs = self.shown.level_dbfs
                gauge.peak_dbfs = self.shown.peak_dbfs
                gauge.clipped = self.shown.clipped
                gauge.zeros_s = self.shown.zeros_s
                gauge.live = self.shown.live
                stop.wait(0.005)
        finally:
            self.open -= 1


class SilentPlayer:
    def play(
        self, audio: Path, playhead: Playhead, stop: Event, until_s: float | None = None
    ) -> None:
        stop.wait()


class TwoDevices:
    def __init__(self) -> None:
        self.problem: Problem | None = None

    def inputs(self) -> tuple[Device, ...]:
        if self.problem is not None:
            raise self.problem
        return (
            Device("Desk microphone", "ALSA", 1, 48_000, default=True),
            Device("Headset [um] \x1b[31mred", "ALSA", 1, 44_100),
        )

    def outputs(self) -> tuple[Device, ...]:
        return (Device("Loudspeakers", "ALSA", 2, 48_000, default=True),)


class HeldTranscriber:
    """Reports `progress_made`, then waits for `let_go` or the stop."""

    def __init__(self) -> None:
        self.let_go = Event()
        self.problem: Problem | None = None
        self.progress_made = (0.4, "writing down minute 1")

    def warm(self, choice: EngineChoice) -> None:
        pass

    def resolve(self, choice: EngineChoice) -> tuple[EngineChoice, str]:
        return choice, ""

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
    ) -> Hearing:
        while ended is not None and not ended.wait(0.005):
            if stop.is_set():
                raise Cancelled("Stopped as you asked.")
        progress(*self.progress_made)
        while not self.let_go.wait(0.005):
            if stop.is_set():
                raise Cancelled("Stopped as you asked.")
        if self.problem is not None:
            raise self.problem
        words = (Word("So", 0.0, 0.2), Word("[um]", 0.2, 0.5))
        return Hearing(Transcript(words, "given"), Sounds(1.0, ()))

    def listen(
        self, audio: Path, words: Transcript | None, progress: Progress, stop: Event
    ) -> Hearing:
        raise NotImplementedError

    def close(self) -> None:
        self.let_go.set()


class NoModels:
    def models(self) -> tuple[ModelInfo, ...]:
        return ()

    def download(self, name: str, progress: Progress, stop: Event) -> None:
        raise NotImplementedError

    def verify(self, name: str, progress: Progress, stop: Event) -> None:
        raise NotImplementedError

    def remove(self, name: str) -> None:
        raise NotImplementedError


class ShelfLibrary:
    """Takes in a dictionary, newest last."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.read_only = False
        self.takes: dict[str, Take] = {}
        self.hearings: dict[str, Hearing] = {}
        self.figures: dict[str, Figures] = {}
        self.problem: Problem | None = None

    def recovered(self) -> tuple[Take, ...]:
        return ()

    def begin(self, question: Question, preparation_s: float = 0.0, part_of: str = "") -> Take:
        if self.problem is not None:
            raise self.problem
        take = Take(
            id=f"take-{len(self.takes) + 1}",
            state=TakeState.RECORDING,
            question=question,
            recorded_at="2026-11-20T10:32:07Z",
            preparation_s=preparation_s,
            part_of=part_of,
        )
        self.takes[take.id] = take
        return take

    def audio(self, take_id: str) -> Path:
        return self.root / take_id / "audio.wav"

    def save(self, take: Take) -> None:
        self.takes[take.id] = take

    def save_hearing(self, take_id: str, hearing: Hearing) -> None:
        self.hearings[take_id] = hearing

    def hearing(self, take_id: str) -> Hearing | None:
        return self.hearings.get(take_id)

    def save_review(self, take_id: str, review: Review) -> None:
        pass

    def review(self, take_id: str) -> Review:
        return Review()

    def save_figures(self, take_id: str, figures: Figures) -> None:
        self.figures[take_id] = figures

    def take(self, take_id: str) -> Take:
        if take_id not in self.takes:
            raise TakeMissing(f"There is no take '{take_id}'.", "The history lists them all.")
        return self.takes[take_id]

    def rows(
        self, *, text: str = "", question_id: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[TakeRow, ...]:
        if self.problem is not None:
            raise self.problem
        newest = list(reversed(self.takes.values()))[offset : offset + limit]
        return tuple(TakeRow(take, self.figures.get(take.id)) for take in newest)

    def count(self) -> int:
        return len(self.takes)

    def delete(self, take_id: str) -> None:
        self.takes.pop(take_id, None)

    def close(self) -> None:
        pass


def old_take(number: int, question: Question) -> Take:
    """A take that was recorded some days ago."""
    return Take(
        id=f"old-{number}",
        state=TakeState.DONE,
        question=question,
        recorded_at=f"2026-11-{10 + number:02}T09:15:00Z",
        capture=Capture(60.0 + 17 * number, 48_000, "Test microphone"),
    )


def with_state(take: Take, state: TakeState) -> Take:
    return replace(take, state=state)
