"""A small typed door to pocketsphinx: search a grammar through a sound, get words with frames.

Must not know transcripts or filled pauses. Scores are in the decoder's own unit (about 0.1 nat):
per frame, how far the path stays behind the best of all sounds looked at, so 0 is perfect.
"""

import functools
import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder

from voice_interview.listening.sound.levels import RATE_HZ, Sound, cleaned, frame_levels, offset_of
from voice_interview.listening.sound.made import Made

FRAME_S = 0.01
"""The step in which pocketsphinx tells time."""

_WIDE, _WIDER, _ALL = 1e-200, 1e-290, 0.0
"""Beams. The first keeps the right path in all but noisy sound, at half the cost of the last."""
_SPEECH_DBFS = -23.0
_DITHER_DB = 40.0
"""Noise mixed in, below the P95 of speech: on exact zeros half of the filled pauses are lost;
at 25 dB the soft ones drown (benchmarks)."""
_BLOCK = 60 * RATE_HZ
_PIECE_S = 2
_TUNING_S = 60
_LOGARITHM = math.log(1.0001)
_UNDERFLOW = -1e5

Arc = tuple[int, int, float, str] | tuple[int, int, float]
"""From state, to state, probability, dictionary word; without a word it takes no time."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One word of the best path; frames of 10 ms, half open."""

    word: str
    start: int
    end: int
    score: float

    @property
    def frames(self) -> int:
        return self.end - self.start


def prepared(audio: Sound) -> Made[np.int16]:
    """`audio` at the decoder's level, without offset, on a bed of soft noise."""
    offset = offset_of(audio)
    loud_dbfs = float(np.percentile(frame_levels(audio, 0.02, offset), 95))
    gain = np.float32(10 ** ((_SPEECH_DBFS - loud_dbfs) / 20))
    softly = np.float32(10 ** ((_SPEECH_DBFS - _DITHER_DB) / 20))
    edges = [*range(0, max(1, audio.size), _BLOCK), audio.size]
    random = np.random.default_rng(1)
    states = []
    for start, end in itertools.pairwise(edges):
        states.append(random.bit_generator.state)
        random.standard_normal(end - start, dtype=np.float32)

    def block(number: int) -> NDArray[np.int16]:
        sound = cleaned(audio[edges[number] : edges[number + 1]], offset)
        random.bit_generator.state = states[number]
        noise = random.standard_normal(sound.size, dtype=np.float32)
        ready: NDArray[np.float32] = np.clip(sound * gain + noise * softly, -1, 1) * 32767
        return ready.astype(np.int16)

    return Made(edges, block)


def search(sound: NDArray[np.int16], arcs: list[Arc], last: int) -> tuple[Heard, ...]:
    """The best path from state 0 to `last` through all of `sound`; empty when none fits.

    The whole search space is kept when the first, narrower search loses its way.
    """
    return _search(_decoder(_WIDE), sound, arcs, last) or search_all(sound, arcs, last)


def search_long(
    sound: NDArray[np.int16], arcs: list[Arc], last: int, usual: str
) -> tuple[Heard, ...]:
    """As `search`, for some minutes at once: cost stays in proportion, and it may find nothing.

    The sound is handed over in pieces, as the decoder keeps Python's lock while it works. So its
    colour is not known from the start, and `usual` is taken for it.
    """
    return _search_in_pieces(_decoder(_WIDE), sound, arcs, last, usual) or _search_in_pieces(
        _decoder(_WIDER), sound, arcs, last, usual
    )


def search_all(sound: NDArray[np.int16], arcs: list[Arc], last: int) -> tuple[Heard, ...]:
    """As `search`, without pruning: for short sounds whose scores are compared."""
    return _search(_decoder(_ALL), sound, arcs, last)


def listed(word: str) -> bool:
    return bool(word) and _decoder(_WIDE).lookup_word(word) is not None


def phones(word: str) -> tuple[str, ...]:
    return tuple((_decoder(_WIDE).lookup_word(word) or "").split())


@functools.cache
def ways(word: str) -> tuple[str, ...]:
    """The dictionary's names of all pronunciations of a word: word, word(2), ..."""
    found = [word]
    while listed(f"{word}({len(found) + 1})"):
        found.append(f"{word}({len(found) + 1})")
    return tuple(found)


@functools.cache
def taught(word: str, its_phones: str) -> str:
    """The name under which the decoders know `word` with these phones from now on."""
    name = f"{word}~{its_phones.replace(' ', '_')}"
    for beam in (_WIDE, _WIDER, _ALL):
        _decoder(beam).add_word(name, its_phones, False)
    return name


@functools.cache
def _decoder(beam: float) -> Decoder:
    return Decoder(
        samprate=RATE_HZ,
        lm=None,
        beam=beam,
        wbeam=beam,
        pbeam=beam,
        bestpath=False,
        fsgusealtpron=False,  # a grammar names every way to say its words
        cmn="batch",  # else the colour of the sounds before would colour this one
        loglevel="FATAL",
    )


def _search(
    decoder: Decoder, sound: NDArray[np.int16], arcs: list[Arc], last: int
) -> tuple[Heard, ...]:
    if not arcs:
        return ()
    _set_out(decoder, arcs, last)
    try:
        decoder.process_raw(sound.tobytes(), full_utt=True)
    finally:
        decoder.end_utt()
    return _heard(decoder)


def _search_in_pieces(
    decoder: Decoder, sound: NDArray[np.int16], arcs: list[Arc], last: int, usual: str
) -> tuple[Heard, ...]:
    if not arcs:
        return ()
    _set_out(decoder, arcs, last)
    decoder.set_cmn(usual)
    try:
        for start in range(0, sound.size, _PIECE_S * RATE_HZ):
            decoder.process_raw(sound[start : start + _PIECE_S * RATE_HZ].tobytes())
    finally:
        decoder.end_utt()
    return _heard(decoder)


def colour(sound: Made[np.int16]) -> str:
    """Mean of the features of its beginning: any grammar will do."""
    decoder = _decoder(_WIDE)
    _set_out(decoder, [(0, 1, 1.0, "the")], 1)
    try:
        decoder.process_raw(sound[: _TUNING_S * RATE_HZ].tobytes(), full_utt=True)
        return str(decoder.get_cmn(False))
    finally:
        decoder.end_utt()


def _set_out(decoder: Decoder, arcs: list[Arc], last: int) -> None:
    decoder.reinit_feat()  # its idea of the noise would last
    grammar = decoder.create_fsg("words", 0, last, arcs)
    decoder.add_fsg("words", grammar)
    decoder.activate_search("words")
    decoder.start_utt()


def _heard(decoder: Decoder) -> tuple[Heard, ...]:
    return tuple(
        Heard(found.word, found.start_frame, found.end_frame + 1, _score(found.ascore))
        for found in decoder.seg() or ()
        if found.end_frame >= found.start_frame and found.word != "(NULL)"
    )


def _score(likelihood: float) -> float:
    return math.log(likelihood) / _LOGARITHM if likelihood > 0 else _UNDERFLOW
