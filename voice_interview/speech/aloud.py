"""The interviewer's voice: each question rendered once by a child process, then played by us.

Playing it ourselves is what makes it stoppable at once, and tells when the last sample has left.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from voice_interview.errors import SpeechProblem
from voice_interview.ports.sound import Player, Playhead
from voice_interview.speech import child
from voice_interview.speech.cache import Cache, key
from voice_interview.speech.voice import Voice, driver
from voice_interview.text import clean_line

START_LIMIT_S, WORD_LIMIT_S = 5.0, 0.1
"""Time a worker may take, at least and per word."""

LONGEST_BYTES = 8_000
"""Of UTF-8: eight minutes of speech, rendered in 3 to 6 s. From 16 384 on libespeak-ng 1.51 dies
by SIGSEGV; and as JSON this is always less than the 64 KB that a pipe takes unread."""


class Aloud:
    """The Speaker port on pyttsx3. `voice` may be replaced at any time; the next call uses it."""

    def __init__(
        self, player: Player, cache: Path, voice: Voice, worker: Sequence[str] = child.WORKER
    ) -> None:
        self.voice = voice
        self._player = player
        self._cache = Cache(cache)
        self._worker = worker

    def prepare(self, text: str, stop: Event) -> Path:
        """The sound file of `text`. Raises SpeechProblem, also for blank text and when stopped."""
        if not text.strip():
            raise SpeechProblem("There is nothing to say.", "Give the question some text.")
        file = self._render(text, stop)
        if file is None:
            raise SpeechProblem("Speaking was stopped.", child.TEXT_STANDS)
        return file

    def say(self, text: str, stop: Event) -> None:
        """Speak `text` until its last sample has left or `stop` is set; blank text is silence."""
        if not text.strip():
            return
        file = self._render(text, stop)
        if file is not None and not stop.is_set():
            self._player.play(file, Playhead(), stop)

    def voices(self) -> tuple[str, ...]:
        """Ids that `Voice.voice` accepts, English ones first. Raises SpeechProblem."""
        with self._using_folder():
            answer = self._ask({"voices": True}, START_LIMIT_S, Event())
        voices = answer["voices"] if answer else ()
        return tuple(voice for voice in voices if voice == clean_line(voice))

    def _render(self, text: str, stop: Event) -> Path | None:
        """A file from the cache or a new one; None when `stop` came first."""
        size = len(text.encode(errors="replace"))
        if size > LONGEST_BYTES:
            raise SpeechProblem(
                f"This text is too long to be read aloud ({len(text)} characters).",
                f"Shorten it to {len(text) * LONGEST_BYTES // size}.",
            )
        with self._using_folder():
            return self._find_or_make(text, self.voice, stop)

    @contextmanager
    def _using_folder(self) -> Iterator[None]:
        """Raises SpeechProblem where the disk refuses."""
        try:
            yield
        except OSError as error:
            raise SpeechProblem(
                f"The folder for spoken questions cannot be used: {error.strerror or error}.",
                f"Free some space or make {self._cache.folder} writable.",
            ) from error

    def _find_or_make(self, text: str, voice: Voice, stop: Event) -> Path | None:
        self._cache.open()
        name = key(text, voice)
        found = self._cache.find(name)
        if found is not None or stop.is_set():
            return found
        part = self._cache.part(name)
        request = {
            "text": text,
            "voice": voice.voice,
            "rate_wpm": voice.rate_wpm,
            "volume": voice.volume,
            "part": str(part),
            "file": str(self._cache.folder / name),
        }
        try:
            if self._ask(request, _limit_s(text), stop) is None:
                return None
        finally:
            part.unlink(missing_ok=True)
        made = self._cache.find(name)
        if made is None:
            raise SpeechProblem("The voice made no sound.", child.TEXT_STANDS)
        self._cache.trim()
        return made

    def _ask(self, request: dict[str, Any], limit_s: float, stop: Event) -> dict[str, Any] | None:
        self._cache.open()
        noise = self._cache.folder / "worker.log"
        answer = child.ask(request | {"driver": driver()}, limit_s, stop, noise, self._worker)
        if answer is not None and "problem" in answer:
            raise _explained(
                answer["problem"], clean_line(answer["detail"]), str(request.get("voice", ""))
            )
        return answer


def _limit_s(text: str) -> float:
    """Not every script has spaces, so six bytes are a word as well."""
    words = max(len(text.split()), len(text.encode(errors="replace")) // 6)
    return START_LIMIT_S + WORD_LIMIT_S * words


def _explained(problem: str, detail: str, voice: str) -> SpeechProblem:
    if problem == "engine":
        return SpeechProblem("No voice is installed on this computer.", _how_to_install())
    if problem == "voice":
        alike = f" Names like it: {detail}." if detail else ""
        return SpeechProblem(
            f"No voice here is called {voice}.", f"Choose another in the settings.{alike}"
        )
    return SpeechProblem(f"The voice failed ({detail}).", child.TEXT_STANDS)


def _how_to_install() -> str:
    if sys.platform == "darwin":
        return f"Add one in System Settings, Accessibility, Spoken Content. {child.TEXT_STANDS}"
    if sys.platform == "win32":
        return f"Add one in Settings, Time & language, Speech. {child.TEXT_STANDS}"
    return (
        "Install espeak-ng: `sudo apt install espeak-ng`, `sudo dnf install espeak-ng` or "
        f"`sudo pacman -S espeak-ng`. {child.TEXT_STANDS}"
    )
