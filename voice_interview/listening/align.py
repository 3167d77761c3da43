"""Where each word of a transcript lies in the sound, and what lies between the words.

Forced alignment in windows, so that cost grows with length and no faster; each window looks some
seconds past its cut and keeps what begins before it. Must not decide what a filled pause is.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.decoder import FRAME_S, Heard, phones, prepared, search, search_long
from voice_interview.listening.grammar import STRAYS, Grammar, Reading, reading
from voice_interview.listening.levels import RATE_HZ
from voice_interview.listening.windows import share, windows
from voice_interview.model import Interval, Word

_JOIN_S = 0.1
"""Strays nearer than this are one (notes on speech, 9.6)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the transcript in the sound."""

    number: int
    start: float
    end: float
    phones: int
    score: float
    """Per frame, see decoder."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A stretch between two words that fits none of them."""

    before: int
    """Number of the word that follows."""
    start: float
    end: float
    names: tuple[str, ...]
    """What the grammar called its parts."""
    score: float
    """Per frame, see decoder."""


@dataclass(frozen=True, slots=True)
class Alignment:
    readings: tuple[Reading, ...]
    words: tuple[Placed | None, ...]
    """Beside `readings`; None when a word cannot be said or has no place."""
    strays: tuple[Stray, ...]


def align(
    audio: NDArray[np.float32], words: Sequence[Word], speech: Sequence[Interval]
) -> Alignment:
    """Place `words` (without filled pauses) in `audio` (mono, 16 kHz) with its voice activity.

    Word times may be rough or None. A text of another answer is placed too: look at the scores.
    """
    readings = tuple(reading(word.text) for word in words)
    sound = prepared(audio)
    if any(word.start is None or word.end is None for word in words):
        words = _roughly(sound, words, readings)
    placed: list[Placed] = []
    strays: list[Stray] = []
    at_s, first = 0.0, 0
    for window in windows(audio, speech):
        fewest, most = share(words, first, at_s, window, speech)
        piece = sound[round(at_s * RATE_HZ) : round(window.ahead_s * RATE_HZ)]
        found = _searched(piece, readings[first:most], fewest - first)
        said, between = _sorted(found, first, at_s)
        if not window.final:
            said = list(itertools.takewhile(lambda word: _middle(word) < window.cut_s, said))  # noqa: B023
        placed += said
        first = said[-1].number + 1 if said else first
        at_s = max(window.cut_s, said[-1].end if said else 0.0)
        strays += [stray for stray in between if window.final or _middle(stray) < at_s]
    by_number = {word.number: word for word in placed}
    return Alignment(readings, tuple(by_number.get(n) for n in range(len(words))), tuple(strays))


def _roughly(
    sound: NDArray[np.int16], words: Sequence[Word], readings: Sequence[Reading]
) -> list[Word]:
    """`words` with times from one search through all of the sound, with silence alone between.

    An hour of sound costs no more for each minute than one minute does (benchmarks).
    """
    grammar = Grammar.of(readings, strays=())
    path = search_long(sound, *grammar.open_end(len(readings)))
    said, _ = _sorted(grammar.numbered(path), 0, 0.0)
    found = {place.number: (place.start, place.end) for place in said}
    return [
        replace(word, start=found[number][0], end=found[number][1]) if number in found else word
        for number, word in enumerate(words)
    ]


def _searched(
    sound: NDArray[np.int16], readings: Sequence[Reading], fewest: int
) -> list[tuple[int | None, Heard]]:
    """The path through one window; with fewer words than wanted when the sound is too short."""
    grammar = Grammar.of(readings)
    path = search(sound, *grammar.open_end(fewest))
    if not path and fewest:
        path = search(sound, *grammar.open_end(0))
    return grammar.numbered(path)


def _sorted(
    found: Sequence[tuple[int | None, Heard]], first: int, at_s: float
) -> tuple[list[Placed], list[Stray]]:
    """Words and strays of a path, in seconds from the start of the sound."""
    said: list[Placed] = []
    strays: list[Stray] = []
    for number, group in itertools.groupby(found, key=lambda pair: pair[0]):
        items = [item for _, item in group]
        if number is not None:
            said.append(_placed(first + number, items, at_s))
            continue
        before = said[-1].number + 1 if said else first
        strays += _strays([item for item in items if item.word in STRAYS], before, at_s)
    return said, strays


def _placed(number: int, items: Sequence[Heard], at_s: float) -> Placed:
    frames = items[-1].end - items[0].start
    return Placed(
        number=number,
        start=at_s + items[0].start * FRAME_S,
        end=at_s + items[-1].end * FRAME_S,
        phones=sum(len(phones(item.word)) for item in items),
        score=sum(item.score for item in items) / frames,
    )


def _strays(items: Sequence[Heard], before: int, at_s: float) -> list[Stray]:
    runs: list[list[Heard]] = []
    for item in items:
        if runs and (item.start - runs[-1][-1].end) * FRAME_S < _JOIN_S:
            runs[-1].append(item)
        else:
            runs.append([item])
    return [
        Stray(
            before=before,
            start=at_s + run[0].start * FRAME_S,
            end=at_s + run[-1].end * FRAME_S,
            names=tuple(item.word for item in run),
            score=sum(item.score for item in run) / sum(item.frames for item in run),
        )
        for run in runs
    ]


def _middle(piece: Placed | Stray) -> float:
    return (piece.start + piece.end) / 2
