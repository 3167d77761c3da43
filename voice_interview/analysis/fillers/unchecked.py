"""Where no filled pauses could be looked for, since the words there do not fit the sound."""

from collections.abc import Sequence

from voice_interview.model import Hearing, Interval
from voice_interview.text import clock

_NAMED = 3
"""So many places are named, the others counted."""


def unchecked(hearing: Hearing) -> tuple[Interval, ...]:
    """In order. None where the whole count rests on less: nobody listened, or nowhere they fit."""
    heard = hearing.sounds
    if heard is None or heard.filled_pauses is None or not heard.measurable:
        return ()
    checked = any(
        all(piece.end <= one.start or one.end <= piece.start for one in heard.unchecked)
        for piece in heard.speech
    )
    return heard.unchecked if checked and not hearing.transcript.rough else ()


def places(stretches: Sequence[Interval]) -> str:
    """`0:31 to 0:43, 1:02 to 1:10`; of many, the first ones."""
    told = [_place(one) for one in stretches[:_NAMED]]
    more = len(stretches) - len(told)
    return ", ".join(told) + (f" and {more} more" if more else "")


def _place(stretch: Interval) -> str:
    start, end = clock(stretch.start), clock(stretch.end)
    return start if start == end else f"{start} to {end}"
