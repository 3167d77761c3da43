"""Words that say much the same, put together for teaching.

What is learned of a class is added to the weight of each of its words when the weights are written,
so the reader knows words alone. A class counts how many of its words a piece holds.
"""

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import numpy as np

from training.rows import Floats
from voice_interview.analysis.star.features import Features

FILE = Path(__file__).with_name("word_classes.toml")
WORD, CLASS = "word:", "class:"

_VOWELS = "aeiou"


@cache
def classes() -> Mapping[str, tuple[str, ...]]:
    """For each word, names of the classes it is in."""
    raw = tomllib.loads(FILE.read_text("utf-8"))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in raw["words"].items():
        for word in words.split():
            found[word].add(CLASS + name)
    for name, verbs in raw["verbs"].items():
        for verb in verbs.split():
            for word, tense in forms(verb, raw["irregular"].get(verb, "")):
                found[word] |= {CLASS + name, f"{CLASS}{name} {tense}", CLASS + tense}
    return {word: tuple(sorted(names)) for word, names in found.items()}


def with_classes(piece: Features) -> Features:
    """The features of a piece, and the classes of its words."""
    words = (name.removeprefix(WORD) for name in piece if name.startswith(WORD))
    counted = Counter(name for word in words for name in classes().get(word, ()))
    return piece | {name: float(count) for name, count in counted.items()}


def without_classes(scores: Mapping[str, Floats]) -> dict[str, Floats]:
    """The same with what classes are worth added to their words, in the corpus or not."""
    plain = {name: score for name, score in scores.items() if not name.startswith(CLASS)}
    for word, names in classes().items():
        shared = [scores[name] for name in names if name in scores]
        if shared:
            name = WORD + word
            plain[name] = np.sum([*shared, plain.get(name, 0.0 * shared[0])], axis=0)
    return plain


def forms(verb: str, irregular: str) -> Iterator[tuple[str, str]]:
    """Every form of a verb, with its tense."""
    yield verb, "now"
    yield _third(verb), "now"
    yield _stem(verb, "ing") + "ing", "going on"
    for past in irregular.split() or [_stem(verb, "ed") + "ed"]:
        yield past, "past"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _stem(verb: str, ending: str) -> str:
    """What the ending is put to: baked, stopped, tried."""
    if verb.endswith("e") and not (ending == "ing" and verb.endswith("ee")):
        return verb[:-1]
    if ending == "ed" and verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "i"
    one_vowel = len(verb) <= 4 and verb[-2] in _VOWELS and verb[-3:-2] not in [*_VOWELS]
    return verb + verb[-1] if one_vowel and verb[-1] not in _VOWELS + "wxy" else verb
