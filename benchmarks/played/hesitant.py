"""Answers of actors with filled pauses made of their own vowels and nasals (`people.own_voice`).

Actors say few filled pauses, and hardly any that is glued to a word. Of every figure with enough
steady sounds there is one answer with filled pauses free and one with them glued, out of lines that
have none of their own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.people.own_voice import own_voice
from benchmarks.people.prompts import Sentence
from benchmarks.people.strung import cut, in_a_room, with_fillers
from benchmarks.played.lines import Line
from benchmarks.played.said import fitting, has_filler
from benchmarks.synthetic.clips import Clip, joined
from benchmarks.synthetic.parts import Part
from benchmarks.synthetic.pieces import Piece, silence
from benchmarks.synthetic.speaking import set_free
from benchmarks.synthetic.voices import RATE_HZ

KINDS = ("free", "glued")
_SEED = 7
_LENGTH_S = 45.0
_READ_S = 110.0
"""Of a figure's lines, from all parts of the game."""
_LOWEST_HZ = 70
_OPEN_WORDS = (
    "a above another blood but come coming cut does done double enough front fun gun hundred"
    " just love luck month mother much must nothing of one other run some stuff such sun the"
    " thus touch trouble trust under up us was wasn't what won wonder young"
)
_FEWEST = 2
"""Steady vowels and nasals."""


def answers(part: Part, number: int, lines: Sequence[Line]) -> Iterator[Clip]:
    """All `lines` are one figure's; none when too few of its sounds are steady."""
    figure = lines[0].speaker
    read = [Sentence(one.audio, one.words, one.phones) for one in fitting(_some(lines))]
    own = own_voice(read, _LOWEST_HZ, _OPEN_WORDS)
    if min(len(own.vowels), len(own.nasals)) < _FEWEST:
        return
    for place, kind in enumerate(KINDS):
        random = np.random.default_rng((_SEED, number, place))
        pieces: list[Piece] = [silence(random.uniform(0.3, 1.2))]
        for one in random.permutation(len(read)):
            if sum(piece.sound.size for piece in pieces) >= _LENGTH_S * RATE_HZ:
                break
            said = with_fillers(cut(read[one]), own, random)
            pieces += set_free(said, random) if kind == "free" else said
            pieces.append(silence(random.uniform(0.15, 0.9)))
        recorded = replace(part, human=False)
        clip = joined(recorded, pieces, kind, figure, random, f"{figure} {kind}")
        yield replace(clip, audio=in_a_room(clip.audio, random))


def _some(lines: Sequence[Line]) -> list[Line]:
    """Without filled pauses, from all parts of the game."""
    plain = [line for line in lines if not has_filler(line)]
    every = max(1.0, sum(line.length_s for line in plain) / _READ_S)
    return [plain[round(place)] for place in np.arange(0, len(plain) - 0.5, every)]
