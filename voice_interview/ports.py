"""What the rehearsal asks of the world, and what each part may raise.

Every call blocks, and ends early when its `stop` event is set. Callers run them in threads of
their own. Each port has a real part and a file-backed one, and both pass the same contract tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Event, Lock
from typing import Protocol

from voice_interview.model import (
    Answer,
    Capture,
    Check,
    DatedFigures,
    Device,
    DiskUse,
    EngineChoice,
    Figures,
    Hearing,
    ModelInfo,
    Practised,
    Question,
    Review,
    Take,
    TakeRow,
    Transcript,
    Trashed,
    Unpacked,
)
from voice_interview.model.interview import Interview
from voice_interview.model.interview_report import InterviewReport
from voice_interview.model.stories import Story

Progress = Callable[[float, str], None]
"""Called with the share done (0 to 1) and a few words on what is being done."""


def no_progress(_share: float, _doing: str) -> None:
    """For callers that do not watch."""


SoFar = Callable[[Hearing], None]
"""Called at most once, after the stop: what is known of the take while its end is being heard."""


def not_so_far(_hearing: Hearing) -> None:
    """For callers that wait for the whole."""


@dataclass(slots=True)
class Gauge:
    """What the recorder shows while it runs: written by its thread, polled by the screen."""

    elapsed_s: float = 0.0
    level_dbfs: float = -100.0
    """RMS of the newest block."""
    peak_dbfs: float = -100.0
    clipped: int = 0
    zeros_s: float = 0.0
    """Length of the run of exact zeros up to now: 1 s and more means no permission, or mute."""
    live: bool = False
    """True from the first block on."""


@dataclass(slots=True)
class Playhead:
    """The player's handle: the screen asks through it, the player's thread answers through it."""

    position_s: float = 0.0
    speed: float = 1.0
    """0.5 to 2; pitch is kept."""
    paused: bool = False
    _seek_s: float | None = None
    _lock: Lock = field(default_factory=Lock)

    def seek(self, to_s: float) -> None:
        with self._lock:
            self._seek_s = max(0.0, to_s)

    def take_seek(self) -> float | None:
        """The place asked for since the last call, once."""
        with self._lock:
            wanted, self._seek_s = self._seek_s, None
            return wanted


class Speaker(Protocol):
    def prepare(self, text: str, stop: Event) -> Path:
        """Render `text` to an audio file, or find it in the cache. Raises SpeechProblem."""

    def say(self, text: str, stop: Event) -> None:
        """Speak until the last sample has left, or `stop`. Raises SpeechProblem, AudioProblem."""

    def voices(self) -> tuple[str, ...]:
        """Names that the settings accept. Raises SpeechProblem."""


class Recorder(Protocol):
    def record(self, audio: Path, stop: Event, gauge: Gauge, not_before_s: float = 0.0) -> Capture:
        """Write `audio` as WAV until `stop`. A lost device or full disk ends it with `ended_by`.

        The device may be opened at once, but no sample is older than `not_before_s` (monotonic).

        Raises NoPortAudio, NoDevice, DeviceLost (no block ever came), DiskFull (no byte written).
        """

    def listen(self, stop: Event, gauge: Gauge) -> None:
        """Move the gauge and keep nothing: the sound check. Raises as `record`."""


class Player(Protocol):
    def play(
        self, audio: Path, playhead: Playhead, stop: Event, until_s: float | None = None
    ) -> None:
        """Play from `playhead.position_s` to `until_s` or the end, following the playhead.

        Silent within 100 ms of `stop`. Raises NoPortAudio, NoDevice, DeviceLost, InputProblem.
        """


class Devices(Protocol):
    def inputs(self) -> tuple[Device, ...]:
        """Microphones, default first. Raises NoPortAudio; empty when there is none."""

    def outputs(self) -> tuple[Device, ...]:
        """Loudspeakers, default first. Raises NoPortAudio; empty when there is none."""


class Transcriber(Protocol):
    def warm(self, choice: EngineChoice) -> None:
        """Start loading, and return at once."""

    def resolve(self, choice: EngineChoice) -> tuple[EngineChoice, str]:
        """What `auto` means on this machine now, and one line why. Raises NoModel."""

    def better(self, than: Transcript) -> EngineChoice | None:
        """A model on this machine that makes fewer mistakes than whoever wrote these words."""

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,
    ) -> Hearing:
        """Words and sounds of a file. With `ended`, the file still grows until that is set.

        `so_far` may be told of the words before the last ones when a growing file has ended.
        Raises Cancelled, NoModel, NothingHeard, WorkerDied, InputProblem.
        """

    def listen(
        self, audio: Path, words: Transcript | None, progress: Progress, stop: Event
    ) -> Hearing:
        """Sounds of a file whose words are known or not wanted. Raises as `transcribe`."""

    def close(self) -> None:
        """End the worker now."""


class Models(Protocol):
    def models(self) -> tuple[ModelInfo, ...]:
        """All listed models with their state on disk."""

    def download(self, name: str, progress: Progress, stop: Event) -> None:
        """Fetch, resume or finish one model; usable only once every sum is right.

        Raises InputProblem (unknown name), Cancelled, NoModel (refused, broken, no network).
        """

    def verify(self, name: str, progress: Progress, stop: Event) -> None:
        """Check every file's sha256. Raises InputProblem, Cancelled, NoModel."""

    def remove(self, name: str) -> None:
        """Delete it from disk. Raises InputProblem, NoModel."""


