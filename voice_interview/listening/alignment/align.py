"""Where each word of a transcript lies in the sound, and what lies between the words.

Forced alignment in windows, so that cost grows with length and no faster; each window looks some
seconds past its cut and keeps what begins before it. Must not decide what a filled pause is.
"""

import functools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from voice_interview.listening.alignment.decoder import FRAME_S, phones, prepared, search
from voice_interview.listening.alignment.grammar import Grammar, Reading, reading
from voice_interview.listening.alignment.path import (
    Contrast,
    Path,
    Placed,
    Step,
    contrast,
    runs,
    words_on,
)
from voice_interview.listening.alignment.rough import roughly
from voice_interview.listening.alignment.windows import share, windows
from voice_interview.listening.sound.levels import RATE_HZ, Sound
from voice_interview.listening.sound.made import Made
from voice_interview.model import Interval, Word

_JOIN = 10
"""Frames. Strays nearer than this are one."""
_PER_FRAME = round(RATE_HZ * FRAME_S)
_DOUBTED, _SHORT = 0.6, 3
"""Trust and phones of the words that the built-in recogniser writes for filled pauses. Of 151 in 12
voices, sure and possible together find 87 at .83 precision, and 79 at .78 without this; longer
words and trusted ones gave no more. To good words with some low trusts it brings nothing."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A stretch between two words that fits none of them."""

    before: int
    """Number of the word that follows, or that it stands for."""
    start: float
    end: float
    parts: tuple[Step, ...]
    contrast: Callable[[], Contrast]
    """Takes a search the first time in a window, nearly half of the work: to be asked for with a
    need alone."""
    instead: int = 0
    """For how many words it stands."""


@dataclass(frozen=True, slots=True)
class Alignment:
    readings: tuple[Reading, ...]
    words: tuple[Placed | None, ...]
    """Beside `readings`; None when a word cannot be said or has no place."""
    strays: tuple[Stray, ...]


def align(
    audio: Sound,
    words: Sequence[Word],
    speech: Sequence[Interval],
    *,
    doubting: bool = False,
) -> Alignment:
    """Place `words` (without filled pauses) in `audio` (mono, 16 kHz) with its voice activity.

    In noise more is found where the background is suppressed. Word times may be rough or None.
    `doubting`, a stray may stand for a doubtful word. A text of another answer is placed too: look
    at the scores.
    """
    readings = tuple(reading(word.text) for word in words)
    doubted = [n for n, word in enumerate(words) if doubting and _doubtful(word, readings[n])]
    sound = prepared(audio)
    if any(word.start is None or word.end is None for word in words):
        words = roughly(audio, sound, words, readings, speech)
    placed: dict[int, Placed] = {}
    strays: list[Stray] = []
    frame, first = 0, 0
    for window in windows(audio, speech):
        cut = sound.size // _PER_FRAME + 1 if window.final else round(window.cut_s / FRAME_S)
        fewest, most = share(words, first, frame * FRAME_S, window, speech)
        part = slice(frame * _PER_FRAME, round(window.ahead_s * RATE_HZ))
        piece = _Piece(sound, part, readings, first, frame)
        free = piece.free(doubted, fewest, most)
        plain = functools.cache(functools.partial(piece.plain, free))
        said = [word for word in _placed(free, plain) if word.start + word.end < 2 * cut * FRAME_S]
        placed |= {word.number: word for word in said}
        first = said[-1].number + 1 if said else first
        frame = max(cut, round(said[-1].end / FRAME_S)) if said else cut
        strays += [
            stray for stray in _strays(free, plain) if stray.start + stray.end < 2 * frame * FRAME_S
        ]
    return Alignment(readings, tuple(placed.get(n) for n in range(len(words))), tuple(strays))


def _doubtful(word: Word, its: Reading) -> bool:
    """Whether a recogniser may have written it for a filled pause: short, and not trusted."""
    if word.confidence is None or word.confidence >= _DOUBTED:
        return False
    return any(
        way.listed and len(way.words) == 1 and len(phones(way.words[0])) <= _SHORT
        for way in its.ways
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """The sound of one window. Its words are counted from `first`, and its frames from `frame`."""

    sound: Made[np.int16]
    part: slice
    readings: Sequence[Reading]
    first: int
    frame: int

    def free(self, doubted: Collection[int], fewest: int, most: int) -> Path:
        """The best path with strays.

        Fewer words than wanted are taken when the sound is too short for them.
        """
        here = [number - self.first for number in doubted if self.first <= number < most]
        grammar = Grammar.free(self.readings[self.first : most], here)
        path = self._path(grammar, fewest - self.first)
        return path if path or fewest == self.first else self._path(grammar, 0)

    def plain(self, free: Path) -> Path:
        """The best one through the same words without strays."""
        numbers = (step.number + 1 for step in free if step.number is not None)
        reached = max(numbers, default=self.first)
        blocked = Grammar.blocked(self.readings[self.first : reached])
        return self._path(blocked, reached - self.first)

    def _path(self, grammar: Grammar, fewest: int) -> Path:
        heard = search(self.sound[self.part], *grammar.open_end(fewest))
        return grammar.steps(heard, self.first, self.frame)


def _placed(free: Path, plain: Callable[[], Path]) -> list[Placed]:
    """The words of `free`; one that a stray stands for is where `plain` has it."""
    row = words_on(free)
    replaced = {step.number for step in free if step.stray} - {None}
    for word in words_on(plain()) if replaced else []:
        if word.number in replaced:
            start = max((w.end for w in row if w.number < word.number), default=word.start)
            end = min((w.start for w in row if w.number > word.number), default=word.end)
            inside = replace(
                word, start=min(max(word.start, start), end), end=max(min(word.end, end), start)
            )
            row.append(inside)
    return sorted(row, key=lambda word: word.number)


def _strays(free: Path, plain: Callable[[], Path]) -> list[Stray]:
    found = []
    for parts in runs(free, _JOIN):
        start, end = parts[0].start, parts[-1].end
        passed = [step.number for step in free if step.number is not None and step.end <= start]
        after = [step.number for step in free if step.number is not None and step.start >= start]
        before = passed[-1] + 1 if passed else (after[0] if after else 0)
        found.append(
            Stray(
                before=before,
                start=start * FRAME_S,
                end=end * FRAME_S,
                parts=tuple(parts),
                contrast=functools.partial(_contrast, free, plain, start, end),
                instead=len({part.number for part in parts} - {None}),
            )
        )
    return found


def _contrast(free: Path, plain: Callable[[], Path], start: int, end: int) -> Contrast:
    return contrast(free, plain(), start, end)
