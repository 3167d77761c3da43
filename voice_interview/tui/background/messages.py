"""What threads tell the screen. Posted with `post_message`, handled on the UI thread."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event as Stop
from typing import TYPE_CHECKING

from textual.message import Message

from voice_interview.analysis.several.trend import Trend
from voice_interview.errors import Problem
from voice_interview.model import Advice, Check, Device, ModelInfo, Question
from voice_interview.second_pass import Arrived
from voice_interview.session.events import Event
from voice_interview.studio import Studio
from voice_interview.tui.answer.beside import Beside
from voice_interview.tui.background.reading import Reading

if TYPE_CHECKING:
    from voice_interview.model.interview import Interview
    from voice_interview.tui.drawing.storing import Stock


@dataclass
class OpeningProgressed(Message):
    """Opening the library takes long: how far it is."""

    share: float
    doing: str


@dataclass
class Opened(Message):
    """The studio is there, and perhaps something to begin with."""

    studio: Studio
    beginning: "Question | Interview | None"


@dataclass
class OpeningFailed(Message):
    """There is no studio, and so no program."""

    problem: Problem


@dataclass
class SessionHappened(Message):
    """The rehearsal's threads have something for the session machine."""

    event: Event


@dataclass
class DevicesFound(Message):
    """The list of sound devices is there."""

    inputs: tuple[Device, ...]
    outputs: tuple[Device, ...]


@dataclass
class Spoken(Message):
    """What was read aloud has ended, by itself or with a problem. `hush` would have cut it off."""

    hush: Stop
    problem: Problem | None


@dataclass
class SoundProblem(Message):
    """The device list or the open microphone failed."""

    problem: Problem


@dataclass
class PlaybackFailed(Message):
    """A take could not be played, or not to its end."""

    problem: Problem


@dataclass
class ModelsListed(Message):
    """What speech models there are, and which recogniser listens now."""

    models: tuple[ModelInfo, ...]
    listens: str


class FiguresMade(Message):
    """Takes whose figures were missing have them now."""


@dataclass
class TakeRead(Message):
    """A take and its report are there. `run` numbers the readings of one screen."""

    run: int
    reading: Reading


@dataclass
class TakesCompared(Message):
    """Two takes are read and compared, or a problem says why not."""

    beside: Beside | Problem


@dataclass
class TrendsMade(Message):
    """Trends are there, or a problem says why not. `run` numbers the questions of one screen."""

    run: int
    trend: Trend | Problem


@dataclass
class BetterWords(Message):
    """A take was transcribed again while nothing went on."""

    arrived: Arrived


@dataclass
class Offered(Message):
    """What may be chosen for a setting, found on this machine."""

    key: str
    values: tuple[str, ...]


@dataclass
class StockTaken(Message):
    """What lies on the disk is known, or why not."""

    stock: "Stock | Problem"


@dataclass
class TrashSeen(Message):
    """Whether there is anything in the trash."""

    empty: bool


@dataclass
class WorkEnded(Message):
    """Long work that was asked for is over."""

    problem: Problem | None


@dataclass
class Checked(Message):
    """One line of the doctor is known; None: that was all. `run` numbers the examination."""

    run: int
    check: Check | None


@dataclass
class HandedOn(Message):
    """A report was written to a file, or could not be."""

    path: Path
    problem: Problem | None


@dataclass
class Advised(Message):
    """What an earlier answer left to work on was looked up; None: nothing."""

    advice: Advice | None
