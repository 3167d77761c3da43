"""The second look: which of the strays an alignment found are filled pauses. Pure.

Candidates come generously; each is weighed by the evidence (`evidence`, `weighing`). Must not know
words by heart.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from voice_interview.listening.alignment.align import Alignment, Stray
from voice_interview.listening.between.evidence import Evidence, Words, evidence, level_db
from voice_interview.listening.between.weighing import chance
from voice_interview.listening.pronouncing.pronounce import bare
from voice_interview.listening.sound.background import Figures
from voice_interview.listening.sound.frames import Frames, between
from voice_interview.model import FilledPause, Word

SHORTEST_S, LONGEST_S = 0.12, 1.5
"""Notes on speech, 9.6: shorter ones are pieces of sounds, longer ones laughs or other voices."""
SOFTEST_DB, LOUDEST_DB = -26.0, 8.0
"""Beside the P95 of the words, in frames of 10 ms: softer are breaths, louder are knocks. The
softest human one in our recordings has -20, the loudest one learnt from 7."""
SURE, POSSIBLE = 0.6, 0.3
"""Rather one than none. On actors learnt from, each game left out in turn
(`training.filled_pauses`), there are .5 sure false ones a minute of fluent speech with .6 in quiet
and .8 at 15 dB, and .6 and 1.0 with .55; as many of their own filled pauses are right."""
INSTEAD = 0.3
"""Where a short word is written that the recogniser hardly trusts: then nothing is sure."""
AGREED = 0.95
"""Confidence in what the recogniser wrote and the sound shows."""
LEAST_TRUST = 0.5
"""Beside a word the recogniser trusts less, or the dictionary does not know, nothing is sure."""
MOST_OTHERS_S = 1.0
"""Of sounds between the same two words that are no sure filled pauses: with more, words are missing
there that were said, and what sounds like one may be theirs."""
NO_VOICE = 0.05
"""Where the voice network finds voice less likely than this all along, nothing is sure by its
sound: a breath drawn close to the microphone can pass for an um. Of 2622 sure right ones learnt
from it takes 7."""
_NEAR_S = 0.3
"""A written and a heard filled pause this near are the same one."""

_BOTH = "written by the recogniser and heard in the sound"
_CLEAR = "heard in the sound, where no word fits"
_DOUBTFUL = "heard in the sound, less clearly"
_INSTEAD = "heard in the sound, where a short word is written"
_BESIDE = "heard in the sound, beside a word that is not certain"
_AMONG = "heard in the sound, where words may be missing"
_BREATHED = "heard in the sound, where there may be no voice"


def plausible(alignment: Alignment, frames: Frames) -> list[tuple[Stray, Evidence]]:
    """Strays as long and as loud as filled pauses, and what tells of each."""
    words = Words.of(alignment, frames)
    if words is None:
        return []
    return [
        (stray, evidence(stray, words, frames))
        for stray in alignment.strays
        if SHORTEST_S <= stray.end - stray.start <= LONGEST_S
        and SOFTEST_DB <= level_db(stray, words, frames) <= LOUDEST_DB
    ]


def filled_pauses(
    alignment: Alignment,
    frames: Frames,
    words: Sequence[Word],
    written: Sequence[tuple[int, Word]],
    likely: Figures,
) -> tuple[FilledPause, ...]:
    """Those strays of `alignment` that are filled pauses, or may be.

    `frames` are those of the whole sound, its background suppressed; `words` stand beside the
    alignment's; `written` are the recogniser's filled pauses, each with the number of the word that
    follows; `likely` is how likely the voice network thinks voice, for each frame of 10 ms.
    """
    found = [
        (stray, _judged(stray, seen, alignment, words, _writing(stray, written)))
        for stray, seen in plausible(alignment, frames)
    ]
    others_s: defaultdict[int, float] = defaultdict(float)
    for stray in alignment.strays:
        others_s[stray.before] += stray.end - stray.start
    for stray, pause in found:
        if pause is not None and pause.sure:
            others_s[stray.before] -= stray.end - stray.start
    return tuple(
        _doubted(pause, others_s[stray.before], likely)
        for stray, pause in found
        if pause is not None
    )


def _judged(
    stray: Stray,
    seen: Evidence,
    alignment: Alignment,
    words: Sequence[Word],
    writing: Word | None,
) -> FilledPause | None:
    likely = chance(seen)
    if stray.instead:
        if likely < INSTEAD:
            return None
        return _found(stray, False, likely, _INSTEAD, _name(stray))
    if writing is not None:
        return _found(stray, True, max(likely, AGREED), _BOTH, bare(writing.text))
    if likely < POSSIBLE:
        return None
    if likely < SURE:
        return _found(stray, False, likely, _DOUBTFUL, _name(stray))
    certain = _among_certain(stray, alignment, words)
    return _found(stray, certain, likely, _CLEAR if certain else _BESIDE, _name(stray))


def _doubted(pause: FilledPause, others_s: float, likely: Figures) -> FilledPause:
    """The same; not sure by its sound alone where seconds of other sounds lie beside it, or where
    the network hears nobody at all."""
    if pause.evidence != _CLEAR:
        return pause
    if others_s > MOST_OTHERS_S:
        return replace(pause, sure=False, evidence=_AMONG)
    if between(likely, pause.start, pause.end).max() < NO_VOICE:
        return replace(pause, sure=False, evidence=_BREATHED)
    return pause


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


def _among_certain(stray: Stray, alignment: Alignment, words: Sequence[Word]) -> bool:
    """Do the words beside it stand in the dictionary and in the recogniser's trust?"""
    beside = [n for n in (stray.before - 1, stray.before) if 0 <= n < len(words)]
    trusts = [words[number].confidence for number in beside]
    listed = all(alignment.readings[number].listed for number in beside)
    return listed and all(trust is None or trust >= LEAST_TRUST for trust in trusts)
