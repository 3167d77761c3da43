"""What speaks, records and plays, and the handles by which a screen follows them.

Nothing here knows a take, a transcript or a library: a sound is a file.
"""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import Protocol

from voice_interview.model import Capture, Device


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
    def get_ready(self) -> None:
        """Load what a take needs; no device is opened. Raises NoPortAudio, NoDevice."""

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
        """Microphones, default first. Raises NoPortAudio, NoDevice (the system does not tell);
        empty when there is none."""

    def outputs(self) -> tuple[Device, ...]:
        """Loudspeakers, likewise."""
