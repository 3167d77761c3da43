"""Whom the second look learns from, with their answers laid on the sound.

Synthetic answers are heard with their own words, and most with one word in ten wrong as well.
Actors' answers are heard with their own words: as they said them, with filled pauses made of
their own sounds (`benchmarks.played.hesitant`), and each again as other microphones in other rooms
would have recorded it (`benchmarks.played.recorded`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from benchmarks.filled.cases import misheard
from benchmarks.played import hesitant, strung
from benchmarks.played.lines import Line
from benchmarks.played.recorded import recorded
from benchmarks.synthetic.clips import KINDS, Clip, clip, of_voice
from benchmarks.synthetic.parts import PARTS
from voice_interview.listening.alignment.align import Alignment, align
from voice_interview.listening.sound.activity import Activity, activity
from voice_interview.listening.sound.frames import Frames, frames
from voice_interview.listening.sound.suppression import suppressed
from voice_interview.model import Word

ACTORS = "actors"
AGAIN = "again"
"""The kind of an actor's answer that is recorded once more begins so."""
SYNTHETIC = ("tuned", "wide", "throats")
_FLUENT = {"tuned": 4, "held back": 2}
"""Fluent answers of each figure, by the actors' part."""
_NOISES = PARTS["wide"]
"""Behind filled pauses made of actors' own sounds."""
_SEED = 8


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice of a synthetic part, or a figure of `ACTORS`."""

    part: str
    number: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip with its alignments: with its own words, and with wrong ones."""

    clip: Clip
    measured: Frames
    seen: Activity
    alignments: tuple[Alignment, ...]


def speakers() -> list[Speaker]:
    """Whom it is learnt from."""
    synthetic = [Speaker(part, n) for part in SYNTHETIC for n in range(len(PARTS[part].voices))]
    return [*synthetic, *(Speaker(ACTORS, n) for n in range(len(_figures())))]


def quiet(speaker: Speaker) -> Iterator[Clip]:
    """What a speaker says with nothing behind it."""
    if speaker.part == ACTORS:
        yield from (one for one in _said(speaker.number) if one.snr_db is None)
        return
    silent = replace(PARTS[speaker.part], snr_db=(None,))
    voice, kind = silent.voices[speaker.number], KINDS[speaker.number % len(KINDS)]
    random = np.random.default_rng((_SEED, silent.seed, speaker.number))
    yield clip(silent, voice, kind, random, f"{voice} {kind} quiet")


def heard(speaker: Speaker) -> Iterator[Heard]:
    if speaker.part == ACTORS:
        return _acted(speaker.number)
    return _synthetic(speaker)


@cache
def _figures() -> list[tuple[str, int, list[Line]]]:
    """The part of each, its number there, and what it says."""
    return [
        (part, number, lines)
        for part in _FLUENT
        for number, lines in enumerate(strung.figures(part))
    ]


def _said(number: int) -> Iterator[Clip]:
    """A figure's own answers."""
    part, place, lines = _figures()[number]
    return strung.of_figure(part, place, lines, _FLUENT[part])


def _acted(number: int) -> Iterator[Heard]:
    """Filled pauses are where the subtitle has them, or where they were put."""
    _, _, lines = _figures()[number]
    said = [strung.wide(one) for one in _said(number)]
    for one in (*said, *hesitant.answers(_NOISES, number, lines)):
        yield _heard(_named(ACTORS, one), [one.words])
    silently = [one for one in said if one.snr_db is None]
    silent = replace(_NOISES, snr_db=(None,))
    for place, one in enumerate((*silently, *hesitant.answers(silent, number, lines))):
        anew = recorded(one, np.random.default_rng((_SEED, number, place)))
        yield _heard(_named(f"{ACTORS}, {AGAIN}", anew), [one.words])


def _named(group: str, one: Clip) -> Clip:
    return replace(one, kind=f"{group}, {one.kind}", name=f"{group}, {one.name}")


def _synthetic(speaker: Speaker) -> Iterator[Heard]:
    part, voice = speaker.part, speaker.number
    others = [word for text in PARTS[part].sentences for word in text.split() if word != "|"]
    for place, one in enumerate(of_voice(part, voice, 1)):
        texts = [one.words]
        if one.kind in ("free", "glued", "fluent"):
            random = np.random.default_rng((voice, place, 0))
            texts.append(misheard(one.words, others, random))
        yield _heard(one, texts)


def _heard(one: Clip, texts: Sequence[Sequence[Word]]) -> Heard:
    seen, audio = activity(one.audio), suppressed(one.audio)
    found = tuple(align(audio, words, seen.speech) for words in texts)
    return Heard(one, frames(audio), seen, found)
