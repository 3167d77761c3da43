"""What threads tell the screen. Posted with `post_message`, handled on the UI thread."""

from pathlib import Path
from threading import Event as Stop
from typing import TYPE_CHECKING

from textual.message import Message

from voice_interview.analysis.trend import Trend
from voice_interview.errors import Problem
from voice_interview.model import Check, Device, ModelInfo, Question
from voice_interview.second_pass import Arrived
from voice_interview.session.events import Event
from voice_interview.studio import Studio
from voice_interview.tui.beside import Beside
from voice_interview.tui.reading import Reading

if TYPE_CHECKING:
    from voice_interview.model.interview import Interview
    from voice_interview.tui.storing import Stock


class OpeningProgressed(Message):
    """Opening the library takes long: how far it is."""

    def __init__(self, share: float, doing: str) -> None:
        super().__init__()
        self.share = share
        self.doing = doing


class Opened(Message):
    """The studio is there, and perhaps something to begin with."""

    def __init__(self, studio: Studio, beginning: "Question | Interview | None") -> None:
        super().__init__()
        self.studio = studio
        self.beginning = beginning


class OpeningFailed(Message):
    """There is no studio, and so no program."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class SessionHappened(Message):
    """The rehearsal's threads have something for the session machine."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class DevicesFound(Message):
    """The list of sound devices is there."""

    def __init__(self, inputs: tuple[Device, ...], outputs: tuple[Device, ...]) -> None:
        super().__init__()
        self.inputs = inputs
        self.outputs = outputs


class Spoken(Message):
    """What was read aloud has ended, by itself or with a problem. `hush` would have cut it off."""

    def __init__(self, hush: Stop, problem: Problem | None) -> None:
        super().__init__()
        self.hush = hush
        self.problem = problem


class SoundProblem(Message):
    """The device list or the open microphone failed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class PlaybackFailed(Message):
    """A take could not be played, or not to its end."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


class ModelsListed(Message):
    """What speech models there are, and which recogniser listens now."""

    def __init__(self, models: tuple[ModelInfo, ...], listens: str) -> None:
        super().__init__()
        self.models = models
        self.listens = listens


class FiguresMade(Message):
    """Takes whose figures were missing have them now."""


class TakeRead(Message):
    """A take and its report are there. `run` numbers the readings of one screen."""

    def __init__(self, run: int, reading: Reading) -> None:
        super().__init__()
        self.run = run
        self.reading = reading


class TakesCompared(Message):
    """Two takes are read and compared, or a problem says why not."""

    def __init__(self, beside: Beside | Problem) -> None:
        super().__init__()
        self.beside = beside


class TrendsMade(Message):
    """Trends are there, or a problem says why not. `run` numbers the questions of one screen."""

    def __init__(self, run: int, trend: Trend | Problem) -> None:
        super().__init__()
        self.run = run
        self.trend = trend


class BetterWords(Message):
    """A take was written down again while nothing went on."""

    def __init__(self, arrived: Arrived) -> None:
        super().__init__()
        self.arrived = arrived


class Offered(Message):
    """What may be chosen for a setting, found on this machine."""

    def __init__(self, key: str, values: tuple[str, ...]) -> None:
        super().__init__()
        self.key = key
        self.values = values


class StockTaken(Message):
    """What lies on the disk is known, or why not."""

    def __init__(self, stock: "Stock | Problem") -> None:
        super().__init__()
        self.stock = stock


class WorkEnded(Message):
    """Long work that was asked for is over."""

    def __init__(self, problem: Problem | None) -> None:
        super().__init__()
        self.problem = problem


class Checked(Message):
    """One line of the doctor is known; None: that was all. `run` numbers the examination."""

    def __init__(self, run: int, check: Check | None) -> None:
        super().__init__()
        self.run = run
        self.check = check


class HandedOn(Message):
    """A report was written to a file, or could not be."""

    def __init__(self, path: Path, problem: Problem | None) -> None:
        super().__init__()
        self.path = path
        self.problem = problem
