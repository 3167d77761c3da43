"""Whether a text is what was said in a sound, decided by how it lies there.

A recogniser invents words in noise, and a file of words may belong to another answer. Must not look
for what lies between the words.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from voice_interview.listening.alignment.align import Alignment, align
from voice_interview.listening.alignment.decoder import FRAME_S
from voice_interview.listening.alignment.path import Placed
from voice_interview.listening.sound.levels import Sound
from voice_interview.model import Interval, Word

# What words keep within that may be those of the sound. Of 206 texts of answers learnt from, nearly
# half of them with one word in ten wrong and most in loud noise, 194 do; of 106 of another answer,
# in another language, read backwards or twice over, three; of 65 with a tenth of the words or up to
# three others, none; but 34 of 48 that leave out a third or a half of what was said.
_LEAST_PLACED = 0.9
"""Share of words with a place in the sound."""
_WORST_FIT = -75.0
"""The fifth of the words that fits worst scores no less (see decoder)."""
_FRAMES_A_PHONE = 3.5
_MOST_SQUEEZED = 0.15
"""Share of words at the least length the decoder allows, in whole frames."""
_FEW = 2
_MOST_STRAY = 0.5
"""Share of the voice that no word takes. The voice is what activity sees or what words and strays
take, whichever is more: among the voices of others activity sees too little."""
_SLOWEST = 4.0
"""Phones of the words for each second that words and strays take. Right words have five and more,
however often their speaker hesitates, a few words drawn over a whole answer two at most."""
_BRIEF_S = 2.0
"""In an answer of a word and an um that says nothing: so much is not counted."""
_FAR_BETTER = 10.0
"""What the words score above the same words backwards, by the frame. Right words, noise of 5 dB or
not, one or three in ten of them wrong, have 9 and more and mostly 30; texts in another language or
of another answer at most 8, but where they share a sentence with it."""
_ENOUGH = 15
"""Words. With fewer, wrong ones may be better one way by chance."""


def fits(alignment: Alignment, speech: Sequence[Interval]) -> bool:
    """Whether these can be the words of this sound, as far as a single alignment tells."""
    if not _fills(alignment, speech):
        return False
    placed = _placed(alignment)
    squeezed = sum(
        round((word.end - word.start) / FRAME_S) <= _FRAMES_A_PHONE * word.phones for word in placed
    )
    worst = float(np.percentile([word.score for word in placed], 20))
    return worst >= _WORST_FIT and squeezed <= max(_FEW, _MOST_SQUEEZED * len(placed))


def in_order(
    audio: Sound, words: Sequence[Word], speech: Sequence[Interval], alignment: Alignment
) -> bool:
    """Whether `words`, laid on `audio` by `alignment`, are those of it though they do not fit well.

    Right words score as badly as wrong ones in loud noise and in voices unlike those that the
    decoder knows. But wrong ones do so in any order: so the words are laid there once more,
    backwards.
    """
    if len(words) < _ENOUGH or not _fills(alignment, speech):
        return False
    backwards = [
        replace(word, start=there.start, end=there.end)
        for word, there in zip(reversed(words), words, strict=True)
    ]
    return _score(alignment) > _score(align(audio, backwards, speech)) + _FAR_BETTER


def _fills(alignment: Alignment, speech: Sequence[Interval]) -> bool:
    """Whether nearly all words have a place, and they and the strays between fill the voice."""
    placed = _placed(alignment)
    if not placed or len(placed) < _LEAST_PLACED * len(alignment.words):
        return False
    stray_s = sum(stray.end - stray.start for stray in alignment.strays)
    taken_s = stray_s + sum(word.end - word.start for word in placed)
    phones = sum(word.phones for word in placed)
    if stray_s > _MOST_STRAY * max(taken_s, sum(piece.length_s for piece in speech)):
        return False
    return phones >= _SLOWEST * (taken_s - _BRIEF_S)


def _score(alignment: Alignment) -> float:
    """Mean of all the frames that its words take; of no words, the least there is."""
    placed = _placed(alignment)
    if not placed:
        return -math.inf
    lengths_s = [word.end - word.start for word in placed]
    return float(np.average([word.score for word in placed], weights=lengths_s))


def _placed(alignment: Alignment) -> list[Placed]:
    return [word for word in alignment.words if word]
