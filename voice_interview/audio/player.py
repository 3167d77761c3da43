"""The real player: PortAudio asks, `playing` answers."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from voice_interview.audio import playing, portaudio
from voice_interview.audio.levels import spread
from voice_interview.audio.streams import Stream
from voice_interview.ports.sound import Playhead


class Loudspeaker:
    """`wanted` names the device ("" for the default) and may change between pieces."""

    def __init__(self, device_name: str = "") -> None:
        self.wanted = device_name

    def play(
        self, audio: Path, playhead: Playhead, stop: Event, until_s: float | None = None
    ) -> None:
        playing.play(self, audio, playhead, stop, until_s)

    def open(self, pull: Callable[[int], bytes]) -> Stream:
        """As `streams.OutputDevice`."""
        return portaudio.opened(
            self.wanted, "output", lambda found: _PortAudioLoudspeaker(found, pull)
        )


class _PortAudioLoudspeaker(portaudio.PortAudioStream):
    def __init__(self, found: portaudio.Found, pull: Callable[[int], bytes]) -> None:
        self._pull = pull
        super().__init__(found, "output", self._speak)

    def _speak(self, out: Any, frames: int, _when: Any, _status: Any) -> None:
        """In PortAudio's thread; an error here would end the stream with a traceback on the screen.
        Silence goes out instead, and the piece ends."""
        try:
            out[:] = spread(self._pull(frames), self.channels)
        except Exception as error:  # noqa: BLE001
            self.failure = self.failure or error
            out[:] = bytes(len(out))
