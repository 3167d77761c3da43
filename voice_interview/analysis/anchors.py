"""Words of a take that are found again when the take is transcribed anew.

An anchor holds the words, those around them and their time. It is found where the same words stand
at the same time; where times are unknown or a little off, the words around must agree as well. When
in doubt it is not found: what hangs on it rests, and never moves to another word.
"""

from collections.abc import Sequence

from voice_interview.analysis.alignment import bare
from voice_interview.model import Anchor, Word, WordRange

AROUND = 2
"""Words on each side; more where these stand more than once and there are no times."""
OFF_S = 0.4
"""Recognisers differ by so much on where a word is. Above it lies the word beside."""


def anchor(words: Sequence[Word], span: WordRange) -> Anchor:
    size, found = AROUND, _anchor(words, span, AROUND)
    while found.start is None and size < len(words) and len(_alike(found, bare(words))) > 1:
        size *= 2
        found = _anchor(words, span, size)
    return found


def find(wanted: Anchor, words: Sequence[Word]) -> WordRange | None:
    """Where it stands in `words`; None when that is not sure."""
    texts, size = bare(words), len(wanted.words)
    spots = [(n, n + size) for n in _places(wanted, texts)]
    timed = [spot for spot in spots if _start(words, spot) is not None]
    if wanted.start is None or not timed:
        alike = _alike(wanted, texts)
        return alike[0] if len(alike) == 1 else None
    nearest = min(timed, key=lambda spot: _off_s(wanted, words, spot))
    if _shared(wanted, words, nearest) >= 0.5:
        return nearest
    near = _off_s(wanted, words, nearest) <= OFF_S
    unmistakable = not set(wanted.words) & {*wanted.before, *wanted.after}
    return nearest if near and unmistakable and nearest in _alike(wanted, texts) else None


def _anchor(words: Sequence[Word], span: WordRange, size: int) -> Anchor:
    first, after = span
    texts = bare(words)
    start, end = words[first].start, words[after - 1].end
    timed = start is not None and end is not None
    return Anchor(
        words=tuple(texts[first:after]),
        before=tuple(texts[max(0, first - size) : first]),
        after=tuple(texts[after : after + size]),
        around=size,
        start=start if timed else None,
        end=end if timed else None,
    )


def _places(wanted: Anchor, texts: Sequence[str]) -> list[int]:
    size = len(wanted.words)
    return [n for n in range(len(texts) - size + 1) if tuple(texts[n : n + size]) == wanted.words]


def _alike(wanted: Anchor, texts: Sequence[str]) -> list[WordRange]:
    """Where the same words stand amid the same words, or as near to the same end."""
    found = []
    for first in _places(wanted, texts):
        after = first + len(wanted.words)
        before = tuple(texts[max(0, first - wanted.around) : first])
        behind = tuple(texts[after : after + wanted.around])
        if (before, behind) == (wanted.before, wanted.after):
            found.append((first, after))
    return found


def _start(words: Sequence[Word], spot: WordRange) -> float | None:
    return None if words[spot[1] - 1].end is None else words[spot[0]].start


def _times(words: Sequence[Word], spot: WordRange) -> tuple[float, float]:
    start, end = words[spot[0]].start, words[spot[1] - 1].end
    assert start is not None
    assert end is not None
    return start, end


def _off_s(wanted: Anchor, words: Sequence[Word], spot: WordRange) -> float:
    """How far the middles lie apart."""
    start, end = _times(words, spot)
    return abs((start + end) - ((wanted.start or 0.0) + (wanted.end or 0.0))) / 2


def _shared(wanted: Anchor, words: Sequence[Word], spot: WordRange) -> float:
    """The share of the longer one that both have in common."""
    start, end = _times(words, spot)
    its_start, its_end = wanted.start or 0.0, wanted.end or 0.0
    common = min(end, its_end) - max(start, its_start)
    return common / max(end - start, its_end - its_start, 1e-3)
