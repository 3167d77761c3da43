"""The strays of the material that the second look learns from, and which are filled pauses."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.fillers import misheard
from benchmarks.played import strung
from benchmarks.synthetic.clips import KINDS, Clip, clips
from benchmarks.synthetic.parts import PARTS
from voice_interview.listening.activity import speech
from voice_interview.listening.align import Alignment, align
from voice_interview.listening.evidence import Evidence
from voice_interview.listening.filled_pauses import plausible
from voice_interview.listening.frames import Frames, frames
from voice_interview.listening.suppression import suppressed
from voice_interview.model import Interval, Word

ACTORS = "actors"
LEARNT_FROM = ("tuned", "wide", "throats", ACTORS)
_SHARED = 0.3
_ANSWERS = 4
"""Fluent ones of each of the actors' figures."""


@dataclass(frozen=True, slots=True)
class Row:
    clip: str
    voice: str
    kind: str
    wrong: bool
    snr_db: float | None
    noise: str
    disturbance: str
    seen: Evidence
    true: bool
    fillers: tuple[float, ...]
    """Starts of the filled pauses it stands for."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A clip with its alignments: with its own words, and with wrong ones."""

    clip: Clip
    measured: Frames
    voice: tuple[Interval, ...]
    alignments: tuple[Alignment, ...]


def heard(part: str) -> Iterator[Heard]:
    return _actors() if part == ACTORS else _synthetic(part)


def _actors() -> Iterator[Heard]:
    """What people said in games, those learnt from; filled pauses where the subtitle has them."""
    for clip in strung.answers("tuned", _ANSWERS):
        yield _heard(replace(strung.wide(clip), kind=f"{ACTORS}, {clip.kind}"), [clip.words])


def _synthetic(part: str) -> Iterator[Heard]:
    others = [word for text in PARTS[part].sentences for word in text.split() if word != "|"]
    for number, clip in enumerate(clips(part, 1)):
        texts = [clip.words]
        if clip.kind in ("free", "glued", "fluent"):
            random = np.random.default_rng((*divmod(number, len(KINDS)), 0))
            texts.append(misheard(clip.words, others, random))
        yield _heard(clip, texts)


def _heard(clip: Clip, texts: Sequence[Sequence[Word]]) -> Heard:
    voice, audio = speech(clip.audio), suppressed(clip.audio)
    found = tuple(align(audio, words, voice) for words in texts)
    return Heard(clip, frames(audio), voice, found)


def rows(one: Heard) -> Iterator[Row]:
    for wrong, alignment in enumerate(one.alignments):
        for stray, seen in plausible(alignment, one.measured, one.voice):
            place = Interval(stray.start, stray.end)
            same = [f for f in one.clip.fillers if _shares(place, f.start, f.end, place.length_s)]
            known = [
                f.start or 0.0
                for f in one.clip.fillers
                if _shares(place, f.start, f.end, (f.end or 0.0) - (f.start or 0.0))
            ]
            odd = [
                d.text
                for d in one.clip.disturbances
                if _shares(place, d.start, d.end, place.length_s)
            ]
            yield Row(
                clip=one.clip.name,
                voice=one.clip.voice,
                kind=one.clip.kind,
                wrong=bool(wrong),
                snr_db=one.clip.snr_db,
                noise=one.clip.noise,
                disturbance=odd[0] if odd else "",
                seen=seen,
                true=bool(same),
                fillers=tuple(known) if same else (),
            )


def _shares(place: Interval, start: float | None, end: float | None, of_s: float) -> bool:
    """Do two stretches share enough of a length?"""
    shared_s = min(place.end, end or 0.0) - max(place.start, start or 0.0)
    return shared_s >= _SHARED * of_s


@dataclass(frozen=True, slots=True)
class Lesson:
    rows: list[Row]
    known: Counter[str]
    """Filled pauses in each kind of answer, and its length."""
    seconds: Counter[str]


def lesson(part: str) -> Lesson:
    found = Lesson([], Counter(), Counter())
    for one in heard(part):
        found.known[one.clip.kind] += len(one.clip.fillers)
        found.seconds[one.clip.kind] += round(one.clip.duration_s)
        found.rows.extend(rows(one))
    return found


def engine(row: Row) -> str:
    """What makes its voice; all actors are one."""
    return ACTORS if row.kind.startswith(ACTORS) else row.voice.split()[0]


def family(row: Row) -> str:
    """Voices that share a speaker or the way they are made: an actor's figure, one of flite's
    speakers, or espeak's plain voices, its numbered variants, those with another synthesiser, or
    those with a name.
    """
    if engine(row) == ACTORS:
        return row.voice
    made, name = row.voice.split()[:2]
    variant = name.partition("+")[2]
    if made == "flite":
        return f"flite {name}"
    kind = "klatt" if "klatt" in variant else "numbered" if variant[1:].isdigit() else "named"
    return f"espeak {kind if variant else 'plain'}"
