"""What is measured on one stray before it is judged: its place, its fit, and its sound. Pure.

All of it is told beside the words of the same take, so that neither level nor microphone nor throat
decides. What tells engines of speech and recordings apart is left out on purpose: pitch, how clear
a voice is, the cepstra themselves, how deep the dips at the ends are, how well the words fit as a
whole, seconds that are not told beside the pace. With these, voices and recordings that nothing was
learnt from are told worse. Must not judge.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from voice_interview.listening.alignment.align import Alignment, Stray
from voice_interview.listening.alignment.decoder import FRAME_S
from voice_interview.listening.alignment.grammar import NOISE
from voice_interview.listening.alignment.path import Placed
from voice_interview.listening.sound.frames import Frames, between
from voice_interview.model import Interval

_FREE_S = 1.0
"""More room than this around a stray says no more."""
_EDGE_S = 0.05
_FARTHEST = 40.0
"""Digital silence is no farther away than the silence of a room."""
_STRANGEST = 12.0
"""The same in deviations of the words' colour."""
_VOWELS_DB = -12.0
"""Beside the P95 of the words: what is louder are vowels, mostly."""
_SHORE_DB = 6.0
"""Below the loud parts of a stray: as far as that, what lies around it is of one piece."""
_FARTHEST_REACH_S = 0.5
_LONGEST_PHONE = 40.0
_USUAL_PHONE = 10.0
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells a filled pause from other sounds; `beside` is beside the words of the take."""

    paced: float
    """Logarithm of its length beside the median phone of the words: who speaks fast hesitates
    shortly."""
    island: float
    """The same of all the loud sound that it is a part of."""
    reach_before: float
    """Seconds by which that sound begins before it, half of one at most: what goes on in a word is
    a part of the word. `reach_after` likewise."""
    reach_after: float
    gain: float
    """By how much the path fits better with the stray than without: logarithm, with its sign."""
    hushed: float
    """Share of it that the path without strays takes for silence."""
    fit: float
    """Score per frame (see decoder) beside the median word's."""
    worst_near: float
    """The same of the worst of three words on each side."""
    before: float
    """Seconds to the word before it, one at most; `after` likewise."""
    after: float
    level_db: float
    """See the function."""
    change: float
    """From frame to frame, beside the words."""
    moving: float
    """How far its colour is spread, beside that of the words."""
    drift: float
    """How far the colour of its last third lies from that of its first, in deviations of the
    words': a vowel is held, words move."""
    step_before: float
    """How far its colour lies from what comes before it, and after it."""
    step_after: float
    from_earlier: float
    """Distance of its colour from what is nearest to it in the word before, in deviations of the
    words': a word drawn out goes on in its own sound."""
    from_later: float
    """The same of the word after."""
    odd: float
    """Length of its cepstra, in deviations of the words'."""
    from_vowels: float
    """Distance of its colour from that of the vowels."""
    um: float
    """Share that the path takes for an um."""
    noise: float
    """Share that the path takes for the filler phone."""

    def row(self) -> list[float]:
        """Its figures in order."""
        return [getattr(self, name) for name in self.__slots__]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one alignment, as far as strays are told beside them."""

    placed: tuple[Placed | None, ...]
    loud_dbfs: float
    """P95."""
    change: float
    colour: NDArray[np.float64]
    spread: NDArray[np.float64]
    vowels: NDArray[np.float64]
    usual: float
    """Median score."""
    phone: float
    """Median frames per phone."""

    @classmethod
    def of(cls, alignment: Alignment, frames: Frames) -> "Words | None":
        """None: no word has a place."""
        said = [(word.start, word.end) for word in alignment.words if word]
        if not said:
            return None
        levels = np.concatenate([between(frames.level_dbfs, *piece) for piece in said])
        loud_dbfs = float(np.percentile(levels, 95))
        colours = np.concatenate([between(frames.colour, *piece) for piece in said])
        loud = frames.level_dbfs[: len(frames.colour)] > loud_dbfs + _VOWELS_DB
        vowels = [between(frames.colour, *p)[between(loud, *p)] for p in said]
        changes = np.concatenate([between(frames.change, *piece) for piece in said])
        return cls(
            placed=alignment.words,
            loud_dbfs=loud_dbfs,
            change=float(changes.mean()),
            colour=colours.mean(axis=0),
            spread=colours.std(axis=0) + 0.1,
            vowels=np.concatenate([colours.mean(axis=0)[None], *vowels]).mean(axis=0),
            usual=float(np.median([word.score for word in alignment.words if word])),
            phone=float(np.median([_drawn(word) for word in alignment.words if word])),
        )


def level_db(stray: Stray, words: Words, frames: Frames) -> float:
    """How loud it is, P80, beside the P95 of the words."""
    levels = between(frames.level_dbfs, stray.start, stray.end)
    return float(np.percentile(levels, 80)) - words.loud_dbfs


def evidence(stray: Stray, words: Words, frames: Frames) -> Evidence:
    """Of one stray, among all words of its sound."""
    length_s = stray.end - stray.start
    island = _island(stray, frames)
    told = stray.contrast()
    gain = told.gain / 100
    covered = sum(part.frames for part in stray.parts)
    row = words.placed
    earlier = row[stray.before - 1] if stray.before > 0 else None
    after = stray.before + stray.instead
    later = row[after] if after < len(row) else None
    first = max(0, stray.before - _NEIGHBOURS)
    near = [word.score for word in row[first : stray.before + _NEIGHBOURS] if word]
    colours = between(frames.colour, stray.start, stray.end)
    third = max(1, len(colours) // 3)
    colour = colours.mean(axis=0)
    odd = (colour - words.colour) / words.spread
    moved = (colours[-third:].mean(axis=0) - colours[:third].mean(axis=0)) / words.spread
    return Evidence(
        paced=math.log(length_s / FRAME_S / words.phone),
        island=math.log(island.length_s / FRAME_S / words.phone),
        reach_before=min(_FARTHEST_REACH_S, max(0.0, stray.start - island.start)),
        reach_after=min(_FARTHEST_REACH_S, max(0.0, island.end - stray.end)),
        gain=math.copysign(math.log1p(abs(gain)), gain),
        hushed=told.hushed,
        fit=sum(part.score for part in stray.parts) / covered - words.usual,
        worst_near=min(near, default=words.usual) - words.usual,
        before=min(_FREE_S, max(0.0, stray.start - earlier.end)) if earlier else _FREE_S,
        after=min(_FREE_S, max(0.0, later.start - stray.end)) if later else _FREE_S,
        level_db=level_db(stray, words, frames),
        change=float(between(frames.change, stray.start, stray.end).mean())
        / max(words.change, 1e-6),
        moving=float(np.linalg.norm(colours.std(axis=0) / words.spread)),
        drift=float(np.linalg.norm(moved)),
        step_before=_step(frames, stray.start),
        step_after=_step(frames, stray.end),
        from_earlier=_from(earlier, colour, words, frames),
        from_later=_from(later, colour, words, frames),
        odd=float(np.linalg.norm(odd)),
        from_vowels=float(np.linalg.norm(colour - words.vowels)),
        um=sum(part.frames for part in stray.parts if part.name == "um") / covered,
        noise=sum(part.frames for part in stray.parts if part.name == NOISE) / covered,
    )


def _drawn(word: Placed) -> float:
    """Frames per phone."""
    if not word.phones:
        return _USUAL_PHONE
    return min(_LONGEST_PHONE, (word.end - word.start) / FRAME_S / word.phones)


def _island(stray: Stray, frames: Frames) -> Interval:
    """Its loudest frame, with what lies around and is hardly softer than its loud parts."""
    levels = frames.level_dbfs
    own = between(levels, stray.start, stray.end)
    loudest = min(round(stray.start / FRAME_S), len(levels) - 1) + int(np.argmax(own))
    soft = np.flatnonzero(levels <= np.percentile(own, 80) - _SHORE_DB)
    place = int(np.searchsorted(soft, loudest))
    first = int(soft[place - 1]) + 1 if place else 0
    after = int(soft[place]) if place < len(soft) else len(levels)
    return Interval(first * FRAME_S, after * FRAME_S)


def _step(frames: Frames, at_s: float) -> float:
    """How far the colours on both sides of a place lie apart."""
    earlier = between(frames.colour, at_s - _EDGE_S, at_s).mean(axis=0)
    later = between(frames.colour, at_s, at_s + _EDGE_S).mean(axis=0)
    return min(_FARTHEST, float(np.linalg.norm(later - earlier)))


def _from(word: Placed | None, colour: NDArray[np.float32], words: Words, frames: Frames) -> float:
    """How far a colour lies from the nearest one in a word."""
    if word is None:
        return _STRANGEST
    apart = (between(frames.colour, word.start, word.end) - colour) / words.spread
    return min(_STRANGEST, float(np.linalg.norm(apart, axis=1).min()))
