"""Word errors of the kind a recogniser makes: short words dropped, others heard as near ones.

Two words sound near when the skeletons of their consonants do: voiced and unvoiced pairs count as
one, vowels as nothing (after Soundex).
"""

import itertools
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from training.answers import Answer, Said, Words, stripped

SHORT = frozenset(
    {"a", "an", "the", "to", "of", "in", "on", "at", "it", "is", "and", "or", "that", "was", "he"}
) | {"i", "we", "so", "as", "for", "by", "but", "with", "be", "had", "did"}
_DROPPED, _ADDED = 0.6, 0.1
"""Shares: of the short words in error those left out, of the others those with a word too many."""
_SHORT_WEIGHT, _LONG_WEIGHT = 1.6, 0.8
"""Short words go wrong twice as often; the mean over an answer stays near the rate."""
_ALIKE = str.maketrans("pdtgkqfvszcmnlrjxwhy", "bttkkkvvsssnnllss   ", "aeiou'")


class Ear:
    """Mishears words as others of one vocabulary."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        near: defaultdict[str, set[str]] = defaultdict(set)
        for answer in answers:
            for word in stripped(answer.words):
                near[_skeleton(word.text)].add(word.text)
        self._near = {skeleton: sorted(words) for skeleton, words in near.items()}

    def misheard(self, words: Words, rate: float, chance: random.Random) -> Words:
        """`words` with about `rate` of them wrong, missing or too many."""
        heard: list[Said] = []
        for word in words:
            (plain,) = stripped([word])[:1] or (word,)
            short = plain.text in SHORT
            if chance.random() >= rate * (_SHORT_WEIGHT if short else _LONG_WEIGHT):
                heard.append(word)
            elif short and chance.random() < _DROPPED:
                continue
            elif chance.random() < _ADDED:
                heard += [word, replace(word, text=chance.choice(("a", "the", "and", "in")))]
            else:
                heard.append(replace(word, text=self._like(word.text, plain.text, chance)))
        return tuple(heard)

    def _like(self, text: str, plain: str, chance: random.Random) -> str:
        skeleton = _skeleton(plain)
        shorter = [skeleton[:n] + skeleton[n + 1 :] for n in range(len(skeleton))]
        ways = [
            word
            for one in (skeleton, skeleton, *shorter, skeleton + "t", skeleton + "s")
            for word in self._near.get(one, ())
            if word != plain and abs(len(word) - len(plain)) <= 2
        ]
        new = chance.choice(ways) if ways else plain[: max(1, len(plain) - 1)]
        new = new.capitalize() if text[0].isupper() else new
        return new + (text[-1] if text[-1] in ".,?!" else "")


def _skeleton(word: str) -> str:
    kept = word.translate(_ALIKE).replace(" ", "")
    return "".join(one for one, _ in itertools.groupby(kept))
