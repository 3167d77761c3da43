"""A report's transcript as a row of places: every word, and every sound that was only heard.

All formats write these, so that no two of them can disagree on where a mark stands.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from voice_interview.model import FillerEvent, Report

NEW_PARAGRAPH_S = 1.0
"""A pause from which on an answer without parts gets a new paragraph."""


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    word: int | None
    """Its number in the transcript; None for a sound that the recogniser left out."""
    start: float | None
    end: float | None
    confidence: float | None
    label: str
    """S | T | A | R | O, or empty without a story."""
    filler: str
    """sound | word | possible | unclear, or empty."""

    @property
    def shown(self) -> str:
        """In brackets where the recogniser left it out."""
        return f"[{self.text}]" if self.word is None else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    label: str
    places: tuple[Place, ...]

    @property
    def start(self) -> float | None:
        return next((place.start for place in self.places if place.start is not None), None)

    @property
    def fillers(self) -> frozenset[str]:
        """The kinds in it."""
        return frozenset(place.filler for place in self.places if place.filler)

    @property
    def unwritten(self) -> bool:
        """A sound in it was left out by the recogniser."""
        return any(place.word is None for place in self.places)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the transcript under the same marks."""

    text: str
    filler: str


def places(report: Report) -> tuple[Place, ...]:
    """In the order of the transcript; a sound stands before the word that follows it."""
    words = report.transcript.words
    labels = _labels(report)
    events = report.fillers.events if report.fillers else ()
    kinds = {index: event.kind for event in events for index in range(*event.words)}
    heard: dict[int, list[FillerEvent]] = {}
    for event in events:
        if event.words[0] == event.words[1]:
            heard.setdefault(event.words[0], []).append(event)
    found: list[Place] = []
    for index in range(len(words) + 1):
        label = labels[min(index, len(words) - 1)] if words else ""
        found += [
            Place(event.text, None, event.start, event.end, event.confidence, label, event.kind)
            for event in heard.get(index, ())
        ]
        if index < len(words):
            word = words[index]
            marks = label, kinds.get(index, "")
            found.append(Place(word.text, index, word.start, word.end, word.confidence, *marks))
    return tuple(found)


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """Stretches of one part of the story; without a story, what lies between long pauses."""
    pauses = [pause for pause in report.timing.pauses or () if pause.length_s >= NEW_PARAGRAPH_S]
    ends = [(pause.start + pause.end) / 2 for pause in pauses]

    def stretch(place: Place) -> tuple[str, int]:
        if place.label or place.start is None:
            return place.label, 0
        return "", bisect_right(ends, place.start)

    runs = groupby(places(report), stretch)
    return tuple(Paragraph(label, tuple(run)) for (label, _), run in runs)


def pieces(report: Report) -> tuple[Piece, ...]:
    """The transcript cut wherever a mark begins or ends."""
    return tuple(_pieces(places(report)))


def _pieces(row: tuple[Place, ...]) -> Iterator[Piece]:
    numbered = enumerate(row)
    for (_, _, filler), run in groupby(numbered, lambda item: _marks(*item)):
        text = " ".join(place.shown for _, place in run)
        yield Piece(text, filler)


def _marks(number: int, place: Place) -> tuple[int, str, str]:
    """What neighbours have in common; a sound that was only heard has nothing in common."""
    return number if place.word is None else -1, place.label, place.filler


def _labels(report: Report) -> list[str]:
    labels = [""] * len(report.transcript.words)
    for segment in report.parts():
        for index in range(*segment.words):
            labels[index] = segment.label
    return labels
