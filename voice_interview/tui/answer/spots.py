"""Places that one key jumps to and plays: fillers, long pauses, parts of the story. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from voice_interview.model import Interval, Judged, Timing, WordRange
from voice_interview.tui.answer.tokens import Token

AROUND_S = 2.0
"""A filler is heard with so much around it in all."""
BESIDE_S = 0.5
"""And a longer one, or a pause, with so much on each side."""
LONG_PAUSE_S = 1.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A token to stand on, and what to play; None when there are no times."""

    token: int
    plays: Interval | None


def of_kind(kind: str, tokens: Sequence[Token], timing: Timing | None) -> tuple[Spot, ...]:
    """Those that one key goes through: each "filler", "part" or "pause"."""
    match kind:
        case "filler":
            return fillers(tokens)
        case "part":
            return parts(tokens)
        case _:
            return pauses(tokens, timing) if timing else ()


def fillers(tokens: Sequence[Token]) -> tuple[Spot, ...]:
    """One for each filler event, in the order of the transcript."""
    found = []
    for number, token in enumerate(tokens):
        event = token.event
        if event is not None and (number == 0 or tokens[number - 1].event != event):
            found.append(Spot(number, _around(event.start, event.end)))
    return tuple(found)


def pauses(tokens: Sequence[Token], timing: Timing) -> tuple[Spot, ...]:
    """Pauses of a second and more, each at the token that follows it."""
    found = []
    for pause in timing.pauses or ():
        if pause.length_s >= LONG_PAUSE_S:
            # Voice and word times differ by a few hundredths of a second.
            middle = (pause.start + pause.end) / 2
            after = (n for n, t in enumerate(tokens) if t.start is not None and t.start >= middle)
            number = next(after, None)
            if number is not None:
                found.append(Spot(number, _around(pause.start, pause.end)))
    return tuple(found)


def parts(tokens: Sequence[Token]) -> tuple[Spot, ...]:
    """Stretches with the same letter in the margin, each at its first token."""
    found = []
    for number, token in enumerate(tokens):
        if token.label and (number == 0 or tokens[number - 1].label != token.label):
            found.append(Spot(number, between(tokens, number, _end(tokens, number))))
    return tuple(found)


def over(tokens: Sequence[Token], words: WordRange) -> Spot | None:
    """A stretch of words, at its first token."""
    inside = [n for n, token in enumerate(tokens) if token.word in range(*words)]
    return Spot(inside[0], between(tokens, inside[0], inside[-1] + 1)) if inside else None


def _end(tokens: Sequence[Token], first: int) -> int:
    label = tokens[first].label
    others = (n for n in range(first, len(tokens)) if tokens[n].label != label)
    return next(others, len(tokens))


def between(tokens: Sequence[Token], first: int, after: int) -> Interval | None:
    """From the first to the last token of a range, by their times."""
    starts = [token.start for token in tokens[first:after] if token.start is not None]
    ends = [token.end for token in tokens[first:after] if token.end is not None]
    return Interval(min(starts), max(ends)) if starts and ends else None


def nearest(spots: Sequence[Spot], cursor: int, step: int) -> Spot | None:
    """The next spot after the cursor, or the one before it; round the end. None without any."""
    if not spots:
        return None
    if step > 0:
        return next((spot for spot in spots if spot.token > cursor), spots[0])
    return next((spot for spot in reversed(spots) if spot.token < cursor), spots[-1])


def _around(start: float | None, end: float | None) -> Interval | None:
    if start is None or end is None:
        return None
    beside_s = max(BESIDE_S, (AROUND_S - (end - start)) / 2)
    return Interval(max(0.0, start - beside_s), end + beside_s)


# --- what the user says about a filler -----------------------------------------------------------


def judged(token: Token) -> Judged | None:
    """The filler this token belongs to, or did until it was rejected; None when it has no time."""
    event = token.event
    start, end = (event.start, event.end) if event else (token.start, token.end)
    if start is None or end is None:
        return None
    return Judged(start, end, event.group, event.text) if event else Judged(start, end)
