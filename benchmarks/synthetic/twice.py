"""Short words said twice, as by somebody who seeks for the next one, and written once.

Recognisers tidy such repeats away. What is left is voice that no word covers, and often a vowel
alone: "the the", "a a", "I I".
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from benchmarks.synthetic import speaking
from benchmarks.synthetic.clips import Clip, at_level, joined
from benchmarks.synthetic.parts import PARTS, Part
from benchmarks.synthetic.pieces import Piece, Random, faded, silence
from benchmarks.synthetic.voices import Voice

KIND = "said twice"

_SEED = 77
_SENTENCES = 4
_LONGEST = 4
"""Letters of a word that is said twice."""
_FIRST, _LATER = 0.4, 0.12
"""How often: at the beginning of a phrase, and within."""


def answers(name: str, takes: int) -> Iterator[Clip]:
    """`takes` in each voice of a part; the first of two equal words is among the disturbances."""
    chosen = PARTS[name]
    for number, voice in enumerate(chosen.voices):
        for take in range(takes):
            random = np.random.default_rng((chosen.seed, number, _SEED, take))
            part = at_level(chosen, number + take) if chosen.in_turn else chosen
            pieces = list(_said(part, voice, random))
            yield joined(part, pieces, KIND, str(voice), random, f"{voice} {KIND} {take}")


def _said(part: Part, voice: Voice, random: Random) -> Iterator[Piece]:
    yield silence(random.uniform(0.3, 1.2))
    for chosen in random.choice(len(part.sentences), size=_SENTENCES, replace=False):
        for number, phrase in enumerate(part.sentences[chosen].split(" | ")):
            if number:
                yield silence(random.uniform(0.15, 0.7))
            yield from _phrase(voice, phrase.split(), random)
        yield silence(random.uniform(0.3, 1.2))


def _phrase(voice: Voice, words: list[str], random: Random) -> Iterator[Piece]:
    text, twice = _doubled(words, random)
    word = -1
    for piece in speaking.cut(*voice.speak(" ".join(text)), text):
        word += piece.role == "word"
        if piece.role != "word" or word not in twice:
            yield piece
        elif random.random() < 0.5:
            yield replace(piece, role="disturbance")
        else:
            yield replace(piece, role="disturbance", sound=faded(piece.sound))
            yield silence(random.uniform(0.05, 0.5))


def _doubled(words: list[str], random: Random) -> tuple[list[str], set[int]]:
    """All that is said, and which of it is not written."""
    text: list[str] = []
    twice = set()
    for place, word in enumerate(words):
        if len(word) <= _LONGEST and random.random() < (_LATER if place else _FIRST):
            twice.add(len(text))
            text.append(word)
        text.append(word)
    return text, twice
