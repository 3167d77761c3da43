"""The transcript as a row of places the cursor can stand on. Pure; knows no screen.

A token is a word, or a filler that was heard where the recogniser wrote nothing. Each carries what
is known about it: whether it counts as a filler, and the part of the story it stands in.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from voice_interview.model import FillerEvent, Judged, Report, Review, Segment, Word
from voice_interview.text import clean_line

SIGNS = {"sound": ("⟨", "⟩"), "possible": ("⟨", "?⟩"), "word": ("‹", "›"), "unclear": ("(", ")")}
"""What stands around a filler, so that it reads without colour."""
REJECTED_SOUND = "⟨×⟩"
LINGER_S = 0.2
"""A word stays lit so long after its end: recognisers end words early."""


@dataclass(frozen=True, slots=True)
class Token:
    shown: str
    kind: str
    """sound | word | possible | unclear | rejected, or empty for a plain word"""
    word: int | None
    """Its number in the transcript; None for a filler that was only heard."""
    start: float | None
    end: float | None
    event: FillerEvent | None = None
    segment: Segment | None = None
    heard: str = ""
    """What the recogniser wrote, where the user corrected it."""

    @property
    def label(self) -> str:
        """`S`, `T`, `A`, `R`, with `?` where the reader is unsure; empty for anything else."""
        if self.segment is None or self.segment.label == "O":
            return ""
        return self.segment.label + ("?" if self.segment.unsure else "")


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens from `first` to before `after` on one line."""

    first: int
    after: int
    label: str
    opens: bool
    """First row of its part of the story."""


def tokens(report: Report, review: Review) -> tuple[Token, ...]:
    """Every word of the report's transcript, and between them what was only heard."""
    words = report.transcript.words
    segments = _segments(report, len(words))
    written = [_plain(word, number, segments[number]) for number, word in enumerate(words)]
    between: list[tuple[int, Token]] = []

    for correction in report.corrected:
        for number in range(*correction.words):
            written[number] = replace(written[number], heard=clean_line(correction.heard))
    for stretch in review.rejected:
        covered = [number for number, word in enumerate(words) if _covers(stretch, word)]
        for number in covered:
            written[number] = _marked(written[number], "rejected")
        if not covered:
            place = _place(words, (stretch.start + stretch.end) / 2)
            gone = Token(REJECTED_SOUND, "rejected", None, stretch.start, stretch.end)
            between.append((place, gone))

    for event in report.fillers.events if report.fillers else ():
        first, after = event.words
        if first == after:
            opening, closing = SIGNS[event.kind]
            shown = f"{opening}{clean_line(event.text)}{closing}"
            heard = Token(shown, event.kind, None, event.start, event.end, event)
            between.append((first, heard))
        else:
            written[first:after] = _filler(written[first:after], event)
    return _merged(written, between, segments)


def _segments(report: Report, count: int) -> list[Segment | None]:
    """The segment of each word."""
    found: list[Segment | None] = [None] * count
    for segment in report.parts():
        first, after = segment.words
        found[first:after] = [segment] * (after - first)
    return found


def _plain(word: Word, number: int, segment: Segment | None) -> Token:
    return Token(clean_line(word.text), "", number, word.start, word.end, segment=segment)


def _marked(token: Token, kind: str, shown: str = "", event: FillerEvent | None = None) -> Token:
    return replace(token, shown=shown or token.shown, kind=kind, event=event)


def _filler(run: Sequence[Token], event: FillerEvent) -> list[Token]:
    opening, closing = SIGNS[event.kind]
    signs = [["", ""] for _ in run]
    signs[0][0], signs[-1][1] = opening, closing
    return [
        _marked(token, event.kind, f"{before}{token.shown}{behind}", event)
        for token, (before, behind) in zip(run, signs, strict=True)
    ]


def _covers(stretch: Judged, word: Word) -> bool:
    """At least half of the word, as the analysis asks of a mark, and of no other filler word."""
    text = word.text.casefold().strip(".,;:!?")
    if stretch.group not in ("", "sounds") and text not in stretch.text.casefold().split():
        return False
    if word.start is None or word.end is None:
        return False
    shared = min(word.end, stretch.end) - max(word.start, stretch.start)
    return shared > 0 and shared >= (word.end - word.start) / 2


def _place(words: Sequence[Word], middle_s: float) -> int:
    """The number of the word before which this moment lies."""
    later = (
        number
        for number, word in enumerate(words)
        if word.start is not None and word.start >= middle_s
    )
    return next(later, len(words))


def _merged(
    written: Sequence[Token],
    between: Iterable[tuple[int, Token]],
    segments: Sequence[Segment | None],
) -> tuple[Token, ...]:
    pending = sorted(between, key=lambda placed: (placed[0], placed[1].start or 0.0))
    found: list[Token] = []
    for number, token in enumerate(written):
        while pending and pending[0][0] <= number:
            found.append(_in_segment(pending.pop(0)[1], segments[number]))
        found.append(token)
    last = segments[-1] if segments else None
    return (*found, *(_in_segment(token, last) for _, token in pending))


def _in_segment(token: Token, segment: Segment | None) -> Token:
    return Token(token.shown, token.kind, None, token.start, token.end, token.event, segment)


def rows(shown: Sequence[Token], width: int) -> tuple[Row, ...]:
    """Lines of at most `width` cells; each part of the story begins a new one."""
    found: list[Row] = []
    first, used, label, opens = 0, 0, "", True
    for number, token in enumerate(shown):
        size = cell_len(token.shown)
        turns = number > 0 and token.label != label
        if number == 0:
            label = token.label
        if turns or (number > first and used + 1 + size > width):
            found.append(Row(first, number, label, opens))
            first, used, label, opens = number, size, token.label, turns
        else:
            used += size + (1 if number > first else 0)
    if first < len(shown):
        found.append(Row(first, len(shown), label, opens))
    return tuple(found)


class Voice:
    """Which token sounds at a moment: words in the order of their times."""

    def __init__(self, shown: Sequence[Token]) -> None:
        timed = [
            (token.start, token.end, number)
            for number, token in enumerate(shown)
            if token.start is not None and token.end is not None and token.kind != "rejected"
        ]
        self._timed = sorted(timed)
        self._starts = [start for start, _, _ in self._timed]

    def at(self, moment_s: float) -> int | None:
        """The token that is heard then, or was until just now."""
        passed = bisect_right(self._starts, moment_s)
        if not passed:
            return None
        _, end, number = self._timed[passed - 1]
        return number if moment_s <= end + LINGER_S else None

    def last_at(self, moment_s: float) -> int | None:
        """The token that has begun last by then; before the first one, that. None without times."""
        passed = bisect_right(self._starts, moment_s)
        return self._timed[max(0, passed - 1)][2] if self._timed else None
