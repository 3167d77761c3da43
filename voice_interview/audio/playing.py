"""From a sound file to a loudspeaker, steered by a playhead.

The real player and its silent twin both run through here; they differ only in who asks for the
frames. The thread that calls `play` decodes ahead; the device's own thread pulls.
"""

from collections import deque
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event, Lock

from voice_interview.audio.decoding import Chunk, SoundFile
from voice_interview.audio.streams import (
    CLOSE_LIMIT_S,
    SILENT_LIMIT_S,
    TICK_S,
    OutputDevice,
    Stream,
    Watchdog,
    close_in_time,
    open_in_time,
    start_in_time,
)
from voice_interview.errors import DeviceLost
from voice_interview.ports.sound import Playhead
from voice_interview.wave_file import SAMPLE_BYTES

AHEAD_S = 0.5
"""Decoded and waiting; a jump or a new speed throws it away, so it delays nothing."""


def play(
    device: OutputDevice,
    audio: Path,
    playhead: Playhead,
    stop: Event,
    until_s: float | None = None,
) -> None:
    """As `ports.sound.Player.play`. A jump beyond `until_s` ends it."""
    with SoundFile(audio) as sound:
        reel = Reel(playhead, stop)
        stream = open_in_time(partial(device.open, reel.pull))
        finished = False
        try:
            asked = playhead.take_seek()
            start_s = playhead.position_s if asked is None else asked
            feeder = Feeder(sound, reel, stream.rate_hz, until_s)
            feeder.jump(start_s, playhead.speed)
            feeder.fill()
            start_in_time(stream)
            finished = _follow(playhead, stop, feeder, reel, stream)
        finally:
            close_in_time(stream, finished, CLOSE_LIMIT_S)
        if finished:
            playhead.position_s = reel.handed_s


def _follow(
    playhead: Playhead, stop: Event, feeder: "Feeder", reel: "Reel", stream: Stream
) -> bool:
    """True when everything was handed to the device, False when stopped. Raises DeviceLost."""
    watchdog, pulls = Watchdog(SILENT_LIMIT_S, SILENT_LIMIT_S), 0
    while not stop.is_set():
        asked = playhead.take_seek()
        if asked is not None:
            feeder.jump(asked, playhead.speed)
        elif playhead.speed != feeder.speed:
            feeder.jump(reel.handed_s, playhead.speed)
        feeder.fill()
        playhead.position_s = reel.heard_s(stream.latency_s)
        if feeder.ended and reel.empty and reel.silent_s >= stream.latency_s:
            return True
        if reel.pulls != pulls:
            pulls = reel.pulls
            watchdog.fed()
        if watchdog.overdue() or stream.failure is not None:
            raise DeviceLost(
                f"The loudspeaker {stream.device} stopped playing.",
                "Plug it in again, or choose another one in the settings.",
            )
        stop.wait(TICK_S)
    return False


class Reel:
    """What is decoded and not yet handed to the device, and how far that has come.

    The device's thread pulls, the player's rewinds and adds. The lock guards the chunks and where
    they stand; the figures beside them are each written by one side, and the other reads them late
    at worst.
    """

    def __init__(self, playhead: Playhead, stop: Event) -> None:
        self._playhead = playhead
        self._stop = stop
        self._lock = Lock()
        self._chunks: deque[Chunk] = deque()
        self._offset = 0
        self._waiting_bytes = 0
        self._silent_bytes = 0
        self._seconds_a_byte = 0.0
        self._from_s = 0.0
        self._speed = 1.0
        self.handed_s = 0.0
        """Place in the file up to which the device has been given sound."""
        self.pulls = 0

    @property
    def empty(self) -> bool:
        return not self._waiting_bytes

    @property
    def ahead_s(self) -> float:
        return self._waiting_bytes * self._seconds_a_byte

    @property
    def silent_s(self) -> float:
        """Silence handed over since the last sound: by as much the sound under way is shorter.

        Waited for at the end because ALSA's pulse plugin drops what it should drain: without it the
        last 80 ms were missing on the virtual sound system.
        """
        return self._silent_bytes * self._seconds_a_byte / self._speed

    def rewind(self, start_s: float, speed: float, rate_hz: int) -> None:
        """Forget what was waiting; what comes next begins at `start_s`."""
        with self._lock:
            self._chunks.clear()
            self._offset = self._waiting_bytes = 0
            self._seconds_a_byte = speed / (rate_hz * SAMPLE_BYTES)
            self._from_s = self.handed_s = start_s
            self._speed = speed

    def add(self, chunk: Chunk) -> None:
        with self._lock:
            self._chunks.append(chunk)
            self._waiting_bytes += len(chunk.pcm)

    def heard_s(self, latency_s: float) -> float:
        """Place in the file that leaves the loudspeaker now."""
        under_way_s = max(0.0, latency_s - self.silent_s)
        return max(self._from_s, self.handed_s - under_way_s * self._speed)

    def pull(self, frames: int) -> bytes:
        """In the device's thread: the next frames, silence where there are none."""
        self.pulls += 1
        wanted = frames * SAMPLE_BYTES
        pcm = b"" if self._stop.is_set() or self._playhead.paused else self._take(wanted)
        self._silent_bytes = wanted - len(pcm) + (0 if pcm else self._silent_bytes)
        return pcm.ljust(wanted, b"\0")

    def _take(self, wanted: int) -> bytes:
        parts = []
        with self._lock:
            while wanted and self._chunks:
                chunk = self._chunks[0]
                part = chunk.pcm[self._offset : self._offset + wanted]
                parts.append(part)
                wanted -= len(part)
                self._offset += len(part)
                self._waiting_bytes -= len(part)
                self.handed_s = chunk.start_s + self._offset * self._seconds_a_byte
                if self._offset >= len(chunk.pcm):
                    self._chunks.popleft()
                    self._offset = 0
        return b"".join(parts)


class Feeder:
    """Keeps the reel filled from the file."""

    def __init__(self, sound: SoundFile, reel: Reel, rate_hz: int, until_s: float | None) -> None:
        self._sound = sound
        self._reel = reel
        self._rate_hz = rate_hz
        self._until_s = until_s
        self._chunks: Iterator[Chunk] = iter(())
        self.speed = 1.0
        self.ended = False

    def jump(self, to_s: float, speed: float) -> None:
        self.speed = speed
        self.ended = False
        self._reel.rewind(to_s, speed, self._rate_hz)
        self._chunks = self._sound.chunks(to_s, speed, self._rate_hz, self._until_s)

    def fill(self) -> None:
        """Raises InputProblem where the file is damaged."""
        while not self.ended and self._reel.ahead_s < AHEAD_S:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.ended = True
            else:
                self._reel.add(chunk)
