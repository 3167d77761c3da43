"""What can be seen of each piece of an answer: families, words, neighbours, and its place.

Values are 0 to 1. What each of them is worth was trained (training/); this part weighs nothing.
"""

import itertools
import re
from collections.abc import Collection, Sequence

from voice_interview.analysis.star.cues import Cues, found

Features = dict[str, float]

PLACES = 6
"""Soft bins over the answer, by words."""
BORDERS = (10, 20, 35, 55, 80, 120, 180)
"""Words from the start and from the end of the answer: openings and closings have a length of
their own, however long the answer."""
SHORT = 8
"""Words; fewer are marked."""
_NEIGHBOURS = (1, 2)
"""How many pieces away neighbours are looked at, on either side."""
_NUMBER = re.compile(r"[£$€]?\d")


def families(pieces: Sequence[Sequence[str]], cues: Cues) -> list[frozenset[str]]:
    """The families found in each piece."""
    return [found(" ".join(words), cues) for words in pieces]


def features(pieces: Sequence[Sequence[str]], own: Sequence[Collection[str]]) -> list[Features]:
    """One row for each piece; `pieces` are its plain words, `own` the families found in them."""
    rows = _places([len(words) for words in pieces])
    for number, (words, row) in enumerate(zip(pieces, rows, strict=True)):
        row |= dict.fromkeys(own[number], 1.0)
        row |= _words(words)
        for away in _NEIGHBOURS:
            if number >= away:
                row |= {f"before{away}:{name}": 1.0 for name in own[number - away]}
            if number + away < len(own):
                row |= {f"after{away}:{name}": 1.0 for name in own[number + away]}
    return rows


def openings(pieces: Sequence[Sequence[str]], own: Sequence[Collection[str]]) -> list[Features]:
    """What says that a new part may begin with a piece: its families and its first two words."""
    rows = []
    for words, seen in zip(pieces, own, strict=True):
        row: Features = {"bias": 1.0, **dict.fromkeys(seen, 1.0), f"opens:{words[0]}": 1.0}
        if len(words) > 1:
            row[f"opens:{words[0]} {words[1]}"] = 1.0
        rows.append(row)
    return rows


def _words(words: Sequence[str]) -> Features:
    plain = [_plain(word) for word in words]
    row: Features = {"bias": 1.0, f"opens:{plain[0]}": 1.0}
    row |= {word_feature(word): 1.0 for word in words}
    row |= {f"pair:{one} {two}": 1.0 for one, two in itertools.pairwise(plain)}
    if len(words) < SHORT:
        row["short"] = 1.0
    return row


def word_feature(word: str) -> str:
    return f"word:{_plain(word)}"


def _plain(word: str) -> str:
    return "#" if _NUMBER.match(word) else word


def _places(lengths: Sequence[int]) -> list[Features]:
    """Where the middle of each piece lies: shared between the two nearest bins, and in words."""
    whole = sum(lengths) or 1
    passed = 0
    rows = []
    for length in lengths:
        at = (passed + length / 2) / whole * (PLACES - 1)
        low = int(at)
        row = {f"place{low}": 1 - (at - low), f"place{low + 1}": at - low}
        middle = passed + length / 2
        row |= {f"from_start{border}": 1.0 for border in BORDERS if middle < border}
        row |= {f"from_end{border}": 1.0 for border in BORDERS if whole - middle < border}
        rows.append(row)
        passed += length
    if rows:
        rows[0]["first"] = 1.0
        rows[-1]["last"] = 1.0
    return rows
