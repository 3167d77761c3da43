"""A speaker without a voice: for machines without sound, and for tests of whatever uses one."""

import wave
from pathlib import Path
from threading import Event

from voice_interview.errors import SpeechProblem

RATE_HZ = 22_050


class SilentSpeaker:
    """Keeps what it was asked to say, and takes `duration_s` over it without a sound.

    With `fails` it refuses in these words. With `hangs` it is busy until `stop`.
    """

    def __init__(
        self, folder: Path, duration_s: float = 0.0, fails: str = "", hangs: bool = False
    ) -> None:
        self.said: list[str] = []
        self.prepared: list[str] = []
        self.fails = fails
        self.hangs = hangs
        self._file = folder / "silence.wav"
        self._duration_s = duration_s

    def prepare(self, text: str, stop: Event) -> Path:
        """A file of silence. Raises SpeechProblem as told, for blank text and when stopped."""
        if not text.strip():
            raise SpeechProblem("There is nothing to say.", "Give the question some text.")
        self.prepared.append(text)
        self._obey(stop)
        if stop.is_set():
            raise SpeechProblem("Speaking was stopped.", "Ask again to hear it.")
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with wave.open(str(self._file), "wb") as silence:
            silence.setnchannels(1)
            silence.setsampwidth(2)
            silence.setframerate(RATE_HZ)
            silence.writeframes(bytes(2 * max(1, round(self._duration_s * RATE_HZ))))
        return self._file

    def say(self, text: str, stop: Event) -> None:
        if not text.strip():
            return
        self.said.append(text)
        self._obey(stop)
        stop.wait(self._duration_s)

    def voices(self) -> tuple[str, ...]:
        if self.fails:
            raise SpeechProblem(self.fails, "Go on without a voice.")
        return ("silent",)

    def _obey(self, stop: Event) -> None:
        if self.fails:
            raise SpeechProblem(self.fails, "Go on without a voice.")
        if self.hangs:
            stop.wait()
