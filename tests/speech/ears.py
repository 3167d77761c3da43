"""A player that keeps what it was given to play, at once or until it is stopped."""

from pathlib import Path
from threading import Event

from voice_interview.ports.sound import Playhead


class Ears:
    def __init__(self, until_stopped: bool = False) -> None:
        self.heard: list[Path] = []
        self.playing = Event()
        self.until_stopped = until_stopped

    def play(
        self, audio: Path, playhead: Playhead, stop: Event, until_s: float | None = None
    ) -> None:
        assert playhead.position_s == 0.0
        assert until_s is None
        self.heard.append(audio)
        self.playing.set()
        if self.until_stopped:
            stop.wait()
