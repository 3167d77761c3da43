"""What `benchmarks.fillers` listens to: sound, the words handed over, and what is known of it."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import numpy as np

from benchmarks.people import freely, prompts, strung
from benchmarks.people.textgrid import words_of
from benchmarks.played import parts as figures
from benchmarks.played import strung as played
from benchmarks.synthetic import festival, twice
from benchmarks.synthetic.clips import Clip, clips
from benchmarks.synthetic.noises import Sound
from voice_interview.listening.pronouncing.pronounce import is_hesitation
from voice_interview.model import Interval, Word
from voice_interview.transcription.incoming.audio_in import read

UNLABELLED = {"acoustic_corpus": Interval(14.45, 14.87)}
"""A filled pause that one grid leaves blank."""

HUMAN = "human, "
"""How the groups of the human voice begin."""
PLAYED = "played, "
ACTORS = {"played": "tuned", "played, held back": "held back"}
"""The actors of a part."""
FREELY = "freely"

_WRONG = 0.1

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Case:
    group: str
    snr_db: float | None
    audio: Sound
    words: Words
    """Those handed to the finders."""
    filled: tuple[Interval, ...]
    disturbances: tuple[Interval, ...] = ()


def synthetic(made: Iterable[Clip], who: str = "") -> Iterator[Case]:
    made = tuple(made)
    others = [word.text for clip in made if clip.kind == "fluent" for word in clip.words]
    for number, clip in enumerate(made):
        filled = tuple(Interval(word.start or 0.0, word.end or 0.0) for word in clip.fillers)
        odd = tuple(Interval(one.start or 0.0, one.end or 0.0) for one in clip.disturbances)
        group = who + clip.kind
        case = Case(group, clip.snr_db, clip.audio, clip.words, filled, odd)
        yield case
        if clip.kind in ("free", "glued"):
            yield replace(case, group=f"{group}, stretched", words=stretched(clip))
        if clip.kind in ("free", "glued", "filled", "fluent"):
            wrong = misheard(clip.words, others, np.random.default_rng(number))
            yield replace(case, group=f"{group}, one word in ten wrong", words=wrong)
        if who == HUMAN and clip.kind == "fluent":
            untimed = tuple(Word(word.text) for word in clip.words)
            yield replace(case, group=f"{group}, words without times", words=untimed)


def stretched(clip: Clip) -> Words:
    """Each word that follows a filled pause begins with it, as recognisers have it."""
    starts = {word.end: word.start for word in clip.fillers}
    found = []
    for word in clip.words:
        before = [end for end in starts if end is not None and end <= (word.start or 0.0) + 1e-6]
        last = max(before, default=None)
        free = last is not None and not any(
            last - 1e-6 <= (other.start or 0.0) < (word.start or 0.0) for other in clip.words
        )
        found.append(replace(word, start=starts[last]) if free else word)
    return tuple(found)


def misheard(words: Words, others: Sequence[str], random: np.random.Generator) -> Words:
    """One word in twenty left out, one replaced."""
    found = []
    for word in words:
        chance = random.random()
        if chance >= _WRONG:
            found.append(word)
        elif chance >= _WRONG / 2:
            found.append(replace(word, text=others[int(random.integers(len(others)))]))
    return tuple(found)


def people(folder: Path) -> Iterator[Case]:
    """WAV beside TextGrid, and read speech beside its text, where there is any."""
    for grid in sorted(folder.glob("*.TextGrid")):
        words = words_of(grid)
        filled = [
            Interval(word.start or 0.0, word.end or 0.0)
            for word in words
            if is_hesitation(word.text)
        ]
        if grid.stem in UNLABELLED:
            filled.append(UNLABELLED[grid.stem])
        said = tuple(word for word in words if not is_hesitation(word.text))
        audio = read(grid.with_suffix(".wav"))[:]
        yield Case("people", None, audio, said, tuple(filled))
        untimed = tuple(Word(word.text) for word in said)
        yield Case("people, words without times", None, audio, untimed, tuple(filled))
        yield from _five_times_misheard("people", audio, said, tuple(filled))
    for text in sorted(folder.glob("read-*.txt")):
        words = tuple(Word(word) for word in text.read_text(encoding="utf-8").split())
        yield Case("people reading", None, read(text.with_suffix(".wav"))[:], words, ())


def one_man() -> Iterator[Case]:
    audio, said, filled = freely.spoken()
    yield Case("one man", None, audio, said, filled)
    yield from _five_times_misheard("one man", audio, said, filled)


def _five_times_misheard(
    group: str, audio: Sound, said: Words, filled: tuple[Interval, ...]
) -> Iterator[Case]:
    for seed in range(5):
        wrong = misheard(said, [word.text for word in said], np.random.default_rng(seed))
        yield Case(f"{group}, one word in ten wrong", None, audio, wrong, filled)


def of_part(
    part: str, takes: int, recordings: Path, stop: Callable[[str], NoReturn]
) -> Iterator[Case]:
    """`takes` of each kind and voice; `stop` is told what must be installed first."""
    if part in ACTORS:
        if lacking := figures.missing(ACTORS[part]):
            stop(lacking)
        yield from synthetic(map(played.wide, played.answers(ACTORS[part], takes)), PLAYED)
        return
    if part == FREELY:
        if lacking := freely.missing():
            stop(lacking)
        yield from one_man()
        return
    if part == "newcomers" and (lacking := festival.missing()):
        stop(lacking)
    yield from synthetic(clips(part, takes))
    yield from synthetic(twice.answers(part, takes))
    yield from people(recordings)
    if part == "newcomers" and (lacking := prompts.missing()):
        print(lacking, file=sys.stderr)
    elif part == "newcomers":
        yield from synthetic(strung.answers(), HUMAN)
