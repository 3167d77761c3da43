"""A synthetic candidate who answers in real time, and a microphone that knows when it is late."""

import statistics
import time
from collections.abc import Callable
from itertools import cycle, pairwise
from pathlib import Path
from threading import Event

import numpy as np

from benchmarks.synthetic import speaking
from benchmarks.synthetic.parts import PARTS
from benchmarks.synthetic.pieces import Piece, Random, silence
from benchmarks.synthetic.voices import RATE_HZ as VOICE_HZ
from benchmarks.synthetic.voices import Voice
from voice_interview.audio.from_files import BLOCK_S, WavMicrophone
from voice_interview.audio.streams import LOST_AFTER_S, Block, Stream
from voice_interview.model import Word
from voice_interview.wave_file import WaveWriter, describe

RATE_HZ = 48_000
FASTER = 4
WAIT_S = LOST_AFTER_S / 2
"""Between two blocks while the listener is behind: a device that is still for longer is lost."""
VOICE = Voice("flite", "rms", 1.0, 0)
PAUSES_S = (0.3, 0.5, 0.7, 0.9)
HESITANT = ("free", "fluent", "glued", "fluent")
"""How somebody says one sentence after the other who seeks for words."""
SENTENCES = (
    "In my last role the payment service kept failing at night and nobody owned it.",
    "I wrote down each alarm for two weeks and found three causes.",
    "Two of them were ours, so I fixed one and asked a colleague to fix the other.",
    "The third belonged to another team, and they had no time before the end of the quarter.",
    "I showed them what it cost us, and we agreed on a small change that they could make in a day.",
    "After that the alarms went down by eighty percent and people slept again.",
)


def answer(path: Path, length_s: float, *, hesitant: bool) -> tuple[Word, ...]:
    """Write sentences with pauses, which break off after `length_s` or with the last word before.

    Its words as a recogniser writes them, with their times. The filled pauses of a `hesitant`
    speaker, six in a hundred words, are not among them: most recognisers leave them out.
    """
    random = np.random.default_rng(round(length_s))
    pieces, words, reached_s, voiced_s = list[Piece](), list[Word](), 0.0, 0.0
    manners = cycle(HESITANT if hesitant else ("fluent",))
    for sentence, manner, pause_s in zip(cycle(SENTENCES), manners, cycle(PAUSES_S), strict=False):
        if reached_s >= length_s:
            break
        written = iter(sentence.split())
        for piece in (*_said(sentence, manner, random), silence(pause_s)):
            start_s, reached_s = reached_s, reached_s + piece.sound.size / VOICE_HZ
            text = next(written) if piece.role == "word" else ""
            if start_s < length_s and piece.role != "gap":
                voiced_s = min(reached_s, length_s)
                words += [Word(text, round(start_s, 3), round(voiced_s, 3))] if text else []
            pieces.append(piece)
    sound = np.concatenate([piece.sound for piece in pieces])[: round(voiced_s * VOICE_HZ)]
    with WaveWriter(path, RATE_HZ) as writer:
        writer.write(np.repeat((sound * 32767).astype(np.int16), RATE_HZ // VOICE_HZ).tobytes())
    return tuple(words)


def _said(sentence: str, manner: str, random: Random) -> list[Piece]:
    plain = sentence.lower().replace(",", " |").replace(".", "")
    return speaking.sentence(PARTS["tuned"], VOICE, manner, plain, random)


class LateMicrophone(WavMicrophone):
    """A WavMicrophone that notes by how much each block comes later than it should.

    A sound card with a buffer shorter than the longest delay would have lost samples. The last
    `real_s` come in real time; what is before them four times as fast, but no faster than the
    listener follows: `behind` says, of the seconds given so far, whether it is to catch up.
    """

    def __init__(self, path: Path, real_s: float, behind: Callable[[float], bool]) -> None:
        super().__init__(path, speed=None)
        self.in_real_time = Event()
        self._fast_s = max(0.0, describe(path).duration_s - real_s)
        self._behind = behind
        self._arrivals_s: list[float] = []

    def open(self, put: Callable[[Block], None]) -> Stream:
        given_s = due_s = 0.0

        def note(block: Block) -> None:
            nonlocal given_s, due_s
            put(block)
            given_s += BLOCK_S
            now_s = time.monotonic()
            if given_s < self._fast_s:
                rest_s = WAIT_S if self._behind(given_s) else BLOCK_S / FASTER
                due_s = time.monotonic() + rest_s
            else:
                self._arrivals_s.append(now_s)
                self.in_real_time.set()
                due_s = (due_s or now_s) + BLOCK_S
            time.sleep(max(0.0, due_s - time.monotonic()))

        return super().open(note)

    def lateness(self) -> dict[str, float]:
        late_ms = [1000 * (two - one - BLOCK_S) for one, two in pairwise(self._arrivals_s)]
        return {
            "late_p99_ms": round(statistics.quantiles(late_ms, n=100)[98], 1),
            "late_max_ms": round(max(late_ms), 1),
        }
