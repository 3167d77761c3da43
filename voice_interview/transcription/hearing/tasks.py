"""What the worker does when asked: load a recogniser, transcribe, listen. Knows no pipes.

Importing this loads the recognisers, so only the worker does.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Protocol

from voice_interview.errors import NothingHeard
from voice_interview.listening.listen import described
from voice_interview.listening.listen import listen as listen_to
from voice_interview.listening.sound.levels import blocks
from voice_interview.model import NO_VOICE, NO_WORD, Hearing, Transcript
from voice_interview.ports.progress import Progress
from voice_interview.text import clock
from voice_interview.transcription.chunk import Chunk
from voice_interview.transcription.hearing.builtin import BuiltinEngine
from voice_interview.transcription.hearing.engine import Engine
from voice_interview.transcription.hearing.pipeline import Pipeline
from voice_interview.transcription.hearing.whisper import WhisperEngine
from voice_interview.transcription.incoming.audio_in import read
from voice_interview.transcription.incoming.growing import follow
from voice_interview.wave_file import duration

LEAST_SPEECH_S = 0.3
"""Less voice than this holds no words."""

_WAY_OUT = "Before you record again, try `voice-interview doctor`."


def load(engine: str, folder: str, model: str, language: str, threads: int) -> Engine:
    """Raises NoModel."""
    if engine == "builtin":
        return BuiltinEngine()
    return WhisperEngine(Path(folder), model, language, threads)


def window_s(engine: Engine) -> float | None:
    """Seconds for one encoder window now; None for a recogniser that has none."""
    return engine.window_s() if isinstance(engine, WhisperEngine) else None


class Tell(Protocol):
    """Whoever asked, told meanwhile."""

    def opened(self, length_s: float) -> None:
        """How long the file is, once that is known: so much is to be done at most."""

    def closed(self, chunk: Chunk) -> None:
        """Another chunk was heard."""

    def so_far(self, hearing: Hearing) -> None:
        """A growing file has ended; this is known, and more is to come."""

    def progress(self, share: float, doing: str) -> None: ...


def transcribe(
    audio: Path,
    ended: Event | None,
    engine: Engine,
    language: str,
    earlier: Sequence[Chunk],
    tell: Tell,
) -> Hearing:
    """Words and sounds of a finished file, or with `ended` of one that grows until it is set.

    `earlier` chunks are not heard again. Raises InputProblem, NothingHeard.
    """
    work = _Work(audio, engine, language, earlier, tell)
    with closing(work.pipeline.tape):
        if ended is None:
            tell.progress(0.0, "opening the file")
            work.read()
        else:
            work.follow(ended)
        return work.finished()


class _Work:
    def __init__(
        self, audio: Path, engine: Engine, language: str, earlier: Sequence[Chunk], tell: Tell
    ) -> None:
        self._audio, self._engine, self._language, self._tell = audio, engine, language, tell
        self._length_s = 0.0
        """Of the whole; 0 while nobody knows."""
        self._told = False
        self.pipeline = Pipeline(engine, self._closed, earlier, language)

    def read(self) -> None:
        """Hear a finished file but for its last chunk."""
        with closing(read(self._audio)) as sound:
            self._length_s = sound.length_s
            self._tell.opened(self._length_s)
            for block in blocks(sound, 1):
                self.pipeline.add(block)

    def follow(self, ended: Event) -> None:
        """Hear a growing file but for its last chunk."""
        for block in follow(self._audio, ended):
            self.pipeline.add(block)
            if ended.is_set():
                self._stopped()
            if not block.size:
                self.pipeline.caught_up()
        self._stopped()

    def finished(self) -> Hearing:
        """All there is, with the last chunk."""
        heard = self.pipeline
        heard.finish()
        self._tell.progress(1.0, "listening to the sound")
        if sum(piece.length_s for piece in heard.voice()) < LEAST_SPEECH_S:
            raise NothingHeard(NO_VOICE, _WAY_OUT)
        if not heard.words():
            raise NothingHeard(NO_WORD, _WAY_OUT)
        return self.hearing(heard.tape.length_s)

    def hearing(self, end_s: float) -> Hearing:
        """What is known of the sound up to there."""
        heard = self.pipeline
        transcript = Transcript(
            heard.words(), self._engine.name, self._engine.model, self._language
        )
        sounds = described(heard.tape.until(end_s), heard.voice(), heard.pitch())
        unchecked = heard.unchecked()
        return Hearing(
            transcript,
            replace(
                sounds,
                filled_pauses=heard.filled_pauses(),
                heard_all=not unchecked,
                unchecked=unchecked,
                unclear=heard.unclear(),
            ),
        )

    def _stopped(self) -> None:
        if not self._length_s:
            self._length_s = duration(self._audio)
            self._tell.opened(self._length_s)
            self._progress()
        if not self._told and self.pipeline.words() and not self.pipeline.tail_is_known:
            self._told = True
            self._tell.so_far(self.hearing(self.pipeline.closed_s))

    def _closed(self, chunk: Chunk) -> None:
        self._tell.closed(chunk)
        self._progress()

    def _progress(self) -> None:
        length_s = max(self._length_s or self.pipeline.tape.length_s, 0.001)
        done_s = min(self.pipeline.closed_s, length_s)
        self._tell.progress(done_s / length_s, _doing(done_s, length_s))


def _doing(done_s: float, length_s: float) -> str:
    if length_s < 1:
        return "less than a second"
    return f"{clock(done_s)} of {clock(length_s)}"


def listen(
    audio: Path,
    words: Transcript | None,
    opened: Callable[[float], None],
    progress: Progress,
) -> Hearing:
    """Sounds of a finished file, with `words` laid on it. Raises InputProblem."""
    progress(0.0, "opening the file")
    with closing(read(audio)) as sound:
        opened(sound.length_s)
        progress(0.5, "listening to the sound")
        return listen_to(sound, words or Transcript((), engine="given"))
