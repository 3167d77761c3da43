"""The real recorder: PortAudio's blocks into `capture`.

One input stream a process: a second one beside it causes underruns, so a take waits for a sound
check to let go.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock
from typing import Any

from voice_interview.audio import capture, portaudio
from voice_interview.audio.streams import CLOSE_LIMIT_S, Block, Stream
from voice_interview.errors import NoDevice
from voice_interview.model import Capture
from voice_interview.ports.sound import Gauge


class Microphone:
    """`wanted` names the device ("" for the default) and may change between takes."""

    def __init__(self, device_name: str = "") -> None:
        self.wanted = device_name
        self._in_use = Lock()

    def get_ready(self) -> None:
        """The first key need not wait for it: 0.11 s."""
        portaudio.load()

    def record(self, audio: Path, stop: Event, gauge: Gauge, not_before_s: float = 0.0) -> Capture:
        with self._alone():
            return capture.record(self, audio, stop, gauge, not_before_s)

    def listen(self, stop: Event, gauge: Gauge) -> None:
        with self._alone():
            capture.listen(self, stop, gauge)

    def open(self, put: Callable[[Block], None]) -> Stream:
        """As `streams.InputDevice`."""
        return portaudio.opened(
            self.wanted, "input", lambda found: _PortAudioMicrophone(found, put)
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._in_use.acquire(timeout=CLOSE_LIMIT_S + 0.5):
            raise NoDevice("The microphone is already in use here.", "End the sound check first.")
        try:
            yield
        finally:
            self._in_use.release()


class _PortAudioMicrophone(portaudio.PortAudioStream):
    def __init__(self, found: portaudio.Found, put: Callable[[Block], None]) -> None:
        self._put = put
        super().__init__(found, "input", self._hear)

    def _hear(self, pcm: Any, _frames: int, _when: Any, status: Any) -> None:
        """In PortAudio's thread. The buffer is used again, and an error here would end the stream
        with a traceback on the screen."""
        try:
            self._put(Block(bytes(pcm), time.monotonic(), bool(status.input_overflow)))
        except Exception as error:  # noqa: BLE001
            self.failure = self.failure or error
