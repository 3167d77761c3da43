"""Lines whose subtitle was said so, with the times of their words and of their filled pauses.

The times come from `people.aligned`, with um, uh, er, erm, hmm and mm taken for words. A line is
kept when its other words fit its sound; how its filled pauses fit is not looked at. A line that
is nothing but filled pauses is kept when the same figure's next line is. Left out are lines with
words that no dictionary knows, numbers, stage directions, and sounds that may be filled pauses or
not: ah, eh, uh-huh, uh oh.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pocketsphinx import Decoder

from benchmarks.people.aligned import Aligned, aligned, aligner
from benchmarks.played.lines import Line
from benchmarks.synthetic.noises import RATE_HZ, Sound
from benchmarks.synthetic.resample import to_rate
from voice_interview.listening.pronouncing.pronounce import is_hesitation
from voice_interview.model import Word

_FILLER = re.compile(r"u+h*m+|u+h+|er+m*|h+m+|mm+")
_HEARD_AS = (("er", "m", "erm"), ("er", "", "er"), ("h", "", "hmm"), ("m", "", "mm"))
"""How it begins and ends, and the word of the dictionary; um and uh are left."""
_ERM = "ER M"
_ODD = re.compile(r"[\[(<*#\d]|\b(uh|mm?|hm+)[\s,-]+(huh|oh|uh|hm+)\b", re.IGNORECASE)
_USUAL_FIT, _WORST_FIT = -33.0, -60.0
"""Per frame of all words, and of the worst of them. Of 356 lines of the Amazon Queen 89 in 100
reach both with their own text, and 4 in 100 with another line's text of that length."""


@dataclass(frozen=True, slots=True)
class Said:
    speaker: str
    audio: Sound
    words: tuple[Word, ...]
    """In order, filled pauses among them."""
    phones: tuple[tuple[str, Word], ...]
    """Each with the word that it is of: text, then name and times."""

    @property
    def fillers(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if is_filler(word.text))

    @property
    def length_s(self) -> float:
        return self.audio.size / RATE_HZ


def is_filler(text: str) -> bool:
    return _FILLER.fullmatch(text) is not None


def has_filler(line: Line) -> bool:
    return any(map(is_filler, _plain(line.text)))


def fitting(lines: Iterable[Line]) -> Iterator[Said]:
    decoder = _decoder()
    waiting: Said | None = None
    for line in lines:
        one = _said(decoder, line)
        alone = one is not None and len(one.fillers) == len(one.words)
        if waiting and one and one.speaker == waiting.speaker and not alone:
            yield waiting
        waiting = one if alone else None
        if one and not alone:
            yield one


@functools.cache
def _decoder() -> Decoder:
    decoder = aligner()
    decoder.add_word("erm", _ERM, True)
    return decoder


def _said(decoder: Decoder, line: Line) -> Said | None:
    """None where the subtitle does not fit, or it is doubtful how it is said."""
    words = _words(decoder, line.text)
    if not words:
        return None
    audio = to_rate(line.sound, line.rate_hz, RATE_HZ)
    found = aligned(decoder, audio, tuple(_heard_as(word) for word in words))
    if not found or not _fits([one for one in found if not is_filler(one.word.text)]):
        return None
    placed = list(zip(words, found, strict=True))
    return Said(
        line.speaker,
        audio,
        tuple(Word(word, one.word.start, one.word.end) for word, one in placed),
        tuple((word, phone) for word, one in placed for phone in one.phones),
    )


def _words(decoder: Decoder, text: str) -> tuple[str, ...]:
    words = _plain(text)
    listed = all(is_filler(word) or decoder.lookup_word(word) for word in words)
    doubtful = any(is_hesitation(word) and not is_filler(word) for word in words)
    return () if _ODD.search(text) or doubtful or not listed else words


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.rstrip("'") for word in re.findall(r"[a-z][a-z']*", text.lower()))


def _heard_as(word: str) -> str:
    if not is_filler(word):
        return word
    for first, last, heard in _HEARD_AS:
        if word.startswith(first) and word.endswith(last):
            return heard
    return "um" if word.endswith("m") else "uh"


def _fits(words: list[Aligned]) -> bool:
    if not words:
        return True
    length_s = sum(one.length_s for one in words)
    usual = sum(one.fit * one.length_s for one in words) / length_s
    return usual >= _USUAL_FIT and min(one.fit for one in words) >= _WORST_FIT
