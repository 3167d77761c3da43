"""What can be seen of each segment: its families, those of its neighbours, and its place.

Values are 0 to 1. A reader is trained on these, or weighted by hand; either way this part stays.
"""

from collections.abc import Collection, Sequence

Features = dict[str, float]

PLACES = 6
"""Soft bins over the answer, by words."""


def features(texts: Sequence[str], own: Sequence[Collection[str]]) -> list[Features]:
    """One row for each segment; `texts` are its plain words, `own` the families found in them."""
    places = _places([len(text.split()) for text in texts])
    rows = []
    for number, seen in enumerate(own):
        row: Features = {"bias": 1.0, **dict.fromkeys(seen, 1.0), **places[number]}
        if number:
            row |= {f"before:{name}": 1.0 for name in own[number - 1]}
        else:
            row["first"] = 1.0
        if number + 1 < len(own):
            row |= {f"after:{name}": 1.0 for name in own[number + 1]}
        else:
            row["last"] = 1.0
        if len(texts[number].split()) < 8:
            row["short"] = 1.0
        rows.append(row)
    return rows


def _places(lengths: Sequence[int]) -> list[Features]:
    """Where the middle of each segment lies, shared between the two nearest bins."""
    whole = sum(lengths) or 1
    passed = 0
    rows = []
    for length in lengths:
        at = (passed + length / 2) / whole * (PLACES - 1)
        low = int(at)
        rows.append({f"place{low}": 1 - (at - low), f"place{low + 1}": at - low})
        passed += length
    return rows
