"""The second look: which of the strays an alignment found are filled pauses. Pure.

Candidates come generously; here each is weighed by how much the path gains by it, how it and its
neighbours fit, how free it stands, how long it is, and how still. Must not know words by heart.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voice_interview.listening.align import Alignment, Placed, Stray
from voice_interview.listening.frames import Frames, between
from voice_interview.listening.pronounce import bare
from voice_interview.model import FilledPause, Word

SHORTEST_S, LONGEST_S = 0.12, 1.5
"""Notes on speech, 9.6: shorter ones are pieces of sounds, longer ones laughs or other voices."""
SOFTEST_DB = -26.0
"""Beside the P95 of the words, in frames of 10 ms: softer are breaths. The softest human one in
our recordings has -20."""
LIVELIEST = 1.3
"""Nineteen of twenty filled pauses of the tuned voices change less than 0.9 times as much as the
speaker's words, breathy human ones up to 1.25; creaks and coughs change more."""
SURE, POSSIBLE = 0.4, 0.25
"""Chosen on the tuned voices, each left out in turn: of 151 filled pauses 130 are sure and one
other sound; with one word in ten wrong 125 and twelve (`training.filled_pauses`)."""
INSTEAD = 0.45
"""Where a short word is written that the recogniser hardly trusts: then nothing is sure."""
AGREED = 0.95
"""Confidence in what the recogniser wrote and the sound shows."""
LEAST_TRUST = 0.5
"""Beside a word the recogniser trusts less, or the dictionary does not know, nothing is sure
(notes on speech, 9.7)."""
_NEAR_S = 0.3
"""A written and a heard filled pause this near are the same one (notes on speech, 9.7)."""
_FREE_S = 1.0
"""More room than this around a filled pause says no more."""

_BOTH = "written by the recogniser and heard in the sound"
_CLEAR = "heard in the sound, where no word fits"
_DOUBTFUL = "heard in the sound, less clearly"
_INSTEAD = "heard in the sound, where a short word is written"
_BESIDE = "heard in the sound, beside a word that is not certain"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells a filled pause from other sounds, as measured on one stray."""

    length: float
    """Logarithm of the seconds."""
    gain: float
    """By how much the path fits better with the stray than without: logarithm, with its sign."""
    fit: float
    """Score per frame, see decoder."""
    neighbour: float
    """Score of the worse word beside it, against the median word."""
    before: float
    """Seconds to the word before it, one at most; `after` likewise."""
    after: float

    def chance(self) -> float:
        """Of being a filled pause, 0 to 1: a logistic regression on the tuned synthetic voices.

        Half of their texts had one word in ten left out or replaced (`training.filled_pauses`).
        """
        weighed = (
            1.48 * self.length
            + 0.68 * self.gain
            + 0.067 * self.fit
            + 0.038 * self.neighbour
            + 1.52 * self.before
            + 0.063 * self.after
            + 2.67
        )
        return 1 / (1 + math.exp(-max(-30.0, weighed)))


def evidence(stray: Stray, placed: Sequence[Placed | None]) -> Evidence:
    """Of one stray among all words of its sound."""
    gain = stray.contrast.gain / 100
    usual = np.median([word.score for word in placed if word] or [0.0])
    earlier, later = _beside(stray, placed)
    scores = [word.score - usual for word in (earlier, later) if word]
    return Evidence(
        length=math.log(stray.end - stray.start),
        gain=math.copysign(math.log1p(abs(gain)), gain),
        fit=sum(part.score for part in stray.parts) / sum(part.frames for part in stray.parts),
        neighbour=float(min(scores, default=0.0)),
        before=min(_FREE_S, max(0.0, stray.start - earlier.end)) if earlier else _FREE_S,
        after=min(_FREE_S, max(0.0, later.start - stray.end)) if later else _FREE_S,
    )


def plausible(alignment: Alignment, frames: Frames) -> list[Stray]:
    """Strays with the length of a filled pause, neither softer nor livelier than one."""
    said = [(word.start, word.end) for word in alignment.words if word]
    if not said:
        return []
    levels = np.concatenate([between(frames.level_dbfs, *piece) for piece in said])
    softest_dbfs = np.percentile(levels, 95) + SOFTEST_DB
    changes = np.concatenate([between(frames.change, *piece) for piece in said])
    liveliest = changes.mean() * LIVELIEST
    return [
        stray
        for stray in alignment.strays
        if SHORTEST_S <= stray.end - stray.start <= LONGEST_S
        and np.percentile(between(frames.level_dbfs, stray.start, stray.end), 80) >= softest_dbfs
        and between(frames.change, stray.start, stray.end).mean() <= liveliest
    ]


def filled_pauses(
    alignment: Alignment,
    frames: Frames,
    words: Sequence[Word],
    written: Sequence[tuple[int, Word]],
) -> tuple[FilledPause, ...]:
    """Those strays of `alignment` that are filled pauses, or may be.

    `frames` are those of the whole sound; `words` stand beside the alignment's; `written` are the
    recogniser's filled pauses, each with the number of the word that follows.
    """
    found = (
        _judged(stray, alignment, words, _writing(stray, written))
        for stray in plausible(alignment, frames)
    )
    return tuple(pause for pause in found if pause is not None)


def _judged(
    stray: Stray, alignment: Alignment, words: Sequence[Word], writing: Word | None
) -> FilledPause | None:
    chance = evidence(stray, alignment.words).chance()
    if stray.instead:
        if chance < INSTEAD:
            return None
        return _found(stray, False, chance, _INSTEAD, _name(stray))
    if writing is not None:
        return _found(stray, True, max(chance, AGREED), _BOTH, bare(writing.text))
    if chance < POSSIBLE:
        return None
    if chance < SURE:
        return _found(stray, False, chance, _DOUBTFUL, _name(stray))
    certain = _among_certain(stray, alignment, words)
    return _found(stray, certain, chance, _CLEAR if certain else _BESIDE, _name(stray))


def _found(stray: Stray, sure: bool, confidence: float, evidence: str, name: str) -> FilledPause:
    start, end = round(stray.start, 3), round(stray.end, 3)
    return FilledPause(start, end, sure, round(confidence, 3), evidence, name)


def _writing(stray: Stray, written: Sequence[tuple[int, Word]]) -> Word | None:
    """The filled pause that the recogniser wrote here, if it wrote one."""
    return next(
        (word for before, word in written if before == stray.before or _near(word, stray)), None
    )


def _near(word: Word, stray: Stray) -> bool:
    if word.start is None or word.end is None:
        return False
    return word.start - _NEAR_S <= stray.end and stray.start <= word.end + _NEAR_S


def _name(stray: Stray) -> str:
    """Right for um in 19 of 20 cases, for uh in 13 (tuned voices)."""
    return "um" if any(part.name == "um" for part in stray.parts) else "uh"


def _beside(stray: Stray, placed: Sequence[Placed | None]) -> tuple[Placed | None, Placed | None]:
    earlier = placed[stray.before - 1] if stray.before > 0 else None
    after = stray.before + stray.instead
    later = placed[after] if after < len(placed) else None
    return earlier, later


def _among_certain(stray: Stray, alignment: Alignment, words: Sequence[Word]) -> bool:
    """Do the words beside it stand in the dictionary and in the recogniser's trust?"""
    beside = [n for n in (stray.before - 1, stray.before) if 0 <= n < len(words)]
    trusts = [words[number].confidence for number in beside]
    listed = all(alignment.readings[number].listed for number in beside)
    return listed and all(trust is None or trust >= LEAST_TRUST for trust in trusts)
