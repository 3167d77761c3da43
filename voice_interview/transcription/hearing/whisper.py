"""faster-whisper on one chunk after the other, from a folder on disk, on the processor.

It must never look for a model anywhere else.
"""

import logging
import math
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
from faster_whisper import WhisperModel

from voice_interview.errors import NoModel
from voice_interview.listening.sound.levels import RATE_HZ, Samples
from voice_interview.model import Word
from voice_interview.text import clean_line
from voice_interview.transcription.hearing.engine import NOTHING
from voice_interview.transcription.hearing.guards import (
    invented,
    sparse,
    without_echo,
    without_loops,
)
from voice_interview.transcription.models.folder import check

PROMPT = "Um, uh, hmm, er, ah."
"""Keeps some fillers in; longer prompts lose sentences."""

_TEMPERATURES = (0.0, 0.2, 0.4)
_WARMER = (0.2, 0.4)
"""For the second try after a loop, which the coolest one would only repeat."""
_BEAM = 2
_MOST_TOKENS = 220
_FRAMES_HZ = 100
_WINDOW = 30 * _FRAMES_HZ
_LEAST_WINDOW_S = 10.0
_MARGIN_S = 2.0
"""A window for the tail alone: a third of the time, and no word lost from 10 s on."""
_WITHOUT_SPACES = frozenset({"zh", "ja", "th", "lo", "my", "yue"})


class _Windowed(WhisperModel):  # type: ignore[misc]
    """Encodes the first `frames` of its window, the rest of which is silence put behind."""

    frames = _WINDOW

    def encode(self, features: Any) -> Any:
        return super().encode(features[..., : self.frames])


class WhisperEngine:
    name = "whisper"
    repeatable = True
    outlook_s = 0.0

    def __init__(self, folder: Path, model: str, language: str, threads: int) -> None:
        """Raises NoModel when the folder cannot be loaded or does not know the language."""
        logging.getLogger("faster_whisper").setLevel(logging.ERROR)
        ctranslate2.set_log_level(logging.ERROR)
        check(folder)  # without tokenizer.json the library would fetch another model's
        try:
            self._whisper = _Windowed(
                str(folder),
                device="cpu",
                compute_type="int8",
                cpu_threads=threads,
                num_workers=1,
                local_files_only=True,
            )
        except (RuntimeError, ValueError, OSError, MemoryError) as error:
            raise NoModel(
                f"The speech model {model} cannot be loaded: {clean_line(str(error), 160)}",
                "Check it with: voice-interview models verify",
            ) from error
        self.model = model
        self._language = language.lower().replace("_", "-").split("-")[0]
        if self._language not in self._whisper.supported_languages:
            raise NoModel(
                f"The speech model {model} does not know the language {language!r}.",
                "Set the language to a code such as en, de or fr, or choose another model.",
            )

    def window_s(self) -> float:
        """How long the encoder takes for one whole window now."""
        self._whisper.frames = _WINDOW
        silence = np.zeros((self._whisper.model.n_mels, _WINDOW), np.float32)
        began = time.monotonic()
        self._whisper.encode(silence)
        return time.monotonic() - began

    def begin(self) -> None:
        """Nothing is kept between chunks, let alone takes."""

    def resume(self, before: Samples) -> None:
        """No chunk depends on another."""

    def follow(self, sound: Samples) -> None:
        """It hears whole chunks only."""

    def drop(self) -> None:
        """The chunk was never begun."""

    def hear(
        self, sound: Samples, voice_s: float, tail: bool = False, after: Samples = NOTHING
    ) -> tuple[Word, ...]:
        del after
        self._whisper.frames = _short_window(sound) if tail else _WINDOW
        words = self._words(sound, PROMPT, _TEMPERATURES)
        if self._whisper.frames < _WINDOW and (invented(words, voice_s) or sparse(words, voice_s)):
            self._whisper.frames = _WINDOW
            words = self._words(sound, PROMPT, _TEMPERATURES)
        if invented(words, voice_s):
            words = without_loops(self._words(sound, "", _WARMER))
        return without_echo(words, PROMPT)

    def _words(
        self, sound: Samples, prompt: str, temperatures: tuple[float, ...]
    ) -> tuple[Word, ...]:
        segments, _info = self._whisper.transcribe(
            sound,
            language=self._language,
            beam_size=_BEAM,
            temperature=temperatures,
            condition_on_previous_text=False,
            initial_prompt=prompt or None,
            word_timestamps=True,
            vad_filter=False,
            max_new_tokens=_MOST_TOKENS,
        )
        pieces = [piece for segment in segments for piece in segment.words or ()]
        return tokens(pieces, glued=self._language not in _WITHOUT_SPACES)


def _short_window(sound: Samples) -> int:
    """Frames that hold `sound` and some silence; the encoder takes two at a time."""
    window_s = max(_LEAST_WINDOW_S, sound.size / RATE_HZ + _MARGIN_S)
    return min(_WINDOW, 2 * math.ceil(window_s * _FRAMES_HZ / 2))


def tokens(pieces: Iterable[Any], glued: bool) -> tuple[Word, ...]:
    """Whitespace tokens out of faster-whisper's words, times as plain numbers.

    With `glued`, a piece without a space before it belongs to the word before: it is an ending.
    """
    words: list[Word] = []
    for piece in pieces:
        text = clean_line(piece.word)
        if not text:
            continue
        start, end, confidence = (
            _number(piece.start),
            _number(piece.end),
            _number(piece.probability),
        )
        if glued and words and not piece.word[:1].isspace():
            before = words.pop()
            text, start = before.text + text, before.start
            confidence = min(
                (c for c in (before.confidence, confidence) if c is not None), default=None
            )
        words.extend(Word(part, start, end, confidence) for part in text.split())
    return tuple(words)


def _number(value: Any) -> float | None:
    """A plain float; None for what is no number. The library answers with numpy's types."""
    plain = float(value)
    return round(plain, 3) if math.isfinite(plain) else None
