"""Two transcripts laid side by side, word by word: what was kept, dropped and added.

Words are the same when they are spelt the same, whatever their case and punctuation. The longest
common stretch is found first, then those on either side of it (Ratcliff & Obershelp 1988): a
sentence said again stays whole. Knows no times.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from voice_interview.model import Word, WordRange

CHANCE = 3
"""A shorter common stretch between two longer changes is chance: "the", "and I"."""

_ENDS = re.compile(r"^[\W_]+|[\W_]+$")


class Fate(StrEnum):
    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of both; for what was dropped or added, the other range is the empty place."""

    fate: Fate
    first: WordRange
    second: WordRange


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of both that is the same, or stands for each other."""

    same: bool
    first: WordRange
    second: WordRange

    @property
    def length(self) -> int:
        return max(self.first[1] - self.first[0], self.second[1] - self.second[0])


def align(first: Sequence[Word], second: Sequence[Word]) -> tuple[Span, ...]:
    """Spans in order that cover both; what was dropped stands before what came in its place."""
    return tuple(_spans(_without_chance(_blocks(first, second))))


def turned(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same seen from the second transcript: what was added is what the first one lacks."""
    blocks = (_Block(one.fate is Fate.KEPT, one.second, one.first) for one in spans)
    return tuple(_spans(_joined(blocks)))


def place(spans: Sequence[Span], index: int) -> int | None:
    """The word of the second transcript that stands where word `index` of the first does.

    The same word where it was kept; else as far into what came in its place, or the word after the
    gap. Never goes back as `index` grows. None when the second is empty, or there is no such word.
    """
    words = spans[-1].second[1] if spans else 0
    for block in _joined(_Block(one.fate is Fate.KEPT, one.first, one.second) for one in spans):
        start, after = block.first
        if words and start <= index < after:
            there, until = block.second
            inside = (index - start) * (until - there) // (after - start)
            return min(there + inside, words - 1)
    return None


def _blocks(first: Sequence[Word], second: Sequence[Word]) -> Iterator[_Block]:
    matcher = SequenceMatcher(None, bare(first), bare(second), autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        yield _Block(tag == "equal", (a, a_end), (b, b_end))


def bare(words: Sequence[Word]) -> list[str]:
    """How words are compared; one without a letter or digit stays as it is."""
    texts = (word.text.casefold().replace("’", "'") for word in words)
    return [_ENDS.sub("", text) or text for text in texts]


def _without_chance(blocks: Iterator[_Block]) -> Iterator[_Block]:
    """Short matches amid longer changes become part of the change."""
    told = list(blocks)
    kept = []
    for number, block in enumerate(told):
        around = told[max(0, number - 1) : number] + told[number + 1 : number + 2]
        amid = len(around) == 2 and all(block.length < one.length for one in around)
        chance = block.same and block.length < CHANCE and amid
        kept.append(_Block(False, block.first, block.second) if chance else block)
    return _joined(kept)


def _joined(blocks: "Iterator[_Block] | Sequence[_Block]") -> Iterator[_Block]:
    """Neighbouring changes are one."""
    open_: _Block | None = None
    for block in blocks:
        if open_ is not None and not open_.same and not block.same:
            first = open_.first[0], block.first[1]
            open_ = _Block(False, first, (open_.second[0], block.second[1]))
            continue
        if open_ is not None:
            yield open_
        open_ = block
    if open_ is not None:
        yield open_


def _spans(blocks: Iterator[_Block]) -> Iterator[Span]:
    for block in blocks:
        (a, a_end), (b, b_end) = block.first, block.second
        if block.same:
            yield Span(Fate.KEPT, block.first, block.second)
            continue
        if a < a_end:
            yield Span(Fate.DROPPED, block.first, (b, b))
        if b < b_end:
            yield Span(Fate.ADDED, (a_end, a_end), block.second)
