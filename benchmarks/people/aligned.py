"""Where the words of a text lie in a person's sound: an alignment apart from the program's own.

What the program says about a sound has no part in it, so what it gives can be judged by.
"""

from dataclasses import dataclass

import numpy as np
from pocketsphinx import Decoder

from benchmarks.synthetic.noises import RATE_HZ, Sound
from voice_interview.model import Word

_FRAME_S = 0.01
_AROUND = RATE_HZ // 10
"""Silence put before and after, for the alignment alone."""


@dataclass(frozen=True, slots=True)
class Aligned:
    word: Word
    fit: float
    """Per frame, in the decoder's unit: words that were not said so fit worse."""
    phones: tuple[Word, ...]
    """Names and times."""

    @property
    def length_s(self) -> float:
        return (self.word.end or 0.0) - (self.word.start or 0.0)


def aligner() -> Decoder:
    return Decoder(
        samprate=RATE_HZ,
        lm=None,
        beam=1e-80,
        wbeam=1e-60,
        bestpath=False,
        cmn="batch",
        loglevel="FATAL",
    )


def aligned(decoder: Decoder, audio: Sound, words: tuple[str, ...]) -> tuple[Aligned, ...]:
    """All of `words`, which the dictionary lists, in lower case; none where they do not fit."""
    noise = np.random.default_rng(0).normal(size=audio.size + 2 * _AROUND) * 3e-4
    heard = np.clip(np.pad(audio, _AROUND) + noise, -1, 1)
    data = (heard * 32767).astype(np.int16).tobytes()
    decoder.set_align_text(" ".join(words))
    _follow(decoder, data)
    if decoder.hyp() is None:
        return ()
    decoder.set_alignment()
    _follow(decoder, data)
    found: list[Aligned] = []
    alignment = decoder.get_alignment()
    # Its entries are gone as soon as the next one is asked for.
    for entry in alignment:
        if entry.name.startswith("<") or len(found) == len(words):
            continue
        word = Word(words[len(found)], *_span(entry.start, entry.duration))
        phones = tuple(Word(one.name, *_span(one.start, one.duration)) for one in entry)
        found.append(Aligned(word, entry.score / entry.duration, phones))
    return tuple(found) if len(found) == len(words) else ()


def _follow(decoder: Decoder, data: bytes) -> None:
    decoder.start_utt()
    decoder.process_raw(data, full_utt=True)
    decoder.end_utt()


def _span(start: int, duration: int) -> tuple[float, float]:
    start_s = start * _FRAME_S - _AROUND / RATE_HZ
    return start_s, start_s + duration * _FRAME_S
