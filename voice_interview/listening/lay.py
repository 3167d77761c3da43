"""A transcript laid on its sound: where each word is, and the filled pauses between them.

The recogniser's own um and uh stay words, but do not guide the search: they are evidence. Must not
know files, chunks or screens.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from voice_interview.listening.alignment.align import Alignment, align
from voice_interview.listening.alignment.fitting import fits, in_order
from voice_interview.listening.between.borders import redrawn
from voice_interview.listening.between.filled_pauses import filled_pauses
from voice_interview.listening.between.gaps import voiced_gaps
from voice_interview.listening.between.unclear import unclear
from voice_interview.listening.pronouncing.pronounce import is_hesitation
from voice_interview.listening.sound.activity import Activity
from voice_interview.listening.sound.frames import frames
from voice_interview.listening.sound.levels import RATE_HZ, Sound
from voice_interview.listening.sound.suppression import suppressed
from voice_interview.model import FilledPause, Interval, Word


@dataclass(frozen=True, slots=True)
class Laid:
    words: tuple[Word, ...]
    """Those of the transcript, with the times found in the sound."""
    filled_pauses: tuple[FilledPause, ...]
    complete: bool
    """False: the words do not fit this sound, or fit so badly that filled pauses may be missing and
    none is sure."""
    unclear: tuple[Interval, ...] = ()
    """Loud sounds between words that are no voice."""
    voice: tuple[Interval, ...] = ()
    """Where somebody speaks: as it was given, or as the words show it where they fit."""


def lay(
    audio: Sound,
    words: Sequence[Word],
    seen: Activity,
    language: str = "en",
    *,
    rough: bool = False,
) -> Laid:
    """`audio` is mono, 16 kHz, with what was `seen` in it; times of words may be rough or None.

    In `rough` words, short ones that are hardly trusted may have been filled pauses.
    """
    plain, speech = [word for word in words if not is_hesitation(word.text)], seen.speech
    if not plain or not speech:
        return Laid(tuple(words), (), complete=not words and not speech, voice=speech)
    measured = frames(audio)
    quieter = suppressed(audio)
    alignment = align(quieter, plain, speech, doubting=rough) if language.startswith("en") else None
    fit = alignment is not None and fits(alignment, speech)
    if alignment is None or not (fit or in_order(quieter, plain, speech, alignment)):
        return Laid(
            tuple(words), voiced_gaps(words, speech, measured), complete=False, voice=speech
        )
    pauses = filled_pauses(alignment, frames(quieter), plain, _written(words), seen.likely)
    if not fit:
        pauses = tuple(replace(pause, sure=False) for pause in pauses)
    return Laid(
        words=_timed(words, alignment, pauses, audio.size / RATE_HZ),
        filled_pauses=pauses,
        complete=fit,
        unclear=unclear(alignment, measured, speech, pauses),
        voice=redrawn(
            audio,
            seen,
            [Interval(word.start, word.end) for word in alignment.words if word],
            [Interval(pause.start, pause.end) for pause in pauses],
        ),
    )


def _written(words: Sequence[Word]) -> list[tuple[int, Word]]:
    """The recogniser's filled pauses, each with the number of other words before it."""
    found = []
    others = 0
    for word in words:
        if is_hesitation(word.text):
            found.append((others, word))
        else:
            others += 1
    return found


def _timed(
    words: Sequence[Word], alignment: Alignment, pauses: Sequence[FilledPause], end_s: float
) -> tuple[Word, ...]:
    """`words` where the alignment placed them, and the others in the room between those.

    None starts before the one before it, and each filled pause that was heard is given once.
    """
    places = iter(alignment.words)
    placed = [None if is_hesitation(word.text) else next(places) for word in words]
    later = itertools.accumulate(
        reversed(placed), lambda next_s, one: one.start if one else next_s, initial=end_s
    )
    row = []
    free_s = 0.0
    for word, place, next_s in zip(words, placed, reversed([*later][:-1]), strict=True):
        if place is None:
            fitted = _fitted(word, Interval(free_s, max(free_s, next_s)), pauses)
            free_s = (fitted.end if is_hesitation(word.text) else fitted.start) or free_s
        else:
            fitted = _at(word, place.start, place.end)
            free_s = place.end
        row.append(fitted)
    return tuple(row)


def _fitted(word: Word, room: Interval, pauses: Sequence[FilledPause]) -> Word:
    """A filled pause takes the time of the one that was heard there; others stay in the room."""
    if is_hesitation(word.text):
        heard = [p for p in pauses if room.start <= (p.start + p.end) / 2 <= room.end]
        if heard:
            return _at(word, heard[0].start, heard[0].end)
        if word.start is None or word.end is None:
            return word
    start = room.start if word.start is None else min(max(word.start, room.start), room.end)
    end = room.end if word.end is None else min(max(word.end, start), room.end)
    return _at(word, start, end)


def _at(word: Word, start: float, end: float) -> Word:
    return replace(word, start=round(start, 3), end=round(end, 3))
