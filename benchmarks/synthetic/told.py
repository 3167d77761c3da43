"""A Whisper of true cost that gives the words which are said in its window.

Nothing learnt is at hand for the benchmarks. So a scripted model says as many tokens as the words
of the window have, and those words are put in the place of its own. What is said in the take, and
when, stands in the file that SAID names.
"""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.synthetic.texts import TUNED
from tests.scripted_whisper import Shape, build, line
from voice_interview.listening.lay import Laid
from voice_interview.listening.sound.levels import RATE_HZ, Samples
from voice_interview.model import Word
from voice_interview.transcription.hearing import tasks, whisper
from voice_interview.transcription.hearing.engine import NOTHING
from voice_interview.transcription.hearing.piece import Piece
from voice_interview.transcription.hearing.pipeline import Pipeline
from voice_interview.transcription.hearing.whisper import WhisperEngine

SAID = "SAID"
_SCRIPT = tuple(dict.fromkeys(word for word in " ".join(TUNED).split() if len(word) > 1))[:120]
"""One token each, and more than anyone says in a window."""
_FIRST = 256
"""The number of the script's first token: those before are single bytes."""
_STEP_S = 0.2


def model(folder: Path, shape: Shape) -> Path:
    """Write the model, once for all takes."""
    return build(folder, line(" ".join(_SCRIPT), 0.4, _STEP_S), shape=shape, quantization="int8")


def tell(words: Sequence[Word]) -> None:
    """What is said in the take that comes next."""
    rows = [(word.text, word.start, word.end) for word in words]
    Path(os.environ[SAID]).write_text(json.dumps(rows))


def between(words: Sequence[Word], start_s: float, end_s: float) -> tuple[Word, ...]:
    """The words of which more than half lies there, in seconds from there on."""
    found = []
    for word in words:
        assert word.start is not None
        assert word.end is not None
        if start_s <= (word.start + word.end) / 2 < end_s:
            found.append(Word(word.text, word.start - start_s, word.end - start_s, 1.0))
    return tuple(found)


def tokens(words: Sequence[Word]) -> int:
    """As Whisper has them for common words: one each, and one for each mark."""
    return sum(len(re.findall(r"\w+|[^\w\s]", word.text)) for word in words)


class _Model(whisper._Windowed):
    tokens = 1

    def get_prompt(self, tokenizer: Any, *given: Any, **named: Any) -> list[int]:
        """The script is gone on with where `tokens` of it are left."""
        prompt = super().get_prompt(tokenizer, *given, **named)
        return [*prompt, tokenizer.timestamp_begin, _FIRST + len(_SCRIPT) - self.tokens]


class Told(WhisperEngine):
    start_s = 0.0
    """Of the window that is heard next, in the take."""
    _said: tuple[Word, ...] = ()

    def begin(self) -> None:
        self._said = tuple(Word(*row) for row in json.loads(Path(os.environ[SAID]).read_text()))

    def _words(
        self, sound: Samples, prompt: str, temperatures: tuple[float, ...]
    ) -> tuple[Word, ...]:
        said = between(self._said, self.start_s, self.start_s + sound.size / RATE_HZ)
        self._whisper.tokens = min(max(1, tokens(said)), len(_SCRIPT))
        super()._words(sound, prompt, temperatures)
        return said


class Telling(Pipeline):
    def _understood(self, piece: Piece, tail: bool, after: Samples = NOTHING) -> Laid:
        if isinstance(self._engine, Told):
            self._engine.start_s = piece.start_s
        return super()._understood(piece, tail, after)


def instead() -> None:
    """From now on, whoever transcribes in this process is told."""
    vars(whisper)["_Windowed"] = _Model
    vars(tasks)["WhisperEngine"] = Told
    vars(tasks)["Pipeline"] = Telling