class Stories(Protocol):
    """The story bank."""

    @property
    def folder(self) -> Path: ...

    def stories(self) -> tuple[Story, ...]:
        """All that can be read, by their ids; what cannot is told by `faults`."""

    def faults(self) -> tuple[str, ...]:
        """A sentence for each file that is no story."""

    def story(self, story_id: str) -> Story:
        """Raises InputProblem."""

    def add(self, title: str, themes: tuple[str, ...] = ()) -> Story:
        """A new story with nothing in it yet. Raises InputProblem, LibraryProblem."""

    def change(self, story_id: str, change: Callable[[Story], Story]) -> Story:
        """Raises InputProblem, LibraryProblem."""

    def link(self, take_id: str, story_id: str) -> None:
        """This take told that story and no other; an empty `story_id` means none.

        Raises InputProblem, LibraryProblem.
        """

    def remove(self, story_id: str) -> None:
        """Raises InputProblem, LibraryProblem."""


class Exporter(Protocol):
    def write(self, path: Path, kind: str, answer: Answer) -> None:
        """One answer as a file to hand on. `kind`: html | markdown | csv | json.

        Raises InputProblem when the file cannot be written.
        """

    def write_history(self, path: Path, kind: str, answers: Sequence[Answer]) -> None:
        """All answers to one question in one file, at least one. Otherwise as `write`."""

    def write_interview(
        self, path: Path, kind: str, made: InterviewReport, answers: Sequence[Answer]
    ) -> None:
        """An interview in one file; its answers, in the order given, are in the page alone.
        Otherwise as `write`."""


class Ticks(Protocol):
    """What is done on the checklists."""

    def ticked(self) -> frozenset[str]:
        """The lines that are done."""

    def tick(self, line: str, done: bool) -> None:
        """Raises LibraryProblem."""


