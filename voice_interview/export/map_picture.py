"""The answer map as shapes for the page: places in percent of the width, heights in pixels.

Percent, so that the picture fits any screen while its letters keep their size.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interview.analysis.answer_map import AnswerMap, loudness
from voice_interview.analysis.several.measures import QUIET_WPM
from voice_interview.model import StarPart
from voice_interview.text import clock, count

COLUMNS = 240
"""Of the loudness: enough for a wide screen."""
MOST_TICKS = 6
_STEPS_S = (5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
_NAMES = {part.letter: part.value for part in StarPart}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the width, with its words."""

    start: str
    width: str
    middle: str
    kind: str
    """S | T | A | R for a part; sound | word | possible for a filler, unclear for a sound that
    is none; empty for a pause."""
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    length_s: float
    level: str
    """A path in a box of COLUMNS by 2, or empty."""
    pace: str
    """Points of a line in a box of 1000 by 100, or empty."""
    calm: tuple[float, float] | None
    """Top and height of the calm band in the same box."""
    pace_ends: tuple[str, str]
    """What stands at the top and the bottom of the pace."""
    parts: tuple[Span, ...]
    pauses: tuple[Span, ...]
    fillers: tuple[Span, ...]
    ticks: tuple[tuple[str, str], ...]
    """Place and words of each mark of the time axis."""
    in_words: str

    @property
    def kinds(self) -> frozenset[str]:
        """Of the sounds and words that are marked."""
        return frozenset(mark.kind for mark in self.fillers)


def drawn(found: AnswerMap) -> Drawing:
    def place(at_s: float) -> str:
        return f"{100 * at_s / found.length_s:.2f}%"

    def span(start: float, end: float, kind: str, text: str) -> Span:
        return Span(place(start), place(end - start), place((start + end) / 2), kind, text)

    parts = [span(one.start, one.end, one.letter, _NAMES[one.letter]) for one in found.parts]
    pauses = [span(one.start, one.end, "", f"{one.length_s:.1f} s") for one in found.pauses]
    fillers = [span(one.start, one.end, one.kind, one.text) for one in found.fillers]
    low, high = found.pace_axis_wpm
    return Drawing(
        length_s=found.length_s,
        level=_level(loudness(found, COLUMNS)),
        pace=_pace(found),
        calm=_band(found) if found.pace else None,
        pace_ends=(f"{high:.0f}", f"{low:.0f}"),
        parts=tuple(parts),
        pauses=tuple(pauses),
        fillers=tuple(fillers),
        ticks=_ticks(found.length_s),
        in_words=_in_words(found),
    )


def _level(loud: Sequence[float]) -> str:
    if not loud:
        return ""
    above = [f"{place} {1 - value:.2f}" for place, value in enumerate(loud)]
    below = [f"{place} {1 + value:.2f}" for place, value in enumerate(loud)]
    return f"M{'L'.join([*above, *reversed(below)])}Z"


def _pace(found: AnswerMap) -> str:
    points = [
        (1000 * (one.start + one.end) / 2 / found.length_s, _height(found, one.wpm))
        for one in found.pace
    ]
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points) if len(points) > 1 else ""


def _height(found: AnswerMap, wpm: float) -> float:
    low, high = found.pace_axis_wpm
    return 100 * (high - wpm) / (high - low)


def _band(found: AnswerMap) -> tuple[float, float]:
    bottom, top = (_height(found, wpm) for wpm in QUIET_WPM)
    return round(top, 1), round(bottom - top, 1)


def _ticks(length_s: float) -> tuple[tuple[str, str], ...]:
    step = next((one for one in _STEPS_S if length_s / one <= MOST_TICKS), _STEPS_S[-1])
    places = range(0, int(length_s) + 1, step)
    return tuple((f"{100 * place / length_s:.2f}%", clock(place)) for place in places)


def _in_words(found: AnswerMap) -> str:
    """The map for those who do not see it."""
    told = [
        f"{_NAMES[one.letter].capitalize()}{', unsure,' if one.unsure else ''} "
        f"from {clock(one.start)} to {clock(one.end)}."
        for one in found.parts
    ]
    if found.pauses:
        longest = max(found.pauses, key=lambda pause: pause.length_s)
        told.append(
            f"{count(len(found.pauses), 'pause')}, the longest {longest.length_s:.1f} seconds "
            f"at {clock(longest.start)}."
        )
    fillers = [one for one in found.fillers if one.kind != "unclear"]
    if fillers:
        places = ", ".join(f"{one.text} {clock(one.start)}" for one in fillers)
        told.append(f"Fillers: {places}.")
    unclear = [clock(one.start) for one in found.fillers if one.kind == "unclear"]
    if unclear:
        told.append(f"Unclear sounds, not counted: {', '.join(unclear)}.")
    if found.pace:
        rates = [point.wpm for point in found.pace]
        told.append(f"Pace between {min(rates):.0f} and {max(rates):.0f} words a minute.")
    return " ".join(told)
