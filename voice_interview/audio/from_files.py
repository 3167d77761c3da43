"""File-backed twins of microphone, loudspeaker and device list, for machines without sound and for
tests. Everything but the device itself is the real code.
"""

import time
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from voice_interview.audio import capture, playing
from voice_interview.audio.streams import Block, Stream
from voice_interview.model import Capture, Device
from voice_interview.ports.sound import Gauge, Playhead
from voice_interview.wave_file import SAMPLE_BYTES, describe, read_frames

BLOCK_S = 0.02
SPEAKER_RATE_HZ = 48_000


class WavMicrophone:
    """Hears a 16-bit mono WAV file, then the quiet room after it, until stopped.

    `speed` is a multiple of real time; None is as fast as it goes, and real time for the room.
    `wanted` is there because the real one has it.
    """

    wanted = ""

    def __init__(self, path: Path, speed: float | None = 1.0) -> None:
        self.path = path
        self.speed = speed
        self._speaks_at_s = 0.0
        """Whoever speaks in the file waits for the end of the question."""
        self.spoken = Event()
        """Set from the file's last frame to the end of the take: the next one is said to have begun
        a moment before it is heard."""

    def get_ready(self) -> None:
        """Nothing needs loading."""

    def record(self, audio: Path, stop: Event, gauge: Gauge, not_before_s: float = 0.0) -> Capture:
        self._speaks_at_s = not_before_s
        return capture.record(self, audio, stop, gauge, not_before_s)

    def listen(self, stop: Event, gauge: Gauge) -> None:
        capture.listen(self, stop, gauge)

    def open(self, put: Callable[[Block], None]) -> Stream:
        waits_s = self._speaks_at_s - time.monotonic()
        return _FileInput(self.path, self.speed, waits_s, put, self.spoken)


class SilentPlayer:
    """Asks for frames as a loudspeaker does, and counts those with sound.

    `speed` and `wanted` are as in WavMicrophone.
    """

    wanted = ""

    def __init__(self, speed: float | None = 1.0) -> None:
        self.speed = speed
        self.sounding_frames = 0
        """Frames of each block up to its last sound: not the silence that fills up a short one."""
        self.played: list[Path] = []

    def play(
        self, audio: Path, playhead: Playhead, stop: Event, until_s: float | None = None
    ) -> None:
        self.played.append(audio)
        playing.play(self, audio, playhead, stop, until_s)

    def open(self, pull: Callable[[int], bytes]) -> Stream:
        def count(frames: int) -> None:
            self.sounding_frames += -(-len(pull(frames).rstrip(b"\0")) // SAMPLE_BYTES)

        return _SilentOutput(self.speed, count)


@dataclass(frozen=True, slots=True)
class FixedDevices:
    microphones: tuple[Device, ...] = (Device("File", "none", 1, 16_000, default=True),)
    loudspeakers: tuple[Device, ...] = (Device("Silence", "none", 1, 48_000, default=True),)

    def inputs(self) -> tuple[Device, ...]:
        return self.microphones

    def outputs(self) -> tuple[Device, ...]:
        return self.loudspeakers


class _PacedStream:
    """Does one step each BLOCK_S of its own time, from a thread of its own."""

    channels = 1
    latency_s = 0.0
    failure: Exception | None = None

    def __init__(
        self, device: str, rate_hz: int, speed: float | None, waits_s: float = 0.0
    ) -> None:
        self.device = device
        self.rate_hz = rate_hz
        self._speed = speed
        self._waits_s = waits_s
        self._closing = Event()
        self._thread = Thread(target=self._run, name=device, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self, drain: bool) -> None:  # noqa: ARG002 - nothing is ever under way here
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def step(self, frames: int) -> None:
        raise NotImplementedError

    def _run(self) -> None:
        self._closing.wait(max(0.0, self._waits_s))
        due_s = time.monotonic()
        while not self._closing.is_set():
            self.step(round(self.rate_hz * BLOCK_S))
            due_s += BLOCK_S / self._speed if self._speed else 0.0
            self._closing.wait(max(0.0, due_s - time.monotonic()))


class _FileInput(_PacedStream):
    def __init__(
        self,
        path: Path,
        speed: float | None,
        waits_s: float,
        put: Callable[[Block], None],
        spoken: Event,
    ) -> None:
        super().__init__(path.name, describe(path).rate_hz, speed, waits_s)
        self._path = path
        self._at_frame = 0
        self._put = put
        self._spoken = spoken

    def close(self, drain: bool) -> None:
        super().close(drain)
        self._spoken.clear()

    def step(self, frames: int) -> None:
        pcm = read_frames(self._path, self._at_frame, frames)
        self._at_frame += len(pcm) // 2
        if not pcm:
            pcm = _quiet_room(frames)
            if not self._spoken.is_set():
                self._spoken.set()
                self._speed = self._speed or 1.0
        heard_s = time.monotonic() + BLOCK_S  # handed over as it begins
        self._put(Block(pcm, heard_s))


class _SilentOutput(_PacedStream):
    def __init__(self, speed: float | None, step: Callable[[int], None]) -> None:
        super().__init__("silence", SPEAKER_RATE_HZ, speed)
        self._count = step

    def step(self, frames: int) -> None:
        self._count(frames)


def _quiet_room(frames: int) -> bytes:
    """The last bit flickers, as in every converter: exact zeros would mean a muted microphone."""
    return array("h", [(-1) ** frame for frame in range(frames)]).tobytes()
