"""The transcriber's file-backed twin: it reads the words from a file beside the audio.

`audio.wav` is answered with the words in `audio.wav.words.json`, a list of
{"text", "start", "end", "confidence"}; voice is where the words are.
"""

import json
from itertools import pairwise
from pathlib import Path
from threading import Event

from voice_interview.errors import Cancelled, InputProblem, NothingHeard, Problem
from voice_interview.model import EngineChoice, Hearing, Interval, Sounds, Transcript, Word
from voice_interview.ports.progress import Progress
from voice_interview.ports.transcribing import SoFar, not_so_far
from voice_interview.text import clean_line
from voice_interview.wave_file import duration

_STEPS = 10
_PAUSE_S = 0.25
_POLL_S = 0.02


class ScriptedTranscriber:
    def __init__(
        self,
        words: tuple[Word, ...] | None = None,
        fails: Problem | None = None,
        lasts_s: float = 0.0,
        early: int = 0,
    ) -> None:
        """With `words`, every audio has these. With `fails`, that is raised half-way.

        Of a growing file, the first `early` words are told when it has ended.
        """
        self._words = words
        self._fails = fails
        self._step_s = lasts_s / _STEPS
        self._early = early
        self._closed = Event()

    def warm(self, choice: EngineChoice) -> None:
        """Nothing needs loading."""

    def resolve(self, choice: EngineChoice) -> tuple[EngineChoice, str]:
        """The built-in recogniser, whose place this takes."""
        return EngineChoice("builtin", "", choice.language), "Words come from a file."

    def better(self, than: Transcript) -> EngineChoice | None:
        return None

    def transcribe(
        self,
        audio: Path,
        choice: EngineChoice,
        progress: Progress,
        stop: Event,
        ended: Event | None = None,
        so_far: SoFar = not_so_far,
    ) -> Hearing:
        """Raises Cancelled, NothingHeard, InputProblem, and what it was told to."""
        self._closed.clear()
        while ended is not None and not ended.is_set():
            _check(stop, self._closed)
            ended.wait(_POLL_S)
        words = self._words if self._words is not None else _words_beside(audio)
        if ended is not None and self._early:
            so_far(self._hearing(words[: self._early], words[self._early - 1].end or 0.0, choice))
        self._work(progress, stop)
        length_s = _length_s(audio)
        if not words:
            raise NothingHeard("No voice was heard in this recording.", "Record it again.")
        return self._hearing(words, length_s, choice)

    def listen(
        self, audio: Path, words: Transcript | None, progress: Progress, stop: Event
    ) -> Hearing:
        """Voice where the known words are. Raises as `transcribe`."""
        self._closed.clear()
        self._work(progress, stop)
        transcript = words or Transcript((), engine="given")
        return Hearing(transcript, _sounds(transcript.words, _length_s(audio)))

    def close(self) -> None:
        self._closed.set()

    def _hearing(self, words: tuple[Word, ...], length_s: float, choice: EngineChoice) -> Hearing:
        transcript = Transcript(words, "builtin", "scripted", choice.language)
        return Hearing(transcript, _sounds(words, length_s))

    def _work(self, progress: Progress, stop: Event) -> None:
        for step in range(_STEPS):
            _check(stop, self._closed)
            if self._fails is not None and step == _STEPS // 2:
                raise self._fails
            progress(step / _STEPS, "reading the words")
            stop.wait(self._step_s)
        _check(stop, self._closed)
        progress(1.0, "done")


def _check(stop: Event, closed: Event) -> None:
    if stop.is_set() or closed.is_set():
        raise Cancelled("Transcription was stopped.", "The recording is kept.")


def _words_beside(audio: Path) -> tuple[Word, ...]:
    script = audio.with_name(audio.name + ".words.json")
    try:
        rows = json.loads(script.read_text(encoding="utf-8"))
        return tuple(
            Word(clean_line(row["text"]), row.get("start"), row.get("end"), row.get("confidence"))
            for row in rows
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputProblem(
            f"There are no words for {clean_line(audio.name, 80)}.", f"Write them to {script.name}."
        ) from error


def _length_s(audio: Path) -> float:
    try:
        return duration(audio)
    except OSError as error:
        raise InputProblem(
            f"{clean_line(audio.name, 80)} cannot be read.", "Check the path."
        ) from error


def _sounds(words: tuple[Word, ...], length_s: float) -> Sounds:
    """Voice from each word to the next, broken where a pause lies between them."""
    timed = [(w.start, w.end) for w in words if w.start is not None and w.end is not None]
    breaks = [
        index + 1 for index, (one, two) in enumerate(pairwise(timed)) if two[0] - one[1] >= _PAUSE_S
    ]
    runs = zip([0, *breaks], [*breaks, len(timed)], strict=True)
    voice = tuple(Interval(timed[i][0], timed[j - 1][1]) for i, j in runs if i < j)
    return Sounds(length_s, voice)
