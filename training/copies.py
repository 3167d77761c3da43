"""Copies of an answer as it might also have been said or heard, each with a weight.

Punctuation stripped, words misheard, cut off or begun in the middle, a part left out, the result
told first, openings and closings of other answers: what a reader meets and the voices do not
show often enough.
"""

import itertools
import random
from collections.abc import Sequence

from training.answers import PARTS, Answer, Said, Words, stripped
from training.mishearing import Ear

Copy = tuple[Words, float]

FEWEST_WORDS = 30

SIGNPOSTS = {
    "S": (
        "so this was last year", "when i was working there", "at the time", "in my last job",
        "a couple of years ago", "so the situation was that", "there was this time when",
    ),
    "T": (
        "so my job was to make sure", "and i was responsible for that so", "so i had to",
        "my boss asked me to fix it", "the goal was clear", "so my task was basically that",
    ),
    "A": (
        "so what i did was", "so first of all", "the first thing i did was", "so i decided that",
        "so i started by", "so i went and", "and then i",
    ),
    "R": (
        "in the end", "and as a result", "so in the end", "and it turned out well", "eventually",
        "and the result was that", "and since then", "so it all worked out",
    ),
}  # fmt: skip
"""What many people say where a part begins. The answers of the corpus do so rarely, on purpose."""


def copies(answer: Answer, ear: Ear, talk: Sequence[Words], chance: random.Random) -> list[Copy]:
    """The answer itself first, weight 1. `talk`: openings and closings to borrow."""
    given, bare = answer.words, stripped(answer.words)
    found: list[Copy] = [
        (given, 1.0),
        (bare, 1.0),
        (ear.misheard(given, 0.12, chance), 0.5),
        (ear.misheard(bare, 0.2, chance), 0.7),
        (ear.misheard(bare, 0.35, chance), 0.3),
    ]
    if answer.story:
        parts = [part for part in PARTS if any(word.label == part for word in given)]
        found += [(_without(words, chance.choice(parts)), 0.5) for words in (given, bare)]
        found.append((_without(_without(bare, "O"), chance.choice(parts)), 0.4))
        found.append((_moved(given, chance), 0.4))
        found.append((_framed(bare, talk, chance), 0.4))
        found += [(_signposted(words, chance), 0.5) for words in (given, bare)]
        found += [(_condensed(words, chance), 0.4) for words in (given, bare)]
    return [(words, weight) for words, weight in found if len(words) >= FEWEST_WORDS]


def asides(answers: Sequence[Answer]) -> list[Words]:
    """What stories open and close with, in plain words."""
    found = []
    for answer in answers:
        if answer.story:
            before = list(itertools.takewhile(_is_other, answer.words))
            after = list(itertools.takewhile(_is_other, reversed(answer.words)))
            found += [stripped(talk) for talk in (before, after[::-1]) if 3 <= len(talk) <= 40]
    return found


def _is_other(word: Said) -> bool:
    return word.label == "O"


def _without(words: Words, part: str) -> Words:
    return tuple(word for word in words if word.label != part)


def _moved(words: Words, chance: random.Random) -> Words:
    """The result first, or the answer begun or ended in its middle."""
    if chance.random() < 0.35:
        first = [word for word in words if word.label == "R"]
        return (*first, *(word for word in words if word.label != "R"))
    place = chance.randrange(len(words) // 5, len(words) * 4 // 5 + 1)
    return words[place:] if chance.random() < 0.5 else words[:place]


def _condensed(words: Words, chance: random.Random) -> Words:
    """The same parts in about half as many sentences: whole answers may be short too."""
    kept: list[Said] = []
    for label, run in itertools.groupby(words, key=lambda word: word.label):
        sentences = [list(group) for _, group in itertools.groupby(run, key=lambda w: w.segment)]
        stay = chance.randrange(len(sentences))
        for number, sentence in enumerate(sentences):
            if number == stay or chance.random() < (0.2 if label == "O" else 0.4):
                kept += sentence
    return tuple(kept)


def _signposted(words: Words, chance: random.Random) -> Words:
    """A usual phrase before about half of the places where a part begins."""
    said: list[Said] = []
    for word in words:
        begins = not said or said[-1].label != word.label
        if begins and word.label in SIGNPOSTS and chance.random() < 0.5:
            phrase = chance.choice(SIGNPOSTS[word.label])
            said += [Said(one, word.label) for one in phrase.split()]
        said.append(word)
    return tuple(said)


def _framed(words: Words, talk: Sequence[Words], chance: random.Random) -> Words:
    if not talk:
        return words
    aside: tuple[Said, ...] = chance.choice(talk)
    return (*aside, *words) if chance.random() < 0.5 else (*words, *aside)
