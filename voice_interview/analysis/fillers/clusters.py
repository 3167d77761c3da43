"""Places where filled pauses come thick, and what the speaker was about to say there. Pure."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from voice_interview.analysis.reading import LONG_PAUSE, STOP, Reading
from voice_interview.model import Cluster, FillerEvent
from voice_interview.text import clock

LEAST = 3
WITHIN_S = 5.0

_NUMBER = re.compile(
    r"[$£€]?\d.*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|percent|half"
)


def clusters(events: Sequence[FillerEvent], reading: Reading) -> tuple[Cluster, ...]:
    """Runs of sure filled pauses, each of them one of three within five seconds, in order.

    `reading` has no filled pauses in it.
    """
    timed = [
        (event.start, event.end, event)
        for event in events
        if event.kind == "sound" and event.start is not None and event.end is not None
    ]
    timed.sort(key=lambda row: row[0])
    runs: list[list[int]] = []
    for first in range(len(timed) - LEAST + 1):
        last = first + LEAST - 1
        if timed[last][1] - timed[first][0] > WITHIN_S:
            continue
        if runs and first <= runs[-1][-1]:
            runs[-1].extend(range(runs[-1][-1] + 1, last + 1))
        else:
            runs.append([*range(first, last + 1)])
    return tuple(
        Cluster(
            start=timed[run[0]][0],
            end=timed[run[-1]][1],
            sounds=len(run),
            words=(timed[run[0]][2].words[0], timed[run[-1]][2].words[1]),
            before=_before(timed[run[0]][2], reading),
        )
        for run in runs
    )


def told(cluster: Cluster) -> str:
    """`3 at 0:41, at the start of a sentence`."""
    where = f", {cluster.before}" if cluster.before else ""
    return f"{cluster.sounds} at {clock(cluster.start)}{where}"


def _before(event: FillerEvent, reading: Reading) -> str:
    """What the first of them stands before, or nothing that is known to be hard."""
    place = bisect_left([token.index for token in reading.tokens], event.words[0])
    if place == len(reading.tokens):
        return ""
    mark, token = reading.marks[place], reading.tokens[place]
    if mark & LONG_PAUSE:
        return "after a long pause"
    if mark & STOP:
        return "at the start of a sentence"
    if _NUMBER.fullmatch(token.text):
        return "before a number"
    if token.capital and token.text.partition("'")[0] != "i":
        return "before a name"
    return ""