class Library(Protocol):
    @property
    def root(self) -> Path: ...

    @property
    def read_only(self) -> bool:
        """True when another instance holds the lock."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What this start found amiss in the folder, each in a sentence."""

    def without_figures(self, rules_version: str, limit: int = 200) -> tuple[str, ...]:
        """Ids of takes with words whose figures are missing, or come from other rules."""

    def recovered(self) -> tuple[Take, ...]:
        """Takes that this start found unfinished and closed."""

    def begin(self, question: Question, preparation_s: float = 0.0, part_of: str = "") -> Take:
        """Make the folder of a new take. Raises LibraryBusy, DiskFull, LibraryProblem."""

    def adopt(
        self,
        question: Question,
        fill: Callable[[Path], Capture],
        origin: str,
        recorded_at: datetime | None = None,
    ) -> Take:
        """A take from outside: `fill` writes its sound as WAV, and nothing is left when it raises.

        `origin` is its file's SHA-256. Raises as `begin`, and what `fill` raises.
        """

    def origins(self) -> frozenset[str]:
        """The SHA-256 of every file that a take was made from."""

    def compress(self, take_id: str, shrink: Callable[[Path, Path], None]) -> int:
        """Replace the WAV by what `shrink` makes of it; gives the bytes that are free now."""

    def audio(self, take_id: str) -> Path:
        """Where the sound is, or will be."""

    def save(self, take: Take) -> None:
        """Rewrite take.json atomically and bring the index up to date."""

    def change(self, take_id: str, change: Callable[[Take], Take]) -> Take:
        """Read, change and save in one step, so that two at once both hold. Raises as `save`."""

    def save_hearing(self, take_id: str, hearing: Hearing) -> None:
        """Keep words and sounds as the current ones; those of other engines stay beside them."""

    def save_beside(self, take_id: str, hearing: Hearing) -> None:
        """Keep words and sounds of another engine; the current ones stay."""

    def hearing(self, take_id: str) -> Hearing | None:
        """The current words and sounds."""

    def other_hearings(self, take_id: str) -> tuple[Hearing, ...]:
        """Those kept beside the current ones."""

    def save_review(self, take_id: str, review: Review) -> None: ...

    def review(self, take_id: str) -> Review: ...

    def save_figures(self, take_id: str, figures: Figures) -> None: ...

    def take(self, take_id: str) -> Take:
        """By id, or by any prefix or ending that fits one take alone. Raises TakeMissing."""

    def rows(
        self,
        *,
        text: str = "",
        question_id: str = "",
        tags: Sequence[str] = (),
        starred: bool = False,
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[TakeRow, ...]:
        """Newest first. What `text` looks for (`analysis.finding`) must stand in the transcript,
        or else in question, note and tags."""

    def series(self, *, question_id: str = "", theme: str = "") -> tuple[DatedFigures, ...]:
        """Every take that has figures, oldest first, whatever rules made them; no follow-ups."""

    def follow_ups(self, part_of: str = "") -> tuple[Take, ...]:
        """Takes that answer a follow-up, oldest first: to that take, or to any."""

    def practised(self) -> tuple[Practised, ...]:
        """Every question that was ever answered."""

    def count(self) -> int: ...

    def delete(self, take_id: str) -> None:
        """Remove the folder and every trace in the index. Raises TakeMissing, LibraryBusy."""

    def to_trash(self, take_id: str) -> Trashed:
        """Off the list, and for 30 days to be brought back. Raises as `delete`."""

    def trash(self) -> tuple[Trashed, ...]:
        """What can be brought back, the last deleted first."""

    def restore(self, take_id: str) -> Take:
        """Bring back from the trash. Raises TakeMissing, LibraryBusy, LibraryProblem."""

    def empty_trash(self) -> int:
        """Remove what is in the trash for good; gives how many takes that were."""

    def read_on(self, stop: Event | None = None, progress: Progress = no_progress) -> None:
        """List what the start left for later, if it did. Raises LibraryProblem."""

    def check(self, progress: Progress = no_progress) -> tuple[Check, ...]:
        """Look at every take and at the list of them; change nothing. Raises LibraryProblem."""

    def rebuild(self, progress: Progress = no_progress) -> None:
        """Make the list anew from the folders. Raises LibraryBusy, LibraryProblem."""

    def disk_use(self) -> DiskUse:
        """Raises LibraryProblem."""

    def backup(self, target: Path, progress: Progress = no_progress) -> int:
        """Everything but trash and index in one new file; gives the number of takes.

        Raises InputProblem, LibraryProblem, and what `progress` raises.
        """

    def unpack(self, source: Path, progress: Progress = no_progress) -> Unpacked:
        """Bring back from such a file what is not here. Raises as `backup`, and LibraryBusy."""

    def new_interview(self, format_id: str, make: Callable[[str, str], Interview]) -> Interview:
        """Keep what `make` makes of an id and the time in UTC. Raises LibraryBusy, DiskFull."""

    def save_interview(self, interview: Interview) -> None:
        """Rewrite its file atomically. Raises as `save`."""

    def interview(self, interview_id: str) -> Interview:
        """By id, or by any prefix or ending that fits one alone. Raises TakeMissing."""

    def interviews(self) -> tuple[Interview, ...]:
        """Newest first; those whose files cannot be read are left out. Raises LibraryProblem."""

    def close(self) -> None: ...
